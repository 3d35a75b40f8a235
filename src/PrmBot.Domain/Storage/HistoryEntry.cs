using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>One change that somebody made: who, when, what, and how to take it back.</summary>
public sealed record HistoryEntry : IDocument
{
    public static string Kind => "history";

    public static int Schema => 1;

    /// <summary>Sorts by time: a UTC tick count and a unique part.</summary>
    public required string Id { get; init; }

    // Not required: what is null is not written, and an entry without a partner must be readable.
    public PartnerId? Partner { get; init; }

    public required Person Who { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The kernel function that made the change, for example <c>Kpi-record</c>.</summary>
    public required string Function { get; init; }

    /// <summary>The sentence that was said to the person.</summary>
    public required string Summary { get; init; }

    /// <summary>What the person was then; null in entries older than this member.</summary>
    public Role? As { get; init; }

    /// <summary>The documents as they were before.</summary>
    public IReadOnlyList<DocumentChange> Changes { get; init; } = [];

    /// <summary>Set once it was taken back.</summary>
    public bool Undone { get; init; }

    public long Version { get; init; }

    /// <summary>An id that sorts by time.</summary>
    public static string IdAt(DateTimeOffset at, string unique) => $"{at.UtcTicks:D20}-{unique}";
}
