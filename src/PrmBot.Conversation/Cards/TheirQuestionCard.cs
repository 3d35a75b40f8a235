namespace PrmBot.Conversation.Cards;

/// <summary>One of the partner's questions, as one of its contacts sees it; or as all may see it.</summary>
public sealed record TheirQuestionCard : ICard
{
    public static string Name => "selection/their_question";

    public string File => Name;

    public required string Title { get; init; }

    public required string Progress { get; init; }

    /// <summary>The progress as blocks.</summary>
    public required string Bar { get; init; }

    /// <summary>What was stored just now; null: nothing.</summary>
    public string? Echo { get; init; }

    /// <summary>
    /// The other levels of an answer that was read from words just now; empty: none was, or the card is for all to see.
    /// </summary>
    public IReadOnlyList<Suggestion> Correct { get; init; } = [];

    /// <summary>What the reader should know before answering; null: nothing.</summary>
    public string? Notice { get; init; }

    public required string Question { get; init; }

    public required string Who { get; init; }

    public required string Why { get; init; }

    /// <summary>More about the question, when somebody asked why; null: not shown.</summary>
    public string? Explanation { get; init; }

    /// <summary>Who of this side has said what; empty: nobody yet, or the card is for all to see.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    /// <summary>Asks the reader's side to settle on one level, or which level is meant; null: nothing is
    /// unclear.</summary>
    public string? Ask { get; init; }

    /// <summary>The two levels nearest to unclear words.</summary>
    public IReadOnlyList<LevelButton> Near { get; init; } = [];

    public required IReadOnlyList<LevelButton> Levels { get; init; }

    /// <summary>The condition that the deal-breaker button declares; null: no such button.</summary>
    public string? DealBreaker { get; init; }

    public required string EvidenceLabel { get; init; }

    /// <summary>Who reads what is pressed and what is typed.</summary>
    public required string Hint { get; init; }

    /// <summary>Guard: the question that the buttons answer.</summary>
    public required string Id { get; init; }

    /// <summary>Guard: revision of the answer that the reader sees, 0 for none.</summary>
    public required int Seen { get; init; }

    /// <summary>Guard: the version of the assessment that the card belongs to.</summary>
    public required string Guard { get; init; }

    /// <summary>True: a level that is pressed is what this side agrees on.</summary>
    public required bool Settles { get; init; }

    /// <summary>The channel's id of the one person that the card is for; empty: it is for all to see.</summary>
    public IReadOnlyList<string> RefreshFor { get; init; } = [];
}
