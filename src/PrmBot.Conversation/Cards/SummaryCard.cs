namespace PrmBot.Conversation.Cards;

/// <summary>What a partner sees of an assessment, ready to be shown.</summary>
public record SummaryView
{
    /// <summary>Null: not shared.</summary>
    public string? Verdict { get; init; }

    /// <summary>Good, Warning, Attention or Default.</summary>
    public required string Color { get; init; }

    /// <summary>Null: not shared.</summary>
    public string? Overall { get; init; }

    public IReadOnlyList<SummaryBar> Fits { get; init; } = [];

    public IReadOnlyList<SummaryText> Strengths { get; init; } = [];

    public IReadOnlyList<SummaryText> Gaps { get; init; } = [];

    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>What both sides see differently, with both levels.</summary>
    public IReadOnlyList<string> Talk { get; init; } = [];

    /// <summary>How both sides come to one level; null: there is nothing to talk about.</summary>
    public string? TalkHint { get; init; }
}

/// <summary>One fit: its score in words and as blocks.</summary>
public sealed record SummaryBar(string Name, string Score, string Bar);

/// <summary>A strength or a gap.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Quote">The partner's own words; null: none.</param>
public sealed record SummaryText(string Text, string? Quote = null);

/// <summary>The summary that a partner was shown; the same for everybody in the channel.</summary>
public sealed record SummaryCard : SummaryView, ICard
{
    public static string Name => "selection/summary";

    public string File => Name;

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    public IReadOnlyList<Suggestion> Actions { get; init; } = [];
}

/// <summary>What would be shared, for a manager to choose and to say yes to.</summary>
public sealed record ReleaseCard : SummaryView, ICard
{
    public static string Name => "selection/release";

    public string File => Name;

    public required string Title { get; init; }

    public required string Intro { get; init; }

    /// <summary>Why the button that was pressed shared nothing; null: it is the first preview.</summary>
    public string? Notice { get; init; }

    /// <summary>What a manager should know that the partner is not shown.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public required string Heading { get; init; }

    public required string PartsLabel { get; init; }

    /// <summary>The parts that are chosen, as an Input.ChoiceSet writes them: with commas between.</summary>
    public required string Chosen { get; init; }

    public required IReadOnlyList<PartChoice> Parts { get; init; }

    /// <summary>The button that shares, in words.</summary>
    public required string Release { get; init; }

    public required string Partner { get; init; }

    /// <summary>Guard: the wording of this preview.</summary>
    public required string Seen { get; init; }
}

/// <summary>A part of a summary to choose.</summary>
public sealed record PartChoice(string Name, string Value);
