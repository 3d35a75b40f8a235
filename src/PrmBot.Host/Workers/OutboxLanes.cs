using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>
/// What is to be sent, in memory: in order within a conversation, side by side across conversations. A conversation
/// that waits or answers nothing keeps nobody else waiting. What is not sent when the process stops is in the store.
/// </summary>
public sealed class OutboxLanes(OutboxAttempts attempts, TimeProvider clock, ILogger<OutboxLanes> log) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<string>> _lanes = [];
    private readonly HashSet<string> _known = [];
    private readonly Dictionary<string, Task> _running = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _abort = new();

    /// <summary>Puts committed entries at the end of their conversations; those that are here already stay where
    /// they are.</summary>
    public void Add(IEnumerable<OutboxEntry> entries)
    {
        lock (_gate)
        {
            foreach (var entry in entries.Where(e => !_closing.IsCancellationRequested && _known.Add(e.Id)))
            {
                var where = entry.Conversation.Value;
                if (_lanes.TryGetValue(where, out var lane))
                {
                    lane.Enqueue(entry.Id);
                    continue;
                }

                _lanes[where] = new Queue<string>([entry.Id]);
                _running[where] = Task.Run(() => RunAsync(where), CancellationToken.None);
            }
        }
    }

    /// <summary>Waits until nothing is to be sent, for so long at most.</summary>
    public async Task EmptyAsync(TimeSpan most)
    {
        Task[] running;
        lock (_gate)
        {
            running = [.. _running.Values];
        }

        await Task.WhenAll(running).WaitAsync(most).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Lets what is being sent arrive, for a while, and begins nothing new.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        Task[] running;
        try
        {
            await _closing.CancelAsync();
            lock (_gate)
            {
                running = [.. _running.Values];
            }

            _abort.CancelAfter(patience);
        }
        catch (ObjectDisposedException)
        {
            return; // Taken apart while it stopped: what was not sent waits in the outbox.
        }

        // What became of a message may be waiting for a store that is away: the next start looks into it.
        await Task.WhenAll(running).WaitAsync(patience + Grace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _closing.Dispose();
        _abort.Dispose();
    }

    private async Task RunAsync(string where)
    {
        while (Next(where) is { } id)
        {
            try
            {
                await attempts.RunAsync(new ConversationKey(where), id, _closing.Token, _abort.Token);
                Done(where);
            }
#pragma warning disable CA1031 // the edge of a worker: one bad entry must not end a conversation
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (_closing.IsCancellationRequested)
                {
                    return;
                }

                OutboxLog.RoundFailed(log, e.GetType().Name);
                await Task.Delay(Pause, clock, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private string? Next(string where)
    {
        lock (_gate)
        {
            if (!_closing.IsCancellationRequested && _lanes[where].TryPeek(out var id))
            {
                return id;
            }

            _lanes.Remove(where);
            _running.Remove(where);
            return null;
        }
    }

    private void Done(string where)
    {
        lock (_gate)
        {
            _known.Remove(_lanes[where].Dequeue());
        }
    }
}
