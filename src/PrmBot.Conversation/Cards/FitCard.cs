namespace PrmBot.Conversation.Cards;

/// <summary>One fit: its questions and how they were answered.</summary>
public sealed record FitCard : ICard
{
    public static string Name => "selection/fit";

    public string File => Name;

    public required string Title { get; init; }

    public required string Score { get; init; }

    public required string Color { get; init; }

    /// <summary>How the score came about.</summary>
    public required string How { get; init; }

    public required IReadOnlyList<FitRow> Rows { get; init; }

    public required string Partner { get; init; }
}

/// <summary>One question in a fit.</summary>
/// <param name="Head">Id, weight and answer.</param>
/// <param name="Question">Its words.</param>
/// <param name="More">Who answered, evidence, gates; null: nothing.</param>
/// <param name="Color">Good, Warning, Attention or Default.</param>
public sealed record FitRow(string Head, string Question, string? More, string Color);
