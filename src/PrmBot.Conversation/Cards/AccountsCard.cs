namespace PrmBot.Conversation.Cards;

/// <summary>An account that both sides agreed to show.</summary>
/// <param name="Text">What it is to each side, and who agreed.</param>
/// <param name="Plan">Title of a penetration plan for it; empty: there is one.</param>
public sealed record AccountRowShown(string Name, string Text, string Plan);

/// <summary>The account mapping of a partner and us: numbers first, names where both sides agreed.</summary>
public sealed record AccountsCard : ICard
{
    public required string Partner { get; init; }

    public required string Headline { get; init; }

    public string? Echo { get; init; }

    /// <summary>Which lists are there, then the overlap, pair by pair of buckets.</summary>
    public required IReadOnlyList<PlanFact> Facts { get; init; }

    public required IReadOnlyList<AccountRowShown> Revealed { get; init; }

    public required IReadOnlyList<PlanPage> Pages { get; init; }

    /// <summary>Rows of the list that was just brought that were not taken, and why.</summary>
    public IReadOnlyList<string> Misfits { get; init; } = [];

    /// <summary>True: the reader's side may bring a list and agree to names here.</summary>
    public bool CanBring { get; init; }

    /// <summary>How to make keys on one's own.</summary>
    public required string Recipe { get; init; }

    public static string Name => "planning/accounts";

    public string File => Name;
}
