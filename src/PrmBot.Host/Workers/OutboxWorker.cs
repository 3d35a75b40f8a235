using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>
/// Sends what a pressed button left to do, and now and then what is still pending; forgets what is long done.
/// </summary>
public sealed class OutboxWorker(
    IStore store, OutboxSender sender, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Memory = TimeSpan.FromDays(2);
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(SoonAsync(stoppingToken), RoundsAsync(stoppingToken));

    private async Task SoonAsync(CancellationToken ct)
    {
        await foreach (var entries in sender.LeftForLater(ct))
        {
            await GuardedAsync(() => sender.SendAsync(entries, ct), ct);
        }
    }

    private async Task RoundsAsync(CancellationToken ct)
    {
        await GuardedAsync(() => RoundAsync(TimeSpan.Zero, ct), ct);
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            await GuardedAsync(() => RoundAsync(Young, ct), ct);
        }
    }

    // Young entries are being sent by the turn that made them; at the start there is no such turn.
    private async Task RoundAsync(TimeSpan youngest, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var pending = await store.Outbox.PendingAsync(ct);
        await sender.SendAsync([.. pending.Where(e => e.At <= now - youngest)], ct);
        await store.Outbox.ForgetAsync(now - Memory, ct);
        await store.Inbox.ForgetAsync(now - Memory, ct);
    }

    private async Task GuardedAsync(Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // the edge of a worker: one bad round must not end the rounds
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            OutboxLog.RoundFailed(log, e.GetType().Name);
        }
#pragma warning restore CA1031
    }
}

/// <summary>What is logged about sending: ids and codes, never content.</summary>
internal static partial class OutboxLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Message {Id} not delivered at attempt {Attempt}: {Status} {Code}; given up: {IsOver}")]
    public static partial void NotDelivered(
        ILogger log, string id, int attempt, int? status, string? code, bool isOver);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A turn's {Count} messages are left to the worker: {Kind}")]
    public static partial void LeftToWorker(ILogger log, int count, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of sending failed: {Kind}")]
    public static partial void RoundFailed(ILogger log, string kind);
}
