namespace PrmBot.Conversation.Cards;

/// <summary>The money of one source.</summary>
public sealed record PlanMoneyRow(string Title, string Planned, string Committed, string Spent);

/// <summary>A button to another view of the plan.</summary>
public sealed record PlanViewButton(string Title, string View);

/// <summary>The plan in another order than by section: by owner, by month, what is due, its money.</summary>
public sealed record PlanViewCard : ICard
{
    public required string Partner { get; init; }

    public required string Title { get; init; }

    public required string Headline { get; init; }

    /// <summary>What is shown: owner, month, due or money.</summary>
    public required string View { get; init; }

    /// <summary>With what is due: how far ahead; else empty.</summary>
    public string When { get; init; } = string.Empty;

    public IReadOnlyList<PlanMoneyRow> Money { get; init; } = [];

    public required IReadOnlyList<PlanSectionRows> Groups { get; init; }

    public required IReadOnlyList<PlanPage> Pages { get; init; }

    public required IReadOnlyList<PlanViewButton> Views { get; init; }

    public static string Name => "planning/view";

    public string File => Name;
}
