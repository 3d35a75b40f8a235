namespace PrmBot.Planning;

/// <summary>One thing that keeps a plan from being agreed.</summary>
/// <param name="Section">Where.</param>
/// <param name="Line">The line that lacks <paramref name="Field"/>; null: the section has no line at all.</param>
/// <param name="Field">What it lacks; null with an empty section.</param>
public sealed record PlanGap(PlanSection Section, PlanLine? Line, LineField? Field);

/// <summary>
/// Whether a plan can be agreed: every section has a line, every line an owner on both sides, a date, and a target
/// with its metric.
/// </summary>
public static class PlanCheck
{
    /// <summary>What is missing, section by section; empty: it can be agreed.</summary>
    public static IReadOnlyList<PlanGap> Of(JointPlan plan) => [.. PlanSections.All.SelectMany(s => In(plan, s))];

    private static IEnumerable<PlanGap> In(JointPlan plan, PlanSection section)
    {
        var lines = plan.In(section).ToList();
        return lines.Count == 0
            ? [new PlanGap(section, null, null)]
            : lines.SelectMany(l => l.Missing.Select(f => new PlanGap(section, l, f)));
    }
}
