using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>
/// What was pending when the outbox was looked at last: for whoever watches over it, so that nobody has to ask the
/// store for it once more.
/// </summary>
public sealed class OutboxState(TimeProvider clock)
{
    // Since when the first of each conversation may be sent: the messages themselves are too large to be kept here.
    private DateTimeOffset[] _heads = [];

    /// <summary>How many are neither sent nor given up.</summary>
    public int Pending { get; private set; }

    /// <summary>
    /// How long the oldest message that may be sent has been waiting; null: there is none. One that waits for its next
    /// attempt, or behind such a one in its conversation, may not be sent.
    /// </summary>
    public TimeSpan? OldestFor
    {
        get
        {
            var now = clock.GetUtcNow();
            var due = Volatile.Read(ref _heads).Where(since => since <= now).ToList();
            return due.Count == 0 ? null : now - due.Min();
        }
    }

    /// <summary>These are pending now, in the order they were put.</summary>
    public void Saw(IReadOnlyList<OutboxEntry> pending)
    {
        Pending = pending.Count;
        Volatile.Write(ref _heads, [.. pending.DistinctBy(entry => entry.Conversation).Select(SinceOf)]);
    }

    private static DateTimeOffset SinceOf(OutboxEntry entry) =>
        entry.NotBefore > entry.At ? entry.NotBefore.Value : entry.At;
}
