namespace PrmBot.Conversation.Cards;

/// <summary>One finding on a card.</summary>
/// <param name="Id">For answers.</param>
/// <param name="Kpi">K1 to K34; empty: about no single one.</param>
/// <param name="Found">What was seen.</param>
/// <param name="Method">Method, window, numbers, strength.</param>
/// <param name="Wrong">What would prove it wrong.</param>
/// <param name="Ask">The question to both owners.</param>
public sealed record FindingRow(string Id, string Kpi, string Found, string Method, string Wrong, string Ask)
{
    /// <summary>Adaptive Cards' word for how pressing it is.</summary>
    public required string Color { get; init; }

    /// <summary>What was answered already.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>True: a signal of a control chart, whose limits may begin anew.</summary>
    public bool IsSignal { get; init; }
}

/// <summary>What an analysis of one partner found.</summary>
public sealed record FindingsCard(string Partner, string Title, string Summary) : ICard
{
    public static string Name => "cycle/findings";

    public string File => Name;

    /// <summary>What calls for something.</summary>
    public IReadOnlyList<FindingRow> Alarms { get; init; } = [];

    /// <summary>What is to be watched.</summary>
    public IReadOnlyList<FindingRow> Watched { get; init; } = [];

    public bool HasWatched => Watched.Count > 0;

    /// <summary>True: the reader may ask for proposals.</summary>
    public bool MayPropose { get; init; }

    /// <summary>The questions that may be answered here.</summary>
    public IReadOnlyList<CardChoice> Choices { get; init; } = [];

    public bool HasChoices => Choices.Count > 0;
}

/// <summary>A partner on the portfolio's risk list.</summary>
/// <param name="Partner">Its name.</param>
/// <param name="Colours">How many KPIs are red, amber, green.</param>
/// <param name="Why">The most pressing findings.</param>
/// <param name="Proposed">What is proposed, or what to do to know.</param>
/// <param name="Color">Adaptive Cards' word.</param>
public sealed record RiskRow(string Partner, string Colours, IReadOnlyList<string> Why, string Proposed, string Color);

/// <summary>Who is at risk, and why.</summary>
public sealed record PortfolioRiskCard(string Title, string Summary) : ICard
{
    public static string Name => "cycle/portfolio";

    public string File => Name;

    public IReadOnlyList<RiskRow> Rows { get; init; } = [];
}

/// <summary>One proposal on a card, in the order of its text: seen, thought, refutable, change, who, when.</summary>
/// <param name="Number">What people say.</param>
/// <param name="Title">In short.</param>
/// <param name="State">In words.</param>
public sealed record ProposalRow(string Number, string Title, string State)
{
    public required string Saw { get; init; }

    public required string Think { get; init; }

    public required string Wrong { get; init; }

    /// <summary>The change, who does what by when.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Expected effect, cost and review date.</summary>
    public required string Check { get; init; }

    /// <summary>Which wording a yes is given to.</summary>
    public required string Wording { get; init; }

    /// <summary>Id of the finding, for an answer to its question.</summary>
    public required string Finding { get; init; }

    public required string Ask { get; init; }

    /// <summary>True: the reader's side may still say something.</summary>
    public bool IsOpen { get; init; }

    public bool MayCounter { get; init; }
}

/// <summary>Proposals for one side.</summary>
public sealed record ProposalsCard(string Partner, string Title, string Summary, string HitRate) : ICard
{
    public static string Name => "cycle/proposals";

    public string File => Name;

    public IReadOnlyList<ProposalRow> Rows { get; init; } = [];

    /// <summary>The number of the only proposal, when it is open; else empty.</summary>
    public string Only => Rows is [{ IsOpen: true } row] ? row.Number : string.Empty;

    /// <summary>True: there is one proposal, so its forms are on the card.</summary>
    public bool HasForm => Only.Length > 0;

    /// <summary>Id of its finding.</summary>
    public string Finding => Rows is [var row] ? row.Finding : string.Empty;

    /// <summary>The question to its owners.</summary>
    public string Ask => Rows is [var row] ? row.Ask : string.Empty;
}

/// <summary>A change that was decided.</summary>
public sealed record PastChangeRow(string Number, string Title, string State, string Verdict, string Color);

/// <summary>What past changes did, and how the rounds went.</summary>
public sealed record PastChangesCard(string Partner, string Title, string HitRate) : ICard
{
    public static string Name => "cycle/past";

    public string File => Name;

    public IReadOnlyList<PastChangeRow> Rows { get; init; } = [];

    /// <summary>Months, latest first; empty: not for this reader.</summary>
    public IReadOnlyList<string> Rounds { get; init; } = [];

    public bool HasRounds => Rounds.Count > 0;
}
