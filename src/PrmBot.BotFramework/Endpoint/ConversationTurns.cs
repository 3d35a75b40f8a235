using Microsoft.Extensions.Logging;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// Has one item handled. Where other processes share the inbox, it handles all that waits in the item's conversation,
/// in order, and nothing when another one is at it: that one finds the item too.
/// </summary>
internal sealed class ConversationTurns(TurnAttempts attempts, IActivityInbox inbox, ILogger<ConversationTurns> log)
{
    /// <exception cref="OperationCanceledException">The process stops; what is left stays in the inbox.</exception>
    public async Task RunAsync(Accepted item, CancellationToken stop)
    {
        if (!inbox.IsShared)
        {
            await attempts.RunAsync(item, stop);
            return;
        }

        try
        {
            // Once more after the claim is given back: who came in between found it taken and left its item here.
            while (await inbox.NextAsync(item.ConversationId, stop) is not null)
            {
                if (!await WorkAsync(item.ConversationId, stop))
                    return;
            }
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            log.LeftForLater(failure.GetType().Name);
        }
    }

    private async Task<bool> WorkAsync(string conversation, CancellationToken stop)
    {
        await using var claim = await inbox.ClaimAsync(conversation, stop);
        if (claim is null)
            return false;

        while (claim.IsHeld && await inbox.NextAsync(conversation, stop) is { } next)
            await attempts.RunAsync(next, stop);
        return true;
    }
}
