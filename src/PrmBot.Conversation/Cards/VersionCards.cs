namespace PrmBot.Conversation.Cards;

/// <summary>One line that differs.</summary>
/// <param name="Title">Number and title.</param>
/// <param name="Kind">Section, what became of it, and who did it.</param>
/// <param name="Color">Colour of the kind, as Adaptive Cards name it.</param>
/// <param name="Changes">Field by field; of a new line what it holds.</param>
public sealed record PlanDifferenceRow(string Title, string Kind, string Color, IReadOnlyList<string> Changes);

/// <summary>One agreed version.</summary>
/// <param name="Text">Number, when, who signed.</param>
public sealed record PlanVersionRow(int Number, string Text);

/// <summary>What changed between two states of a plan.</summary>
public sealed record PlanVersionsCard : ICard
{
    public required string Partner { get; init; }

    public required string Headline { get; init; }

    public required string State { get; init; }

    public required IReadOnlyList<PlanDifferenceRow> Differences { get; init; }

    /// <summary>The agreed versions, latest first, at most five.</summary>
    public required IReadOnlyList<PlanVersionRow> Agreed { get; init; }

    /// <summary>Number of the earlier state that is compared; empty: as first proposed.</summary>
    public required string From { get; init; }

    /// <summary>Number of the later one; empty: as it is now.</summary>
    public required string To { get; init; }

    public required IReadOnlyList<PlanPage> Pages { get; init; }

    public static string Name => "planning/versions";

    public string File => Name;
}
