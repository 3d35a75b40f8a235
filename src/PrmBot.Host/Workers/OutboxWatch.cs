using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>Has what is pending sent, knows what it is, and ends it in time.</summary>
public sealed class OutboxWatch(OutboxLanes lanes, OutboxState state, LeftWork left, StopTime stop)
{
    // What was decided while the bot stopped is still said; a long queue waits for the next start.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>All that is pending, in the order it was put.</summary>
    public void TakeUp(IReadOnlyList<OutboxEntry> pending)
    {
        state.Saw(pending);
        lanes.Add(pending);
    }

    /// <summary>Comes back when another instance has left something.</summary>
    public Task LeftAsync(CancellationToken ct) => left.SaidAsync(ct);

    /// <summary>Lets what is being sent arrive, as long as there is time.</summary>
    public async Task StopAsync()
    {
        await lanes.EmptyAsync(stop.Left < LastWords ? stop.Left : LastWords);
        await lanes.CloseAsync(stop.Left);
    }
}
