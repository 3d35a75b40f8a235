using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>
/// Takes up at the start, and now and then, what is pending in the store; forgets what is long done.
/// </summary>
public sealed class OutboxWorker(
    IStore store, OutboxLanes lanes, OutboxState state, StopTime stop, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Memory = TimeSpan.FromDays(2);

    // What was decided while the bot stopped is still said; a long queue waits for the next start.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await lanes.EmptyAsync(stop.Left < LastWords ? stop.Left : LastWords);
        await lanes.CloseAsync(stop.Left);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, state.Clock);
        do
        {
            await GuardedAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task GuardedAsync(CancellationToken ct)
    {
        try
        {
            var pending = await store.Outbox.PendingAsync(ct);
            state.Saw(pending);
            lanes.Add(pending);
            var before = state.Clock.GetUtcNow() - Memory;
            await store.Outbox.ForgetAsync(before, ct);
            await store.Inbox.ForgetAsync(before, ct);
        }
#pragma warning disable CA1031 // the edge of a worker: one bad round must not end the rounds
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            OutboxLog.RoundFailed(log, e.GetType().Name);
        }
#pragma warning restore CA1031
    }
}
