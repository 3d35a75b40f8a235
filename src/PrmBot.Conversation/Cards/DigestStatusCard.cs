namespace PrmBot.Conversation.Cards;

/// <summary>One digest, or the schedule of one partner.</summary>
/// <param name="Text">What became of it.</param>
/// <param name="Color">Adaptive Cards' word for its colour.</param>
public sealed record DigestStatusRow(string Text, string Color);

/// <summary>How the digests of a partner, or of all, stand.</summary>
public sealed record DigestStatusCard(string Title) : ICard
{
    public static string Name => "digest/status";

    public string File => Name;

    /// <summary>The next one, and what is to be known about it.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The last ones, newest first; of all partners: those in trouble first.</summary>
    public IReadOnlyList<DigestStatusRow> Runs { get; init; } = [];

    public bool HasRuns => Runs.Count > 0;

    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];
}
