using Microsoft.Extensions.Options;
using PrmBot.Conversation.Reminding;
using PrmBot.Host.Bridge;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>Now and then has those reminded who are due, and sends it.</summary>
internal sealed class ReminderWorker(
    ReminderRound round, CommitmentRound commitments, Speaking speaking, IOptions<ReminderOptions> options,
    ILogger<ReminderWorker> log)
    : RoundWorker("reminders", options.Value.Enabled ? options.Value.Round : null, speaking, log)
{
    private readonly Speaking _speaking = speaking;

    protected override async Task RunAsync(CancellationToken ct)
    {
        var now = _speaking.Clock.GetUtcNow();
        _speaking.Send(await commitments.RunAsync(_speaking.Home, now, ct));
        _speaking.Send(await round.RunAsync(_speaking.Home, now, ct));
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
    public Task<IClaim?> RoundAsync(string name, CancellationToken ct) =>
        store.Claims.TryAsync($"round\n{name}", ct);
}
