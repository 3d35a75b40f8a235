namespace PrmBot.Conversation.Cards;

/// <summary>One line of somebody's work.</summary>
/// <param name="Partner">The plan that it is in.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Title">Number and title.</param>
/// <param name="Details">Partner, day and what stands in the way.</param>
/// <param name="Color">Adaptive Cards' word for its status.</param>
/// <param name="Status">The status in words.</param>
public sealed record WorkRow(
    string Partner, string Number, string Title, string Details, string Color, string Status);

/// <summary>Lines with one heading.</summary>
public sealed record WorkGroup(string Title, IReadOnlyList<WorkRow> Lines);

/// <summary>What one person has to do, with one tap for what became of each.</summary>
public sealed record WorkCard(string Title, string Headline) : ICard
{
    public static string Name => "cycle/work";

    public string File => Name;

    public IReadOnlyList<WorkGroup> Groups { get; init; } = [];

    /// <summary>Which lines: goes on with the page.</summary>
    public string When { get; init; } = string.Empty;

    public IReadOnlyList<PlanPage> Pages { get; init; } = [];

    /// <summary>Whom it is put to; empty: nobody.</summary>
    public IReadOnlyList<CardMention> Mentions { get; init; } = [];
}

/// <summary>A person whom Teams tells that this is about them.</summary>
public sealed record CardMention(string Name, string Id);

/// <summary>One line after a report, or before it.</summary>
public sealed record ReportCard(string Partner, string Number, string Title, string Headline) : ICard
{
    public static string Name => "cycle/report";

    public string File => Name;

    public IReadOnlyList<CardFact> Facts { get; init; } = [];

    public required string Status { get; init; }

    public required string Color { get; init; }

    /// <summary>Whom it is put to; empty: nobody.</summary>
    public IReadOnlyList<CardMention> Mentions { get; init; } = [];

    /// <summary>True: it is not done, so there is something to report.</summary>
    public bool IsOpen { get; init; }
}
