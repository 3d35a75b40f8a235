namespace PrmBot.Conversation.Cards;

/// <summary>
/// Says that an answer written in the partner's channel counts. Who wrote it sees in its place how it was read, and can
/// correct that; for everybody else there is no level on it.
/// </summary>
public sealed record NotedCard : ICard
{
    public static string Name => "selection/noted";

    public string File => Name;

    public required string Text { get; init; }

    /// <summary>The other levels; empty: the card is for all to see.</summary>
    public IReadOnlyList<Suggestion> Correct { get; init; } = [];

    public IReadOnlyList<Suggestion> Actions { get; init; } = [];

    /// <summary>Guard: the version of the assessment that the card belongs to.</summary>
    public required string Guard { get; init; }

    /// <summary>Id of the question that was answered.</summary>
    public required string Question { get; init; }

    /// <summary>The channel's id of who wrote the answer; empty: not known.</summary>
    public IReadOnlyList<string> RefreshFor { get; init; } = [];
}
