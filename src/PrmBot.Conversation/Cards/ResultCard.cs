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

    /// <summary>
    /// One tap each: the other levels of an answer that was read from words just now, or the levels that our side can
    /// settle on; empty: neither is due.
    /// </summary>
    public IReadOnlyList<Suggestion> Levels { get; init; } = [];

    public required string Verdict { get; init; }

    /// <summary>Good, Warning, Attention or Default.</summary>
    public required string Color { get; init; }

    public required string Reason { get; init; }

    public required string Overall { get; init; }

    public required string Confidence { get; init; }

    public required IReadOnlyList<FitBar> Fits { get; init; }

    public required string ChartText { get; init; }

    /// <summary>Which version of several it is, and why; null: there is only one.</summary>
    public string? Version { get; init; }

    /// <summary>Earlier and later versions to look at.</summary>
    public IReadOnlyList<VersionButton> Versions { get; init; } = [];

    public IReadOnlyList<ResultGate> Gates { get; init; } = [];

    /// <summary>Gates that a remedy lifted.</summary>
    public IReadOnlyList<string> Lifted { get; init; } = [];

    public IReadOnlyList<ResultLine> Strengths { get; init; } = [];

    public IReadOnlyList<GapLine> Gaps { get; init; } = [];

    /// <summary>Where the partner has less than the ideal profile asks for.</summary>
    public IReadOnlyList<string> Shortfalls { get; init; } = [];

    public IReadOnlyList<string> PerceptionGaps { get; init; } = [];

    public required string Sensitivity { get; init; }

    /// <summary>Why it should be assessed again now; empty: nothing is due.</summary>
    public IReadOnlyList<string> Due { get; init; } = [];

    /// <summary>What changed since the assessment before; empty: there is none.</summary>
    public IReadOnlyList<string> Since { get; init; } = [];

    /// <summary>What the give-get ledger comes to; null: it is empty.</summary>
    public string? Ledger { get; init; }

    /// <summary>Answers without proof; null: none.</summary>
    public string? Evidence { get; init; }

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

/// <summary>A gate that was hit.</summary>
/// <param name="Text">Which, and what it does.</param>
/// <param name="Remedy">What is done about it; null: nothing yet.</param>
/// <param name="Gate">Id of its question.</param>
/// <param name="MayPlan">The button to plan a remedy; null: it cannot be remedied, or not by the reader.</param>
/// <param name="MayClose">The button that says it is done; null: nothing is planned.</param>
public sealed record ResultGate(string Text, string? Remedy, string Gate, string? MayPlan, string? MayClose);

/// <summary>Another version of the result.</summary>
/// <param name="Number">As text.</param>
/// <param name="Title">The button.</param>
public sealed record VersionButton(string Number, string Title);

/// <summary>A strength with its quote.</summary>
public sealed record ResultLine(string Text, string? More);

/// <summary>A gap and the line that a plan should get for it.</summary>
/// <param name="Text">What is weak.</param>
/// <param name="More">The line in words.</param>
/// <param name="Section">The plan's section on the wire.</param>
/// <param name="Element">The plan's element on the wire.</param>
/// <param name="Title">The line's title.</param>
/// <param name="MayAdd">True: a plan is open that it can be added to.</param>
public sealed record GapLine(string Text, string More, string Section, string Element, string Title, bool MayAdd);
