namespace PrmBot.Conversation.Cards;

/// <summary>
/// Stands in the partner's channel for the questions that are put to the partner: the same for all. Each contact's
/// client asks for a view of its own in its place.
/// </summary>
public sealed record InviteCard : ICard
{
    public static string Name => "selection/invite";

    public string File => Name;

    public required string Title { get; init; }

    public required string Intro { get; init; }

    /// <summary>The other levels of an answer that was read from words just now; empty: none was.</summary>
    public IReadOnlyList<Suggestion> Correct { get; init; } = [];

    /// <summary>How it works, line by line; empty: nothing is to be done any more.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<Suggestion> Actions { get; init; } = [];

    /// <summary>Guard: the version of the assessment that the card belongs to.</summary>
    public required string Guard { get; init; }

    /// <summary>The channel's ids of the people whose clients ask for their own view; empty: none does by
    /// itself.</summary>
    public IReadOnlyList<string> RefreshFor { get; init; } = [];
}
