namespace PrmBot.Cycle.Monitor;

/// <summary>
/// How targets and actual numbers meet. A target of <c>2026-Q4</c> for a flow is met by the sum of the months and weeks
/// inside it (a week lies where its Thursday is); a number given for a longer span stands for the shorter ones
/// inside it.
/// A stock or ratio is met by its latest number. What is expected is taken on the last day that the numbers cover,
/// so that
/// October's number is not held against November's days.
/// </summary>
public static class PaceMeasure
{
    /// <summary>The measure, completed by its pace.</summary>
    /// <param name="kpi">A KPI judged by pace.</param>
    /// <param name="measure">With latest number, target and days covered.</param>
    /// <param name="values">In the order of periods; at least one.</param>
    public static KpiMeasure Of(KpiDefinition kpi, KpiMeasure measure, IReadOnlyList<KpiNumber> values)
    {
        if (measure.Target is not { } target || measure.Through is not { } through)
        {
            return measure with { Grey = VerdictReason.NoTarget };
        }

        var inside = WithoutParts([.. values.Where(v => target.Period.Holds(v.Period))]);
        var isFlow = kpi.Kind == KpiKind.Flow;
        var actual = isFlow ? inside.Sum(v => v.Value) : measure.Latest!.Value;
        var pace = PaceIndex.Of(new PaceInput(
            kpi.Direction, BaselineOf(target, values, isFlow), target.Value, actual, Tau(target.Period, through),
            Rates(values, through, isFlow), PeriodsIn(target.Period, measure.Latest!.Period.Kind)));
        var early = pace.Tau < KpiMeasure.EarlyTau || pace.Index is null;
        return measure with { Actual = actual, Pace = pace, Grey = early ? VerdictReason.TooEarly : null };
    }

    /// <summary>How many spans of a kind lie in a period: 3 months in a quarter; 1 when it is not the longer
    /// one.</summary>
    public static int PeriodsIn(Period whole, PeriodKind kind)
    {
        var count = 0;
        for (var part = Period.Of(kind, whole.Start); part.Start <= whole.End; part = part.Next())
        {
            count += whole.Holds(part) ? 1 : 0;
        }

        return Math.Max(1, count);
    }

    /// <summary>Leaves out what lies inside another one.</summary>
    public static IReadOnlyList<KpiNumber> WithoutParts(IReadOnlyList<KpiNumber> numbers) =>
        [.. numbers.Where(n => !numbers.Any(o => o != n && o.Period.Kind > n.Period.Kind && o.Period.Holds(n.Period)))];

    private static decimal Tau(Period period, DateOnly through) =>
        PeriodDays.Working(period.Start, through < period.End ? through : period.End) / (decimal)period.WorkingDays;

    private static decimal BaselineOf(KpiNumber target, IReadOnlyList<KpiNumber> values, bool isFlow) =>
        target.Baseline ?? (isFlow ? 0 : values.LastOrDefault(v => v.Period.End < target.Period.Start)?.Value ?? 0);

    /// <summary>Gains of the last finished periods of the newest kind: the numbers of a flow, the steps of a
    /// level.</summary>
    private static List<decimal> Rates(IReadOnlyList<KpiNumber> values, DateOnly through, bool isFlow)
    {
        var same = values.Where(v => v.Period.Kind == values[^1].Period.Kind).ToList();
        var finished = same.Where(v => v.Period.End <= through).Select(v => v.Value).ToList();
        var known = finished.Count == 0 && isFlow ? [.. same.Select(v => v.Value)] : finished;
        return isFlow ? known : [.. known.Zip(known.Skip(1), (a, b) => b - a)];
    }
}
