namespace PrmBot.Conversation.Cards;

/// <summary>One line of a plan in a list.</summary>
/// <param name="Color">Colour of the status, as Adaptive Cards name it.</param>
public sealed record PlanLineRow(int Number, string Title, string Owners, string Details, string Status, string Color);

/// <summary>A section's heading and those of its lines that are shown.</summary>
public sealed record PlanSectionRows(string Title, string Summary, IReadOnlyList<PlanLineRow> Lines);

/// <summary>A button to another part of the plan.</summary>
/// <param name="Section">Empty: the whole plan.</param>
/// <param name="Page">From 1.</param>
public sealed record PlanPage(string Title, string Section, int Page);

/// <summary>The plan, or one section of it, with what can be done next.</summary>
/// <param name="Missing">What keeps it from being agreed, in one sentence.</param>
/// <param name="Pages">At most six.</param>
public sealed record PlanCard(
    string Partner,
    string Period,
    string State,
    string Totals,
    string Missing,
    string? Echo,
    IReadOnlyList<PlanSectionRows> Sections,
    IReadOnlyList<PlanPage> Pages) : ICard
{
    public static string Name => "planning/plan";

    public string File => Name;

    public bool CanGuide { get; init; }

    /// <summary>The section that lines can be added to from here; null: none in particular.</summary>
    public string? AddTo { get; init; }

    public bool CanShare { get; init; }

    public bool CanAccept { get; init; }

    public bool CanAgree { get; init; }
}

/// <summary>An element on offer.</summary>
/// <param name="Why">Why it is called for; null: it is not.</param>
public sealed record PlanOfferRow(string Id, string Title, string Captures, string? Why);

/// <summary>One section of the guide: what can be added, and what is there.</summary>
/// <param name="Preselected">Ids of the elements that are called for, with commas.</param>
public sealed record PlanSectionCard(
    string Partner,
    string Section,
    string Title,
    string About,
    string Progress,
    string? Echo,
    IReadOnlyList<PlanOfferRow> Offers,
    string Preselected,
    IReadOnlyList<PlanLineRow> Lines) : ICard
{
    public static string Name => "planning/section";

    public string File => Name;

    public bool HasOffers => Offers.Count > 0;

    /// <summary>False: shown on its own, with no guide to skip, go back in or pause.</summary>
    public bool IsGuided { get; init; }
}

/// <summary>One line as a form.</summary>
/// <param name="Question">What is asked just now; null: nothing, the form is open for any change.</param>
/// <param name="Due">ISO date, for the input; empty: none.</param>
/// <param name="Target">Number for the input; null: none.</param>
/// <param name="NeedsUnit">True: it is not known yet what the target counts, so it is asked in words.</param>
/// <param name="Source">own, mdf or partner.</param>
public sealed record PlanLineFormCard(
    string Partner,
    int Line,
    string Title,
    string Section,
    string? Echo,
    string? Question,
    string? Hint,
    string OurOwner,
    string PartnerOwner,
    string Due,
    decimal? Target,
    string TargetLabel,
    bool NeedsUnit,
    decimal? Budget,
    string BudgetLabel,
    string Source) : ICard
{
    public static string Name => "planning/line_form";

    public string File => Name;

    /// <summary>False: shown on its own, with no guide to skip, go back in or pause.</summary>
    public bool IsGuided { get; init; }

    /// <summary>The role that usually owns it on our side; empty: any.</summary>
    public string OurRole { get; init; } = string.Empty;

    public string PartnerRole { get; init; } = string.Empty;
}

/// <summary>A label and its value.</summary>
public sealed record PlanFact(string Title, string Value);

/// <summary>A stored line, as an echo that can be corrected.</summary>
/// <param name="Former">Former values, latest first.</param>
public sealed record PlanLineCard(
    string Partner,
    int Line,
    string Title,
    string Section,
    string? Echo,
    IReadOnlyList<PlanFact> Facts,
    IReadOnlyList<string> Former) : ICard
{
    public static string Name => "planning/line";

    public string File => Name;
}

/// <summary>What one section lacks.</summary>
public sealed record PlanCheckSection(string Title, IReadOnlyList<string> Gaps);

/// <summary>What keeps a plan from being agreed.</summary>
public sealed record PlanCheckCard(
    string Partner, string Headline, string Color, string State, IReadOnlyList<PlanCheckSection> Sections) : ICard
{
    public static string Name => "planning/check";

    public string File => Name;

    public bool CanGuide { get; init; }

    public bool CanShare { get; init; }

    public bool CanAgree { get; init; }
}
