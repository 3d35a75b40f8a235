namespace PrmBot.Conversation.Cards;

/// <summary>One line that is still to be negotiated.</summary>
public sealed record PlanNegotiationRow
{
    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string Section { get; init; }

    public required string Owners { get; init; }

    public required string Details { get; init; }

    /// <summary>The latest proposals: what it was, what it is, who, why.</summary>
    public required IReadOnlyList<string> Proposals { get; init; }

    /// <summary>The latest comments.</summary>
    public required IReadOnlyList<string> Comments { get; init; }

    /// <summary>Who accepted it, and who has not yet.</summary>
    public required string Marks { get; init; }

    /// <summary>What it lacks, in a sentence; null: nothing.</summary>
    public string? Lacks { get; init; }

    /// <summary>The wording that is shown: a yes goes with it.</summary>
    public required int Revision { get; init; }

    public required bool CanAccept { get; init; }
}

/// <summary>The lines that are not accepted by both sides, each with accept, counter and comment.</summary>
public sealed record PlanNegotiationCard : ICard
{
    public required string Partner { get; init; }

    public required string Headline { get; init; }

    public required string State { get; init; }

    /// <summary>Who signed the plan as it stands; null: nobody.</summary>
    public string? Signed { get; init; }

    public string? Echo { get; init; }

    /// <summary>The plan's wording that is shown.</summary>
    public required int Revision { get; init; }

    /// <summary>From 1.</summary>
    public required int Page { get; init; }

    public required IReadOnlyList<PlanNegotiationRow> Lines { get; init; }

    public required IReadOnlyList<PlanPage> Pages { get; init; }

    /// <summary>True: the plan is shared, so there is somebody to negotiate with.</summary>
    public required bool IsOpen { get; init; }

    public required bool CanAcceptAll { get; init; }

    public required bool CanAgree { get; init; }

    public static string Name => "planning/negotiation";

    public string File => Name;
}

/// <summary>Asks for a comment on one line.</summary>
public sealed record PlanCommentCard : ICard
{
    public required string Partner { get; init; }

    public required int Line { get; init; }

    public required string Question { get; init; }

    /// <summary>What was said so far, oldest first.</summary>
    public required IReadOnlyList<string> Comments { get; init; }

    /// <summary>The page of open lines that it came from; empty: none.</summary>
    public required string Page { get; init; }

    public static string Name => "planning/comment";

    public string File => Name;
}

/// <summary>One field that two people changed at once.</summary>
/// <param name="Field">In words.</param>
/// <param name="Theirs">What it is now, and who made it so.</param>
/// <param name="Mine">What the reader wanted.</param>
/// <param name="Key">The field's name on the wire.</param>
/// <param name="Value">The wanted value in normal form.</param>
public sealed record PlanConflictRow(string Field, string Theirs, string Mine, string Key, string Value);

/// <summary>Two people changed one line: what to keep.</summary>
public sealed record PlanMergeCard : ICard
{
    public required string Partner { get; init; }

    public required int Line { get; init; }

    public required string Title { get; init; }

    public required string Headline { get; init; }

    /// <summary>What was stored of the form all the same; null: nothing.</summary>
    public string? Echo { get; init; }

    /// <summary>Everything that others changed in between.</summary>
    public required IReadOnlyList<string> Between { get; init; }

    public required IReadOnlyList<PlanConflictRow> Conflicts { get; init; }

    /// <summary>The function that takes the reader's value: an update or a counter.</summary>
    public required string Verb { get; init; }

    public static string Name => "planning/merge";

    public string File => Name;
}
