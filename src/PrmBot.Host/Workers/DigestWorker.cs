using Microsoft.Extensions.Options;
using PrmBot.Conversation.Digests;

namespace PrmBot.Host.Workers;

/// <summary>Now and then has the digests posted that are due.</summary>
internal sealed class DigestWorker(
    DigestRound round, Speaking speaking, IOptions<DigestOptions> options, ILogger<DigestWorker> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.Round, speaking.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
#pragma warning disable CA1031 // the edge of a worker: one bad round must not end the rounds
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                OutboxLog.RoundFailed(log, e.GetType().Name);
            }
        }
    }

    // Versions keep a digest from being posted twice; the claim spares the other instances the work.
    private async Task RunAsync(CancellationToken ct)
    {
        await using var claim = await speaking.RoundAsync("digests", ct);
        if (claim is null)
        {
            return;
        }

        var done = await round.RunAsync(speaking.Home, speaking.Clock.GetUtcNow(), ct);
        speaking.Send(done.Sent);
        foreach (var kind in done.Failures)
        {
            OutboxLog.RoundFailed(log, kind);
        }
    }
}
