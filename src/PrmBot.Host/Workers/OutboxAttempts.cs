using System.Text.Json;
using PrmBot.BotFramework.Connector;
using PrmBot.Host.Telemetry;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>Brings one entry to its end: delivered, or given up with the reason.</summary>
public sealed class OutboxAttempts(
    OutboxBook book, OutboxDelivery delivery, OutboxVerdict verdict, Reachable reachable, TimeProvider clock)
{
    /// <summary>
    /// Brings an entry to its end. Where other instances share the outbox, all that waits in its conversation, in
    /// order, and nothing when another one is at it: that one finds the entry too.
    /// </summary>
    /// <param name="where">Its conversation.</param>
    /// <param name="id">The entry; one that is done already is left alone.</param>
    /// <param name="closing">Ends waiting and lets no attempt begin.</param>
    /// <param name="abort">Breaks off what is under way.</param>
    public async Task RunAsync(ConversationKey where, string id, CancellationToken closing, CancellationToken abort)
    {
        if (!book.IsShared)
        {
            await RunAsync(id, closing, abort);
            return;
        }

        // Once more after the claim is given back: who came in between found it taken and left its entry here.
        while (await book.NextAsync(where, closing) is not null)
        {
            await using var claim = await book.ClaimAsync(where, closing);
            if (claim is null)
            {
                return;
            }

            while (claim.IsHeld && await book.NextAsync(where, closing) is { } next)
            {
                await RunAsync(next.Id, closing, abort);
            }
        }
    }

    /// <param name="id">The entry; one that is done already is left alone.</param>
    /// <param name="closing">Ends waiting and lets no attempt begin.</param>
    /// <param name="abort">Breaks off what is under way.</param>
    public async Task RunAsync(string id, CancellationToken closing, CancellationToken abort)
    {
        while (await book.OpenAsync(id, closing) is { } entry)
        {
            if (entry.NotBefore - clock.GetUtcNow() is { } wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, closing);
            }

            if (await HopelessAsync(entry, closing) is { } hopeless)
            {
                await book.GiveUpAsync(entry, hopeless.Kind, hopeless.Reason);
                return;
            }

            if (!await TryAsync(book.Begin(entry, verdict.MostAttempts), abort))
            {
                return;
            }
        }
    }

    private async Task<Verdict.Over?> HopelessAsync(OutboxEntry entry, CancellationToken ct) =>
        entry.SendingSince is not null && entry.Attempts >= verdict.MostAttempts
            ? new(GivenUpAs.Unclear, "the process ended more than once while it was being sent")
            : await reachable.LostBecauseAsync(entry.Tenant, entry.Conversation, ct) is { } lost
                ? new(GivenUpAs.Refused, $"nothing can be written to its conversation any more ({lost})")
                : null;

    // False: the entry is another instance's now.
    private async Task<bool> TryAsync(OutboxAttempt attempt, CancellationToken abort)
    {
        using var span = Measures.Sending(attempt.Entry);
        try
        {
            var id = await delivery.SendAsync(attempt, abort);
            await book.ArrivedAsync(attempt.Entry, id);
        }
        catch (ConnectorException failure)
        {
            await JudgeAsync(attempt, failure);
        }
        catch (JsonException)
        {
            await book.GiveUpAsync(attempt.Entry, GivenUpAs.Refused, "its card is no JSON");
        }
        catch (EntryTakenException)
        {
            return false;
        }

        return true;
    }

    private async Task JudgeAsync(OutboxAttempt attempt, ConnectorException failure)
    {
        var entry = attempt.Entry;
        switch (verdict.Of(entry, failure, attempt.IsInDoubt))
        {
            case Verdict.Later later:
                await book.PutOffAsync(entry, later.Wait, failure.Status, failure.Code);
                return;
            case Verdict.Over over:
                await LoseAsync(entry, over, failure);
                await book.GiveUpAsync(entry, over.Kind, over.Reason);
                return;
            default:
                throw new InvalidOperationException("A verdict is one of its two kinds.");
        }
    }

    // A thread may be gone alone; who may not write to a thread may not write to its channel.
    private async Task LoseAsync(OutboxEntry entry, Verdict.Over over, ConnectorException failure)
    {
        if (over.LosesConversation)
        {
            var where = failure.Status == 404 ? entry.Conversation : entry.Conversation.Channel;
            await reachable.LoseAsync(entry.Tenant, where, failure.Code ?? "NotFound", CancellationToken.None);
        }
    }
}
