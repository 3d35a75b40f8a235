namespace PrmBot.Conversation.Cards;

/// <summary>How far both sides are, or one side with its own answers.</summary>
public sealed record AssessmentStatusCard : ICard
{
    public static string Name => "selection/status";

    public string File => Name;

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    /// <summary>Each side that the reader may know of: how far it is.</summary>
    public required IReadOnlyList<StatusRow> Sides { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What people of our side see differently; empty: nothing.</summary>
    public IReadOnlyList<DisputeRow> Disputes { get; init; } = [];

    public required string Heading { get; init; }

    /// <summary>Fit by fit: how far it is, or what was answered.</summary>
    public required IReadOnlyList<StatusRow> Rows { get; init; }

    public IReadOnlyList<Suggestion> Actions { get; init; } = [];
}

/// <summary>A question that people of one side see differently.</summary>
/// <param name="Text">Who says what.</param>
/// <param name="Levels">Buttons to settle on one; empty: the reader has not answered it.</param>
public sealed record DisputeRow(string Text, IReadOnlyList<Suggestion> Levels);

/// <summary>One side or one fit: how far it is.</summary>
public sealed record StatusRow(string Name, string Bar, string Done, string? Open);
