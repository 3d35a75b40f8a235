using Microsoft.Extensions.Options;
using PrmBot.Conversation.Reminding;
using PrmBot.Host.Bridge;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>Now and then has those reminded who are due, and sends it.</summary>
internal sealed class ReminderWorker(
    ReminderRound round, CommitmentRound commitments, Speaking speaking, IOptions<ReminderOptions> options,
    ILogger<ReminderWorker> log) : BackgroundService
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

    private async Task RunAsync(CancellationToken ct)
    {
        await using var claim = await speaking.RoundAsync("reminders", ct);
        if (claim is not null)
        {
            var now = speaking.Clock.GetUtcNow();
            speaking.Send(await commitments.RunAsync(speaking.Home, now, ct));
            speaking.Send(await round.RunAsync(speaking.Home, now, ct));
        }
    }
}

/// <summary>What a worker needs that speaks first: for whom, when, and the way out.</summary>
internal sealed class Speaking(HomeTenant home, OutboxLanes lanes, IStore store, TimeProvider clock)
{
    public TimeProvider Clock { get; } = clock;

    /// <summary>The tenant the app is installed in; on a developer's machine nobody's until somebody spoke.</summary>
    public Identity.TenantId Home => home.For(null);

    public void Send(IReadOnlyList<OutboxEntry> entries) => lanes.Add(entries);

    /// <summary>The right to a round, given back by disposing it; null when another instance is at it.</summary>
    public Task<IAsyncDisposable?> RoundAsync(string name, CancellationToken ct) =>
        store.Claims.TryAsync($"round\n{name}", ct);
}
