namespace PrmBot.Conversation.Cards;

/// <summary>One line of a plan in a list.</summary>
public sealed record PlanLineRow
{
    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string Owners { get; init; }

    public required string Details { get; init; }

    public required string Status { get; init; }

    /// <summary>Colour of the status, as Adaptive Cards name it.</summary>
    public required string Color { get; init; }
}

/// <summary>A section's heading and those of its lines that are shown.</summary>
public sealed record PlanSectionRows(string Title, string Summary, IReadOnlyList<PlanLineRow> Lines);

/// <summary>A button to another part of the plan.</summary>
/// <param name="Section">Empty: the whole plan.</param>
/// <param name="Page">From 1.</param>
public sealed record PlanPage(string Title, string Section, int Page);

/// <summary>The plan, or one section of it, with what can be done next.</summary>
public sealed record PlanCard : ICard
{
    public required string Partner { get; init; }

    public required string Period { get; init; }

    public required string State { get; init; }

    public required string Totals { get; init; }

    /// <summary>What keeps it from being agreed, in one sentence; null: it is agreed.</summary>
    public string? Missing { get; init; }

    public string? Echo { get; init; }

    /// <summary>What is to be known of the shown section besides its lines; empty: nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public required IReadOnlyList<PlanSectionRows> Sections { get; init; }

    /// <summary>At most six.</summary>
    public required IReadOnlyList<PlanPage> Pages { get; init; }

    public static string Name => "planning/plan";

    public string File => Name;

    public bool CanGuide { get; init; }

    /// <summary>The section that lines can be added to from here; null: none in particular.</summary>
    public string? AddTo { get; init; }

    public bool CanShare { get; init; }

    public bool CanAccept { get; init; }

    public bool CanAgree { get; init; }

    /// <summary>True: there are lines that both sides have not accepted yet.</summary>
    public bool CanNegotiate { get; init; }

    /// <summary>The wording that is shown: a yes or a signature goes with it.</summary>
    public int Revision { get; init; }

    /// <summary>Who signed the plan as it stands; null: nobody.</summary>
    public string? Signed { get; init; }

    /// <summary>Sponsors, review cadence and rules, as far as they are known.</summary>
    public IReadOnlyList<PlanFact> Header { get; init; } = [];

    /// <summary>True: the reader may change them.</summary>
    public bool CanHead { get; init; }
}

/// <summary>An element on offer.</summary>
/// <param name="Why">Why it is called for; null: it is not.</param>
public sealed record PlanOfferRow(string Id, string Title, string Captures, string? Why);

/// <summary>One section of the guide: what can be added, and what is there.</summary>
public sealed record PlanSectionCard : ICard
{
    public required string Partner { get; init; }

    public required string Section { get; init; }

    public required string Title { get; init; }

    public required string About { get; init; }

    public required string Progress { get; init; }

    public string? Echo { get; init; }

    public required IReadOnlyList<PlanOfferRow> Offers { get; init; }

    /// <summary>Ids of the elements that are called for, with commas.</summary>
    public required string Preselected { get; init; }

    public required IReadOnlyList<PlanLineRow> Lines { get; init; }

    public static string Name => "planning/section";

    public string File => Name;

    public bool HasOffers => Offers.Count > 0;

    /// <summary>False: shown on its own, with no guide to skip, go back in or pause.</summary>
    public bool IsGuided { get; init; }

    /// <summary>Guard: the guide's position that the buttons move on from; empty: no guide.</summary>
    public string At { get; init; } = string.Empty;
}

/// <summary>One line as a form.</summary>
public sealed record PlanLineFormCard : ICard
{
    public required string Partner { get; init; }

    public required int Line { get; init; }

    public required string Title { get; init; }

    public required string Section { get; init; }

    public string? Echo { get; init; }

    /// <summary>Who was meant as owner, when the name is not known; empty: nothing is asked.</summary>
    public IReadOnlyList<PlanOwnerChoice> Choices { get; init; } = [];

    /// <summary>What is asked just now; null: nothing, the form is open for any change.</summary>
    public string? Question { get; init; }

    public string? Hint { get; init; }

    public required string OurOwner { get; init; }

    public required string PartnerOwner { get; init; }

    /// <summary>ISO date, for the input; empty: none.</summary>
    public required string Due { get; init; }

    /// <summary>Number for the input; null: none.</summary>
    public decimal? Target { get; init; }

    public required string TargetLabel { get; init; }

    /// <summary>True: it is not known yet what the target counts, so it is asked in words.</summary>
    public required bool NeedsUnit { get; init; }

    public decimal? Budget { get; init; }

    public required string BudgetLabel { get; init; }

    /// <summary>own, mdf or partner.</summary>
    public required string Source { get; init; }

    public static string Name => "planning/line_form";

    public string File => Name;

    /// <summary>False: shown on its own, with no guide to skip, go back in or pause.</summary>
    public bool IsGuided { get; init; }

    /// <summary>Guard: the guide's position that the buttons move on from; empty: no guide.</summary>
    public string At { get; init; } = string.Empty;

    /// <summary>The role that usually owns it on our side; empty: any.</summary>
    public string OurRole { get; init; } = string.Empty;

    public string PartnerRole { get; init; } = string.Empty;

    /// <summary>How many changes the line has: what was seen when the form was filled in.</summary>
    public int Seen { get; init; }

    /// <summary>True: what is filled in is a counter proposal, and its reason is asked.</summary>
    public bool IsCounter { get; init; }

    /// <summary>The page of open lines to go back to; 0: none.</summary>
    public int Page { get; init; }

    /// <summary>What of the budget the partner pays; null: nothing.</summary>
    public decimal? PartnerShare { get; init; }

    /// <summary>What of it MDF pays beside our own money; null: nothing.</summary>
    public decimal? MdfShare { get; init; }

    /// <summary>True: a line of the goals, which can be weighed and split over quarters.</summary>
    public bool IsGoal { get; init; }

    /// <summary>1 to 100; empty: none.</summary>
    public string Weight { get; init; } = string.Empty;

    public string Quarters { get; init; } = string.Empty;

    public string DependsOn { get; init; } = string.Empty;

    public string Support { get; init; } = string.Empty;

    /// <summary>Particulars of the element, one <c>name: value</c> in a row; the value may be missing.</summary>
    public string Details { get; init; } = string.Empty;
}

/// <summary>A button that answers who was meant as owner.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Line">Number of the line.</param>
/// <param name="Field">our_owner or partner_owner.</param>
/// <param name="Value">The name that it stores.</param>
/// <param name="Seen">How many changes the line had: a later change is not overwritten.</param>
public sealed record PlanOwnerChoice(string Title, string Line, string Field, string Value, string Seen);

/// <summary>A label and its value.</summary>
public sealed record PlanFact(string Title, string Value);

/// <summary>A stored line, as an echo that can be corrected.</summary>
public sealed record PlanLineCard : ICard
{
    public required string Partner { get; init; }

    public required int Line { get; init; }

    public required string Title { get; init; }

    public required string Section { get; init; }

    public string? Echo { get; init; }

    /// <summary>Who was meant as owner, when the name is not known; empty: nothing is asked.</summary>
    public IReadOnlyList<PlanOwnerChoice> Choices { get; init; } = [];

    public required IReadOnlyList<PlanFact> Facts { get; init; }

    /// <summary>Former values, latest first.</summary>
    public required IReadOnlyList<string> Former { get; init; }

    /// <summary>What both sides said about it, oldest first.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>The wording that is shown: a yes goes with it.</summary>
    public int Revision { get; init; }

    public bool CanChange { get; init; }

    public bool CanAccept { get; init; }

    /// <summary>True: the plan is shared, so a change is a counter proposal.</summary>
    public bool CanCounter { get; init; }

    /// <summary>After its date was moved: what waits for it, and who would have to agree; null: nothing.</summary>
    public string? Follow { get; init; }

    /// <summary>By how many days that would move; empty: nothing waits.</summary>
    public string FollowDays { get; init; } = string.Empty;

    public static string Name => "planning/line";

    public string File => Name;
}

/// <summary>One thing that keeps the plan from being agreed.</summary>
/// <param name="Text">What it is.</param>
/// <param name="WayOut">What to do about it, with words that can be said.</param>
/// <param name="Line">Number of the line to open; empty: none.</param>
public sealed record PlanCheckGap(string Text, string WayOut, string Line);

/// <summary>What one section lacks.</summary>
public sealed record PlanCheckSection(string Title, IReadOnlyList<PlanCheckGap> Gaps);

/// <summary>What keeps a plan from being agreed.</summary>
public sealed record PlanCheckCard(
    string Partner, string Headline, string Color, string State, IReadOnlyList<PlanCheckSection> Sections) : ICard
{
    public static string Name => "planning/check";

    public string File => Name;

    /// <summary>What the plan answers to the questions that every plan has to answer.</summary>
    public IReadOnlyList<PlanFact> Answers { get; init; } = [];

    public bool CanGuide { get; init; }

    public bool CanShare { get; init; }

    public bool CanAgree { get; init; }

    /// <summary>The wording that was checked: a signature goes with it.</summary>
    public int Revision { get; init; }
}
