using System.Threading.Channels;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Telemetry;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// Accepted activities in memory: in order within a conversation, side by side across conversations, bounded in
/// total. A conversation is handed to one worker at a time.
/// </summary>
internal sealed class ConversationQueue(IOptions<QueueOptions> options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<Accepted>> _lanes = [];
    private readonly HashSet<string> _ids = [];
    private readonly Channel<string> _ready = Channel.CreateUnbounded<string>();
    private int _reserved;
    private long _moved;
    private bool _closed;

    /// <summary>How it is worked off.</summary>
    public QueueOptions Options => options.Value;

    /// <summary>How many are in: waiting, or being handled.</summary>
    public int Length
    {
        get
        {
            lock (_gate)
                return _ids.Count;
        }
    }

    /// <summary>How long nothing has come out although something is in; null: nothing is in.</summary>
    public TimeSpan? IsStandingFor
    {
        get
        {
            lock (_gate)
                return _lanes.Count == 0 ? null : time.GetElapsedTime(_moved);
        }
    }

    /// <summary>Takes a place, to be given back by <see cref="Release"/> or filled by <see cref="Add"/>; false when
    /// full.</summary>
    public bool TryReserve()
    {
        lock (_gate)
        {
            if (_reserved >= options.Value.Capacity)
                return false;

            _reserved++;
            return true;
        }
    }

    /// <summary>Takes a place even when full: for what was accepted before the process began.</summary>
    public void Reserve()
    {
        lock (_gate)
            _reserved++;
    }

    public void Release()
    {
        lock (_gate)
            _reserved--;
    }

    /// <summary>Fills a reserved place; an item that is queued already gives the place back. After closing it stays
    /// stored.</summary>
    public void Add(Accepted item)
    {
        lock (_gate)
        {
            if (_closed || !_ids.Add(item.Id))
            {
                _reserved--;
                return;
            }

            Measures.QueueLength.Add(1);
            if (_lanes.Count == 0)
                _moved = time.GetTimestamp();
            if (_lanes.TryGetValue(item.ConversationId, out var lane))
            {
                lane.Enqueue(item);
                return;
            }

            _lanes[item.ConversationId] = new Queue<Accepted>([item]);
            _ready.Writer.TryWrite(item.ConversationId);
        }
    }

    /// <summary>The next item of a conversation nobody works on; null when closed and empty. Give it back by <see
    /// cref="Done"/>.</summary>
    public async Task<Accepted?> TakeAsync(CancellationToken cancellationToken)
    {
        while (await _ready.Reader.WaitToReadAsync(cancellationToken))
        {
            if (!_ready.Reader.TryRead(out var conversation))
                continue;

            lock (_gate)
                return _lanes[conversation].Peek();
        }

        return null;
    }

    /// <summary>The item is handled or given up: its conversation may go on.</summary>
    public void Done(Accepted item)
    {
        lock (_gate)
        {
            Measures.QueueLength.Add(-1);
            _moved = time.GetTimestamp();
            _reserved--;
            _ids.Remove(item.Id);
            var lane = _lanes[item.ConversationId];
            lane.Dequeue();
            if (lane.Count > 0)
                _ready.Writer.TryWrite(item.ConversationId);
            else
                _lanes.Remove(item.ConversationId);
            CompleteWhenEmpty();
        }
    }

    /// <summary>Takes no more; what is queued is still handed out.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            CompleteWhenEmpty();
        }
    }

    private void CompleteWhenEmpty()
    {
        if (_closed && _lanes.Count == 0)
            _ready.Writer.TryComplete();
    }
}
