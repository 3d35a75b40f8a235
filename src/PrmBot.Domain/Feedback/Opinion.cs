using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Feedback;

/// <summary>What somebody thought of an answer.</summary>
public enum OpinionKind
{
    /// <summary>Nobody said so: the message was not understood.</summary>
    NotUnderstood,

    /// <summary>"That was wrong."</summary>
    Wrong,

    /// <summary>A thumb down under the answer.</summary>
    Disliked,

    /// <summary>A thumb up.</summary>
    Liked,
}

/// <summary>
/// One answer that was judged, or missing; kept for whoever teaches the bot. Who it was is not kept, and words only
/// when the operator allows it.
/// </summary>
public sealed record Opinion : IDocument
{
    public static string Kind => "opinion";

    public static int Schema => 1;

    /// <summary>Sorts by time.</summary>
    public required string Id { get; init; }

    /// <summary>The partner whose person it was; null: one of us.</summary>
    public PartnerId? Partner { get; init; }

    public required OpinionKind What { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The function that was called; null: none, or not known.</summary>
    public string? Function { get; init; }

    /// <summary>The message; null: words are not kept.</summary>
    public string? Text { get; init; }

    /// <summary>What was written beside the thumb; null: nothing, or words are not kept.</summary>
    public string? Comment { get; init; }

    public long Version { get; init; }
}
