using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Conversation.Telemetry;
using PrmBot.Storage;

namespace PrmBot.Conversation;

/// <summary>What a turn came to.</summary>
/// <param name="Sends">What to send now, in order; committed already, so a crash only delays it.</param>
/// <param name="InlineCard">For a pressed button that is answered with a card: that card, as JSON.</param>
/// <param name="InlineText">For one that is answered with a message: the line to show.</param>
public sealed record TurnResult(IReadOnlyList<OutboxEntry> Sends, string? InlineCard, string? InlineText);

/// <summary>
/// The spine: opens a unit of work, decides, commits once, and only then hands out what is to be said. When somebody
/// else was faster, everything is loaded and decided once more.
/// </summary>
public sealed class TurnHandler(TurnOpener opener, TurnDecider decider, Delivering delivering)
{
    private const int MostAttempts = 5;

    /// <exception cref="ConcurrencyException">Others were faster five times in a row.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was changed.</exception>
    public async Task<TurnResult> HandleAsync(Turn turn, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var scope = await opener.OpenAsync(turn, ct);
            var reply = await decider.DecideAsync(scope, ct);
            var result = await delivering.PlanAsync(scope, reply, ct);
            await Keeping.PlaceAsync(scope, ct);
            try
            {
                await CommitAsync(scope, result, ct);
                Measures.Came(scope);
                return result;
            }
            catch (AlreadyHandledException)
            {
                return new TurnResult([], null, null); // by another instance, which says what there is to say
            }
            catch (ConcurrencyException) when (attempt < MostAttempts)
            {
                // Decided on what is no longer true: once more, on what is.
            }
        }
    }

    private static async Task CommitAsync(TurnScope scope, TurnResult result, CancellationToken ct)
    {
        using var commit = Measures.Spans.StartActivity("commit");
        var work = scope.Session.Work;
        if (scope.Dialogue != scope.DialogueAsOpened)
        {
            work.Put(scope.Dialogue);
        }

        foreach (var entry in result.Sends)
        {
            work.Send(entry with { Trace = commit?.Id });
        }

        if (scope.Turn.InboxId is { } handled)
        {
            work.Handled(handled);
        }

        await work.CommitAsync(ct);
    }
}
