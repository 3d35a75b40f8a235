using Microsoft.Extensions.Options;
using PrmBot.Host.Startup;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>
/// Takes up at the start, and now and then, what is pending in the store; forgets what is long done.
/// </summary>
public sealed class OutboxWorker(
    IStore store, OutboxWatch watch, TimeProvider clock, IOptions<RetentionOptions> keep, ILogger<OutboxWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    // Nobody waits for it, and the store has to bring all that it holds into order for it.
    private static readonly TimeSpan Forgetting = TimeSpan.FromMinutes(10);

    // By what was accepted a repetition is known: the platform repeats for less.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(2);

    private DateTimeOffset _forgot;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await watch.StopAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var again = Task.WhenAny(Task.Delay(Round, clock, stoppingToken), watch.LeftAsync(stoppingToken));
            await GuardedAsync(stoppingToken);
            await again;
        }
    }

    private async Task GuardedAsync(CancellationToken ct)
    {
        try
        {
            watch.TakeUp(await store.Outbox.PendingAsync(ct));
            await ForgetAsync(clock.GetUtcNow(), ct);
        }
#pragma warning disable CA1031 // the edge of a worker: one bad round must not end the rounds
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            OutboxLog.RoundFailed(log, e.GetType().Name);
        }
#pragma warning restore CA1031
    }

    private async Task ForgetAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (now - _forgot >= Forgetting)
        {
            await store.Outbox.ForgetAsync(now - keep.Value.Messages, ct);
            await store.Inbox.ForgetAsync(now - Memory, ct);
            _forgot = now;
        }
    }
}
