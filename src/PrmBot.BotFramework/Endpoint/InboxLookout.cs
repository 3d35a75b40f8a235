using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// Now and then takes up what waits in an inbox that other processes share: what one of them accepted before it ended,
/// and what an outage left.
/// </summary>
internal sealed class InboxLookout(
    ConversationQueue queue, IActivityInbox inbox, TimeProvider time, ILogger<InboxLookout> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!inbox.IsShared)
            return;

        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(Round, time, stoppingToken), inbox.LeftAsync(stoppingToken));
            try
            {
                await LookAsync(stoppingToken);
            }
#pragma warning disable CA1031 // the edge of a worker: one bad round must not end the rounds
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.InboxRoundFailed(failure.GetType().Name);
            }
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        foreach (var item in await inbox.PendingAsync(stop))
        {
            queue.Reserve();
            queue.Add(item);
        }
    }
}
