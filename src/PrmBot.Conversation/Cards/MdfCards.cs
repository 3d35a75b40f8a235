namespace PrmBot.Conversation.Cards;

/// <summary>One request for market development funds.</summary>
public sealed record PlanMdfRow
{
    public required int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>Amounts and who.</summary>
    public required string Text { get; init; }

    public required string State { get; init; }

    /// <summary>Colour of the state, as Adaptive Cards name it.</summary>
    public required string Color { get; init; }

    /// <summary>What is expected, what proof is needed, until when, and what was claimed.</summary>
    public required IReadOnlyList<string> Details { get; init; }

    public bool CanDecide { get; init; }

    public bool CanClaim { get; init; }
}

/// <summary>A choice and what it stands for.</summary>
public sealed record PlanChoice(string Title, string Value);

/// <summary>What is filled in below the requests: a request, a claim, or the pool.</summary>
/// <param name="Action">What pressing Send does: request, claim or pool.</param>
/// <param name="Title">What it is about.</param>
public sealed record PlanMdfForm(string Action, string Title)
{
    public required string AmountLabel { get; init; }

    /// <summary>Filled in beforehand; empty: nothing.</summary>
    public string Amount { get; init; } = string.Empty;

    public bool IsRequest => Action == "request";

    public bool IsClaim => Action == "claim";

    /// <summary>With a claim: the request's number; empty: none.</summary>
    public string Request { get; init; } = string.Empty;

    /// <summary>With a request: the lines to choose from.</summary>
    public IReadOnlyList<PlanChoice> Lines { get; init; } = [];

    /// <summary>The number of the line that is chosen beforehand; empty: none.</summary>
    public string Line { get; init; } = string.Empty;
}

/// <summary>The market development funds of a plan.</summary>
public sealed record PlanMdfCard : ICard
{
    public required string Partner { get; init; }

    public string? Echo { get; init; }

    public required IReadOnlyList<PlanFact> Facts { get; init; }

    public required IReadOnlyList<PlanMdfRow> Requests { get; init; }

    /// <summary>Null: nothing is filled in just now.</summary>
    public PlanMdfForm? Form { get; init; }

    public required IReadOnlyList<PlanPage> Pages { get; init; }

    public bool CanRequest { get; init; }

    public bool CanSetPool { get; init; }

    public static string Name => "planning/mdf";

    public string File => Name;
}
