using System.Diagnostics.Metrics;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>
/// What was pending when the outbox was looked at last: for whoever watches over it, so that nobody has to ask the
/// store for it once more.
/// </summary>
public sealed class OutboxState
{
    private IReadOnlyList<OutboxEntry> _heads = [];
    private int _pending;

    public OutboxState(TimeProvider clock, IMeterFactory meters)
    {
        Clock = clock;
#pragma warning disable CA2000 // the factory keeps it
        var meter = meters.Create(Telemetry.Measures.Source);
#pragma warning restore CA2000
        meter.CreateObservableGauge(
            "prmbot.outbox.pending", () => _pending, "{message}", "Messages that are neither sent nor given up.");
        meter.CreateObservableGauge(
            "prmbot.outbox.age", () => OldestFor?.TotalSeconds ?? 0, "s",
            "How long the oldest message that may be sent has been waiting.");
    }

    /// <summary>What ages are counted by.</summary>
    public TimeProvider Clock { get; }

    /// <summary>
    /// How long the oldest message that may be sent has been waiting; null: there is none. One that waits for its next
    /// attempt, or behind such a one in its conversation, may not be sent.
    /// </summary>
    public TimeSpan? OldestFor
    {
        get
        {
            var now = Clock.GetUtcNow();
            var since = Volatile.Read(ref _heads).Select(SinceOf).Where(at => at <= now).ToList();
            return since.Count == 0 ? null : now - since.Min();
        }
    }

    /// <summary>These are pending now, in the order they were put.</summary>
    public void Saw(IReadOnlyList<OutboxEntry> pending)
    {
        _pending = pending.Count;
        Volatile.Write(ref _heads, [.. pending.DistinctBy(entry => entry.Conversation)]);
    }

    private static DateTimeOffset SinceOf(OutboxEntry entry) =>
        entry.NotBefore > entry.At ? entry.NotBefore.Value : entry.At;
}
