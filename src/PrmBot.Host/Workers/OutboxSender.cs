using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Connector;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>
/// Sends what was committed, in order, and records what became of it. What fails for now stays pending: the worker
/// below
/// tries again until it is delivered or given up.
/// </summary>
public sealed class OutboxSender(IStore store, ConnectorClient connector, ILogger<OutboxSender> log)
{
    private const int MostAttempts = 12;

    private readonly ConcurrentDictionary<string, bool> _inFlight = new();
    private readonly Channel<IReadOnlyList<OutboxEntry>> _soon = Channel.CreateUnbounded<IReadOnlyList<OutboxEntry>>();

    /// <summary>Sends after the caller's own answer is out: for a pressed button, whose answer is awaited.</summary>
    public void SendSoon(IReadOnlyList<OutboxEntry> entries) => _soon.Writer.TryWrite(entries);

    /// <summary>What <see cref="SendSoon"/> left to do.</summary>
    internal IAsyncEnumerable<IReadOnlyList<OutboxEntry>> LeftForLater(CancellationToken ct) =>
        _soon.Reader.ReadAllAsync(ct);

    /// <summary>
    /// Sends at the end of a turn and never throws: the turn is done, and coming again it would be done twice. What
    /// did not get out is the worker's.
    /// </summary>
    public async Task SendWhatWasCommittedAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken ct)
    {
        try
        {
            await SendAsync(entries, ct);
        }
#pragma warning disable CA1031 // the edge of a turn that is committed: nothing may make it run once more
        catch (Exception e)
        {
            OutboxLog.LeftToWorker(log, entries.Count, e.GetType().Name);
        }
#pragma warning restore CA1031
    }

    /// <summary>Sends entries one after the other; a failure of one does not keep back the others.</summary>
    public async Task SendAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken ct)
    {
        foreach (var entry in entries)
        {
            if (!_inFlight.TryAdd(entry.Id, true))
            {
                continue;
            }

            try
            {
                await SendAsync(entry, ct);
            }
            finally
            {
                _inFlight.TryRemove(entry.Id, out _);
            }
        }
    }

    private async Task SendAsync(OutboxEntry entry, CancellationToken ct)
    {
        var tried = entry with { Attempts = entry.Attempts + 1 };
        try
        {
            var id = await DeliverAsync(entry, ct);
            await store.Outbox.SaveAsync(tried with { DeliveredAs = id }, ct);
        }
        catch (ConnectorException e)
        {
            var isOver = e.IsPermanent || tried.Attempts >= MostAttempts;
            OutboxLog.NotDelivered(log, entry.Id, tried.Attempts, e.Status, e.Code, isOver);
            await store.Outbox.SaveAsync(tried with { FailedBecause = isOver ? e.Code ?? "unreachable" : null }, ct);
        }
    }

    private async Task<string> DeliverAsync(OutboxEntry entry, CancellationToken ct)
    {
        var activity = ActivityOf(entry);
        switch (entry.Delivery)
        {
            case Delivery.Send or Delivery.Post:
                return await connector.SendAsync(entry.ServiceUrl, entry.Conversation.Value, activity, ct);
            case Delivery.Update:
                var target = entry.ActivityId ?? await TargetAsync(entry.Replaces, ct);
                if (target is null)
                {
                    return string.Empty; // The message to replace never went out, so nothing is left to replace.
                }

                await connector.UpdateAsync(entry.ServiceUrl, entry.Conversation.Value, target, activity, ct);
                return target;
            default:
                throw new InvalidOperationException($"Unknown delivery {entry.Delivery}.");
        }
    }

    private async Task<string?> TargetAsync(string? replaced, CancellationToken ct)
    {
        var former = replaced is null ? null : await store.Outbox.FindAsync(replaced, ct);
        return former?.DeliveredAs is { Length: > 0 } delivered ? delivered : former?.ActivityId;
    }

    private static Activity ActivityOf(OutboxEntry entry) => entry.CardJson is { } card
        ? new Activity
        {
            Type = ActivityTypes.Message,
            Summary = entry.Text,
            Attachments = [Attachment.Card(JsonElement.Parse(card))],
        }
        : new Activity { Type = ActivityTypes.Message, Text = entry.Text, TextFormat = "plain" };
}
