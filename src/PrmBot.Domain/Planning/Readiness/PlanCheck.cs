using PrmBot.Planning.Catalogue;

namespace PrmBot.Planning.Readiness;

/// <summary>The kinds of thing that keep a plan from being agreed.</summary>
public enum GapKind
{
    /// <summary>The section has no line.</summary>
    EmptySection,

    /// <summary>The line lacks a field.</summary>
    FieldMissing,

    /// <summary>The goals' weights do not sum to 100, or there are several goals and none is weighted.</summary>
    WeightsOff,

    /// <summary>The quarters of a target do not sum to it.</summary>
    QuartersOff,

    /// <summary>The line is due before a line that it waits for.</summary>
    BeforeItsTurn,

    /// <summary>The line is due after the plan's last day.</summary>
    AfterEnd,

    /// <summary>The line waits for one that was dropped.</summary>
    WaitsForDropped,

    /// <summary>The lines count on more market development funds than there are.</summary>
    OverPool,
}

/// <summary>One thing that keeps a plan from being agreed.</summary>
/// <param name="Section">Where.</param>
/// <param name="Line">The line that it is about; null: the section as a whole.</param>
/// <param name="Field">The field to change; null with an empty section.</param>
public sealed record PlanGap(PlanSection Section, PlanLine? Line, LineField? Field)
{
    public GapKind Kind { get; init; } = Field is null ? GapKind.EmptySection : GapKind.FieldMissing;

    /// <summary>The figure that is off: the sum of weights or of quarters; null: none.</summary>
    public decimal? Figure { get; init; }

    /// <summary>The other line in it: the one that is waited for; null: none.</summary>
    public PlanLine? Other { get; init; }
}

/// <summary>
/// Whether a plan can be agreed: every section has a line, every line an owner on both sides, a date, and a target
/// with its metric; weights, quarters, dates and money add up.
/// </summary>
public static class PlanCheck
{
    private const int AllWeights = 100;

    /// <summary>What is missing, section by section; empty: it can be agreed.</summary>
    public static IReadOnlyList<PlanGap> Of(JointPlan plan) => [.. PlanSections.All.SelectMany(s => In(plan, s))];

    private static IEnumerable<PlanGap> In(JointPlan plan, PlanSection section)
    {
        var lines = plan.In(section).ToList();
        return lines.Count == 0
            ? [new PlanGap(section, null, null)]
            : lines.SelectMany(l => Missing(l).Concat(Off(plan, l)))
                .Concat(section == PlanSection.Goals ? [.. Weights(lines), .. Pool(plan)] : []);
    }

    private static IEnumerable<PlanGap> Missing(PlanLine line) =>
        line.Missing.Select(f => new PlanGap(line.Section, line, f));

    private static IEnumerable<PlanGap> Off(JointPlan plan, PlanLine line)
    {
        if (line.Target is { Quarters: { Count: > 0 } quarters, Value: { } value } && quarters.Sum() != value)
        {
            yield return new PlanGap(line.Section, line, LineField.Quarters)
                { Kind = GapKind.QuartersOff, Figure = quarters.Sum() };
        }

        if (line.Due > plan.End)
        {
            yield return new PlanGap(line.Section, line, LineField.Due) { Kind = GapKind.AfterEnd };
        }

        foreach (var before in line.DependsOn.Select(plan.Line))
        {
            if (before.IsDropped)
            {
                yield return new PlanGap(line.Section, line, LineField.DependsOn)
                    { Kind = GapKind.WaitsForDropped, Other = before };
            }
            else if (line.Due < before.Due)
            {
                yield return new PlanGap(line.Section, line, LineField.Due)
                    { Kind = GapKind.BeforeItsTurn, Other = before };
            }
        }
    }

    private static IEnumerable<PlanGap> Pool(JointPlan plan) =>
        plan.Mdf is { Pools.Count: > 0 } fund && fund.Planned(plan) is var planned && planned > fund.Pool
            ? [new PlanGap(PlanSection.Goals, null, LineField.Budget) { Kind = GapKind.OverPool, Figure = planned }]
            : [];

    // One goal alone needs no weight: it is all of them.
    private static IEnumerable<PlanGap> Weights(List<PlanLine> goals)
    {
        var sum = goals.Sum(g => g.Weight ?? 0);
        var isOne = sum == 0 && goals.Count(g => g.Element == PlanElement.Goal) < 2;
        return isOne || sum == AllWeights
            ? []
            : [new PlanGap(PlanSection.Goals, null, LineField.Weight) { Kind = GapKind.WeightsOff, Figure = sum }];
    }
}
