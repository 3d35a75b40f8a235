using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// Works off the queue. At start, before requests are taken, it takes up what a former process left in the inbox; at
/// stop it goes on for the drain time and leaves the rest there.
/// </summary>
internal sealed class QueueWorker(
    ConversationQueue queue,
    ConversationTurns turns,
    IActivityInbox inbox,
    IHostApplicationLifetime lifetime,
    ILogger<QueueWorker> log) : BackgroundService
{
    private readonly CancellationTokenSource _hardStop = new();
    private CancellationTokenRegistration _stopping;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // From the moment the process is told to stop: requests that are still being answered take a part of the time.
        _stopping = lifetime.ApplicationStopping.Register(() => _hardStop.CancelAfter(queue.Options.DrainTime));
        var pending = await inbox.PendingAsync(cancellationToken);
        foreach (var item in pending.OrderBy(item => item.At))
        {
            queue.Reserve();
            queue.Add(item);
        }

        if (pending.Count > 0)
            log.TakenUp(pending.Count);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Close();
        try
        {
            await using (cancellationToken.Register(_hardStop.Cancel))
            {
                // A handler that does not heed its token is left behind: its activity is still in the inbox.
                if (ExecuteTask is { } work)
                    await work.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (ObjectDisposedException)
        {
            return; // Taken apart while it stopped: what was not handled waits in the inbox.
        }

        if (queue.Length > 0)
            log.LeftInInbox(queue.Length);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        _hardStop.Dispose();
        base.Dispose();
    }

    // Stopping is told by StopAsync: the host's token would break off what can still be drained.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, queue.Options.Parallel).Select(_ => WorkAsync()));

    private async Task WorkAsync()
    {
        try
        {
            while (await queue.TakeAsync(_hardStop.Token) is { } item)
            {
                await turns.RunAsync(item, _hardStop.Token);
                queue.Done(item);
            }
        }
#pragma warning disable CA1031 // the end of a worker: what it was at is still in the queue, and in the inbox
        catch (Exception) when (_hardStop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // QueueWorker.StopAsync says how much is left.
        }
    }
}
