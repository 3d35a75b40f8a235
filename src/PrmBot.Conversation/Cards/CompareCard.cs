namespace PrmBot.Conversation.Cards;

/// <summary>
/// Two to four partners side by side: fit by fit, one line for each partner, so that a phone shows it.
/// </summary>
public sealed record CompareCard : ICard
{
    public static string Name => "partners/compare";

    public string File => Name;

    public required string Title { get; init; }

    public required IReadOnlyList<ComparedPartner> Partners { get; init; }

    public required IReadOnlyList<ComparedFit> Fits { get; init; }

    /// <summary>What to keep in mind: weights differ, answers are missing; null: nothing.</summary>
    public string? Note { get; init; }
}

/// <summary>One partner's verdict.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Verdict">In words.</param>
/// <param name="Color">Good, Warning, Attention or Default.</param>
/// <param name="Score">The overall score and the confidence.</param>
/// <param name="More">Gates hit, and the largest gap; null: none.</param>
public sealed record ComparedPartner(string Name, string Verdict, string Color, string Score, string? More);

/// <summary>One fit of all partners.</summary>
public sealed record ComparedFit(string Name, IReadOnlyList<ComparedScore> Scores);

/// <summary>One partner's score in a fit.</summary>
public sealed record ComparedScore(string Name, string Bar, string Score, string Color);
