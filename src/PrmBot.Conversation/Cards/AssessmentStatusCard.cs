namespace PrmBot.Conversation.Cards;

/// <summary>Who has answered what, and what is open.</summary>
public sealed record AssessmentStatusCard : ICard
{
    public static string Name => "selection/status";

    public string File => Name;

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    public required IReadOnlyList<StatusRow> Rows { get; init; }

    public required string Us { get; init; }

    public required string Theirs { get; init; }

    /// <summary>The button that goes on, in words.</summary>
    public required string GoOn { get; init; }

    public required bool IsOpen { get; init; }

    public required string Partner { get; init; }
}

/// <summary>One fit: how far it is.</summary>
public sealed record StatusRow(string Name, string Bar, string Done, string? Open);
