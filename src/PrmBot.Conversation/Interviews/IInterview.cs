using PrmBot.Conversation.Understanding;

namespace PrmBot.Conversation.Interviews;

/// <summary>
/// One kind of guided interview. All of them read the position from the turn's dialogue, and leave the new one there.
/// </summary>
public interface IInterview
{
    InterviewKind Kind { get; }

    /// <summary>The card of the current position, with progress. Ends the interview when nothing is left.</summary>
    /// <param name="turn">Holds the position.</param>
    /// <param name="notice">A sentence to read first; null: none.</param>
    /// <param name="ct">Ends it.</param>
    Task<Reply> ShowAsync(TurnScope turn, string? notice, CancellationToken ct);

    Task<Reply> SkipAsync(TurnScope turn, CancellationToken ct);

    Task<Reply> BackAsync(TurnScope turn, CancellationToken ct);

    /// <summary>Why this question is asked and what its levels or its field mean; the position stays.</summary>
    Task<Reply> ExplainAsync(TurnScope turn, CancellationToken ct);

    /// <summary>What was asked, so that a plain answer can be understood.</summary>
    Task<AskedQuestion?> AskedAsync(TurnScope turn, CancellationToken ct);
}
