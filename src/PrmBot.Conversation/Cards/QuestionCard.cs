namespace PrmBot.Conversation.Cards;

/// <summary>One question of an assessment, with its levels as buttons.</summary>
public sealed record QuestionCard : ICard
{
    public static string Name => "selection/question";

    public string File => Name;

    public required string Title { get; init; }

    public required string Progress { get; init; }

    /// <summary>The progress as blocks.</summary>
    public required string Bar { get; init; }

    /// <summary>What was stored just now; null: nothing.</summary>
    public string? Echo { get; init; }

    /// <summary>
    /// What the reader should know before answering: a gate that was hit, an answer that was not taken.
    /// </summary>
    public string? Notice { get; init; }

    public required string Question { get; init; }

    public required string Who { get; init; }

    public required string Why { get; init; }

    /// <summary>How it stands already; null: not answered.</summary>
    public string? Current { get; init; }

    /// <summary>More about the question, when somebody asked why; null: not shown.</summary>
    public string? Explanation { get; init; }

    /// <summary>Asks which of <see cref="Near"/> is meant; null: the words were clear.</summary>
    public string? Ask { get; init; }

    /// <summary>The two levels nearest to unclear words.</summary>
    public IReadOnlyList<LevelButton> Near { get; init; } = [];

    /// <summary>The other levels of an answer that was read from words just now; empty: none was.</summary>
    public IReadOnlyList<Suggestion> Correct { get; init; } = [];

    /// <summary>The levels that the reader's side can settle on; empty: there is nothing to settle.</summary>
    public IReadOnlyList<Suggestion> Settle { get; init; } = [];

    public required IReadOnlyList<LevelButton> Levels { get; init; }

    /// <summary>The condition that the deal-breaker button declares; null: no such button.</summary>
    public string? DealBreaker { get; init; }

    /// <summary>What would prove an answer; null: no proof is asked for.</summary>
    public string? EvidenceLabel { get; init; }

    /// <summary>Id of the question that was just answered and could be proved; null: none.</summary>
    public string? Proves { get; init; }

    /// <summary>The button that takes proof for it; null: none.</summary>
    public string? ProveTitle { get; init; }

    /// <summary>Guard: the question that the buttons answer.</summary>
    public required string Id { get; init; }

    /// <summary>Guard: revision of the answer that the reader sees, 0 for none.</summary>
    public required int Seen { get; init; }

    /// <summary>Guard: the version of the assessment that the card belongs to.</summary>
    public required string Guard { get; init; }

    public required string Partner { get; init; }

    /// <summary>True when the result is worth a look already: a hard gate was hit.</summary>
    public bool OffersResult { get; init; }
}

/// <summary>A level, and what it looks like.</summary>
public sealed record LevelButton(int Level, string Anchor);
