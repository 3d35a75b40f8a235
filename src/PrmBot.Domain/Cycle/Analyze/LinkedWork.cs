using PrmBot.Cycle.Monitor;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;

namespace PrmBot.Cycle.Analyze;

/// <summary>
/// What the plan wants done for a KPI by a day, and what of it is done. What was done longer than a quarter ago does
/// not make up for what is not done now.
/// </summary>
/// <param name="Due">Lines of the last quarter whose day has come or that are done, and older ones still open.</param>
/// <param name="Done">Those that are done.</param>
/// <param name="LongOverdue">Not done two weekly cycles after their day; longest first.</param>
public sealed record LinkedWork(
    IReadOnlyList<PlanLine> Due, IReadOnlyList<PlanLine> Done, IReadOnlyList<PlanLine> LongOverdue)
{
    /// <summary>From here on execution is not to blame; domain/cycle.md 4.7.</summary>
    public const decimal Enough = .8m;

    private const int TwoCycles = 14;
    private const int Quarter = 91;

    public static LinkedWork None { get; } = new([], [], []);

    /// <summary>Null when nothing was due.</summary>
    public decimal? Share => Due.Count == 0 ? null : Done.Count / (decimal)Due.Count;

    /// <summary>The day on which the last line was done; null: none is, or it is not known.</summary>
    public DateOnly? LastDone => Done.Select(DoneOn).Max();

    /// <summary>The lines for one KPI: of the sections that drive it, and those that measure it; not the goals
    /// themselves.</summary>
    public static LinkedWork Of(JointPlan? plan, KpiDefinition kpi, KpiCatalogue catalogue, DateOnly day) =>
        plan is null || plan.State == PlanState.Draft
            ? None
            : Of(plan.OpenLines.Where(l => Drives(l, kpi, catalogue)), day);

    /// <summary>The same of any lines.</summary>
    public static LinkedWork Of(IEnumerable<PlanLine> lines, DateOnly day)
    {
        List<PlanLine> due =
        [
            .. lines.Where(l => l.Status == LineStatus.Done
                ? (l.Due ?? DoneOn(l)) is not { } when || when.AddDays(Quarter) >= day
                : l.Due < day),
        ];
        return new LinkedWork(
            due,
            due.FindAll(l => l.Status == LineStatus.Done),
            [.. due.Where(l => l.Status != LineStatus.Done && l.Due!.Value.AddDays(TwoCycles) <= day)
                .OrderBy(l => l.Due).ThenBy(l => l.Number)]);
    }

    /// <summary>The day on which a line was reported done; null: it is not, or nobody noted when.</summary>
    public static DateOnly? DoneOn(PlanLine line) =>
        line.Changes.LastOrDefault(c => c.Field == LineField.Status && c.To == LineStatuses.Name(LineStatus.Done))
            is { } change ? DateOnly.FromDateTime(change.At.UtcDateTime) : null;

    private static bool Drives(PlanLine line, KpiDefinition kpi, KpiCatalogue catalogue)
    {
        if (line.Element == PlanElement.Goal)
        {
            return false;
        }

        var measures = line.Target?.Metric is { } metric ? catalogue.Named(metric) : null;
        return measures is null ? kpi.DrivenBy.Contains(line.Section) : measures.Id == kpi.Id
            || kpi.DrivenBy.Contains(line.Section);
    }
}
