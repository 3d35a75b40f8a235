using PrmBot.Planning;
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
    public static PlanPosition? Next(JointPlan plan, PlanSection section, IReadOnlyList<string> skipped) =>
        plan.In(section).SelectMany(l => l.Missing.Select(f => new PlanPosition.AtField(l.Number, f)))
            .FirstOrDefault(p => !skipped.Contains(p.Text))
        ?? AfterSection(section);

    public static PlanPosition? AfterSection(PlanSection section) =>
        section.After() is { } next ? new PlanPosition.AtSection(next) : null;

    /// <summary>The section that a position is in; the line may have been dropped meanwhile.</summary>
    public static PlanSection SectionOf(JointPlan plan, PlanPosition position) => position switch
    {
        PlanPosition.AtSection at => at.Section,
        PlanPosition.AtField at => plan.Lines.FirstOrDefault(l => l.Number == at.Line)?.Section ?? PlanSection.RampUp,
        _ => throw new InvalidOperationException($"Unknown position {position.Text}."),
    };
}
