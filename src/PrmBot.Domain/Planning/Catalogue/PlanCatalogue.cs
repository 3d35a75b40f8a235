using PrmBot.Partners;
using PrmBot.Planning.Lines;

namespace PrmBot.Planning.Catalogue;

/// <summary>Which way a metric gets better.</summary>
public enum BetterWhen
{
    Higher,
    Lower,
}

/// <summary>What shows that a line worked.</summary>
/// <param name="Name">In words.</param>
/// <param name="Unit">What is counted: <c>leads</c>, <c>%</c>; <see cref="Money"/> is the plan's currency.</param>
/// <param name="Better">Which way is good.</param>
/// <param name="Target">The value that goes without saying (a kick-off is held once); null: it is asked.</param>
public sealed record ElementMetric(string Name, string Unit, BetterWhen Better, decimal? Target)
{
    /// <summary>The unit that stands for the plan's currency.</summary>
    public const string Money = "money";
}

/// <summary>A kind of line that the catalogue offers.</summary>
public sealed record PlanElement
{
    /// <summary>The element of the section of goals that is a goal itself: such lines are weighed.</summary>
    public const string Goal = "shared_targets";

    public required PlanSection Section { get; init; }

    /// <summary>Stable name, unique within the section.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What such a line settles, in plain words.</summary>
    public required string Captures { get; init; }

    /// <summary>The particulars that such a line asks for, by name; empty: none.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The role that usually owns it on our side: a hint, never stored as an owner.</summary>
    public required string OurRole { get; init; }

    public required string PartnerRole { get; init; }

    /// <summary>Usual due date in days from the start of the plan.</summary>
    public required int DueAfterDays { get; init; }

    public required ElementMetric Metric { get; init; }

    /// <summary>Routes to market that call for it; empty: no route does by itself.</summary>
    public IReadOnlyList<PartnerType> For { get; init; } = [];

    /// <summary>What the guide asks beyond what a line must have: budget, baseline, quarters; empty: nothing.</summary>
    public IReadOnlyList<LineField> Asks { get; init; } = [];

    /// <summary>Words of a title that mean this element, for example <c>webinar</c>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>One section of the catalogue.</summary>
public sealed record CatalogueSection(
    PlanSection Section, string Title, string About, IReadOnlyList<PlanElement> Elements);

/// <summary>Every element that a plan can be made of; a plan may add lines of its own.</summary>
public sealed record PlanCatalogue(IReadOnlyList<CatalogueSection> Sections)
{
    public CatalogueSection Of(PlanSection section) => Sections.First(s => s.Section == section);

    /// <summary>The element by its id or its whole title; null when the section has no such element.</summary>
    public PlanElement? Find(PlanSection section, string? name) => name is null
        ? null
        : Of(section).Elements.FirstOrDefault(e => Same(e.Id, name) || Same(e.Title, name));

    /// <summary>The element that a line's title speaks of by one of its words; null when none or several do.</summary>
    public PlanElement? Guess(PlanSection section, string title)
    {
        var words = LineLookup.WordsOf(title);
        var hits = Of(section).Elements.Where(e => e.Words.Any(w => words.Contains(w))).Take(2).ToList();
        return hits.Count == 1 ? hits[0] : null;
    }

    private static bool Same(string a, string b) =>
        LineLookup.WordsOf(a.Replace('_', ' ')).SequenceEqual(LineLookup.WordsOf(b.Replace('_', ' ')));
}
