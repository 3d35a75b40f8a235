using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>
/// Does a round now and then; of instances that share a store one at a time. A round that fails is noted, and the next
/// one comes.
/// </summary>
/// <param name="name">Of the rounds: what the right to one is called.</param>
/// <param name="every">The time between rounds; null: there are none.</param>
/// <param name="speaking">The clock, and the right to a round.</param>
/// <param name="log">Notes failures by their kind.</param>
internal abstract class RoundWorker(string name, TimeSpan? every, Speaking speaking, ILogger log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (every is not { } pause)
        {
            return;
        }

        using var timer = new PeriodicTimer(pause, speaking.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var claim = await speaking.RoundAsync(name, stoppingToken);
                if (claim is not null)
                {
                    await RunAsync(stoppingToken);
                }
            }
#pragma warning disable CA1031 // the edge of a worker: one bad round must not end the rounds
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                OutboxLog.RoundFailed(log, e.GetType().Name);
            }
        }
    }

    /// <summary>One round.</summary>
    protected abstract Task RunAsync(CancellationToken ct);
}
