namespace PrmBot.Conversation.Cards;

/// <summary>Takes a plan's table in, and says what of it did not fit.</summary>
public sealed record PlanImportCard : ICard
{
    public required string Partner { get; init; }

    /// <summary>What is to be pasted, or what became of it.</summary>
    public required string Headline { get; init; }

    /// <summary>Row by row what was not taken, and what would be right; at most fifteen.</summary>
    public IReadOnlyList<string> Misfits { get; init; } = [];

    /// <summary>What was taken and is asked about, line by line; at most eight.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    public static string Name => "planning/import";

    public string File => Name;
}
