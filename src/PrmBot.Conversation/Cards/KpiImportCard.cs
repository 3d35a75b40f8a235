namespace PrmBot.Conversation.Cards;

/// <summary>Numbers of a table: what they would change, what they have changed, or a form for them.</summary>
public sealed record KpiImportCard(string Partner, string Title, string Headline) : ICard
{
    public static string Name => "cycle/import";

    public string File => Name;

    /// <summary>What is new or another number than before; the first twenty.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>Rows that are not taken, each with the reason; the first twenty.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    public bool HasRefused => Refused.Count > 0;

    /// <summary>Names the preview that a yes takes in; empty: there is nothing to say yes to.</summary>
    public string Take { get; init; } = string.Empty;

    public bool CanTake => Take.Length > 0;

    /// <summary>True: rows can be pasted here.</summary>
    public bool IsForm { get; init; }
}
