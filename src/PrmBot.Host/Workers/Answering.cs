using PrmBot.BotFramework.Activities;
using PrmBot.Conversation;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>What goes with every turn on the way out: who speaks can be written to again; typing; sending.</summary>
public sealed class Answering(OutboxLanes lanes, Reachable reachable, TypingWhile typing)
{
    /// <summary>Has the turn handled; a message that takes long shows that the bot is writing.</summary>
    public async Task<TurnResult> HandleAsync(
        Activity activity, Turn turn, Func<Task<TurnResult>> handle, CancellationToken ct)
    {
        await HeardAsync(turn, ct);
        return await typing.RunAsync(activity, handle, ct);
    }

    /// <summary>Sends what was committed; comes back at once.</summary>
    public void Send(IReadOnlyList<OutboxEntry> entries) => lanes.Add(entries);

    private Task HeardAsync(Turn turn, CancellationToken ct) => turn.Input switch
    {
        TurnInput.Said or TurnInput.Pressed or TurnInput.Installed { Here: true } =>
            reachable.FindAsync(turn.Home, turn.Place.Conversation, ct),
        TurnInput.Gone { Channel: { } gone } => reachable.LoseAsync(turn.Home, gone.Channel, "deleted", ct),
        TurnInput.Installed => reachable.LoseAsync(turn.Home, turn.Place.Conversation.Channel, "removed", ct),
        _ => Task.CompletedTask,
    };
}
