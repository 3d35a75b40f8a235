namespace PrmBot.Conversation.Cards;

/// <summary>What an assessment comes to.</summary>
public sealed record ResultCard : ICard
{
    public static string Name => "selection/result";

    public string File => Name;

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    /// <summary>What was stored just now, or why nothing new began; null: nothing.</summary>
    public string? Echo { get; init; }

    public required string Verdict { get; init; }

    /// <summary>Good, Warning, Attention or Default.</summary>
    public required string Color { get; init; }

    public required string Reason { get; init; }

    public required string Overall { get; init; }

    public required string Confidence { get; init; }

    public required IReadOnlyList<FitBar> Fits { get; init; }

    public required string ChartText { get; init; }

    public IReadOnlyList<string> Gates { get; init; } = [];

    public IReadOnlyList<ResultLine> Strengths { get; init; } = [];

    public IReadOnlyList<ResultLine> Gaps { get; init; } = [];

    public IReadOnlyList<string> PerceptionGaps { get; init; } = [];

    public required string Sensitivity { get; init; }

    /// <summary>Which questions are open; null: none.</summary>
    public string? Open { get; init; }

    public required string Next { get; init; }

    public required string Partner { get; init; }

    /// <summary>True: it was assessed not long ago, and the reader asked for an assessment.</summary>
    public bool OffersAgain { get; init; }
}

/// <summary>One fit in the result.</summary>
/// <param name="Criterion">Its name on the wire.</param>
/// <param name="Name">In words.</param>
/// <param name="Score">0 to 100 for the chart; 0 when there is none.</param>
/// <param name="ScoreText">For reading.</param>
/// <param name="Note">Weight, confidence, and what is missing.</param>
/// <param name="Bar">The score as blocks.</param>
/// <param name="Color">Good, Warning, Attention or Default.</param>
public sealed record FitBar(
    string Criterion, string Name, decimal Score, string ScoreText, string Note, string Bar, string Color);

/// <summary>A strength with its quote, or a gap with what a plan should do about it.</summary>
public sealed record ResultLine(string Text, string? More);
