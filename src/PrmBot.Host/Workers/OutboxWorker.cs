using Microsoft.Extensions.Options;
using PrmBot.Host.Startup;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>
/// Takes up at the start, and now and then, what is pending in the store; forgets what is long done.
/// </summary>
public sealed class OutboxWorker(
    IStore store, OutboxLanes lanes, TimeProvider clock, IOptions<RetentionOptions> keep, ILogger<OutboxWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    // By what was accepted a repetition is known: the platform repeats for less.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(2);

    // What was decided while the bot stopped is still said; a long queue waits for the next start.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await lanes.EmptyAsync(LastWords);
        await lanes.CloseAsync(Patience);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
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
            lanes.Add(await store.Outbox.PendingAsync(ct));
            await store.Outbox.ForgetAsync(clock.GetUtcNow() - keep.Value.Messages, ct);
            await store.Inbox.ForgetAsync(clock.GetUtcNow() - Memory, ct);
        }
#pragma warning disable CA1031 // the edge of a worker: one bad round must not end the rounds
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            OutboxLog.RoundFailed(log, e.GetType().Name);
        }
#pragma warning restore CA1031
    }
}
