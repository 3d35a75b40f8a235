using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Readiness;

namespace PrmBot.Conversation.Interviews;

/// <summary>Which way the guide goes: pure functions of the plan and of what was skipped.</summary>
internal static class PlanPath
{
    /// <summary>Where a guide begins: the first gap of a plan that has lines, else its first section.</summary>
    public static PlanPosition First(JointPlan plan) =>
        plan.OpenLines.Any() && PlanCheck.Of(plan) is [var gap, ..]
            ? gap is { Line: { } line, Field: { } field }
                ? new PlanPosition.AtField(line.Number, field)
                : new PlanPosition.AtSection(gap.Section)
            : new PlanPosition.AtSection(PlanSection.RampUp);

    /// <summary>What is asked next within a section, then the next section; null after the last.</summary>
    /// <param name="plan">As it is.</param>
    /// <param name="section">Where the guide is.</param>
    /// <param name="skipped">Positions that are not asked again.</param>
    /// <param name="catalogue">Says what is asked beyond what a line must have.</param>
    public static PlanPosition? Next(
        JointPlan plan, PlanSection section, IReadOnlyList<string> skipped, PlanCatalogue catalogue) =>
        plan.In(section)
            .SelectMany(l => l.Missing.Concat(Wanted(l, catalogue)).Select(f => new PlanPosition.AtField(l.Number, f)))
            .FirstOrDefault(p => !skipped.Contains(p.Text))
        ?? AfterSection(section, skipped);

    // A target that is not there yet has no baseline to compare it with, and nothing to split.
    private static IEnumerable<LineField> Wanted(PlanLine line, PlanCatalogue catalogue) =>
        (catalogue.Find(line.Section, line.Element)?.Asks ?? [])
            .Where(f => line.Normal(f) is null && (f == LineField.Budget || line.Target?.Value is not null));

    /// <summary>The next section that is not to be skipped; null: there is none.</summary>
    public static PlanPosition? AfterSection(PlanSection section, IReadOnlyList<string> skipped) =>
        PlanSections.All.Where(s => s > section).Select(s => new PlanPosition.AtSection(s))
            .FirstOrDefault(p => !skipped.Contains(p.Text));

    /// <summary>The section that a position is in; the line may have been dropped meanwhile.</summary>
    public static PlanSection SectionOf(JointPlan plan, PlanPosition position) => position switch
    {
        PlanPosition.AtSection at => at.Section,
        PlanPosition.AtField at => plan.Lines.FirstOrDefault(l => l.Number == at.Line)?.Section ?? PlanSection.RampUp,
        _ => throw new InvalidOperationException($"Unknown position {position.Text}."),
    };
}
