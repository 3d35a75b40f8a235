namespace PrmBot.Cycle.Monitor;

/// <summary>The trend of a KPI over its last 13 finished periods.</summary>
public static class KpiTrend
{
    private const int Window = 13;
    private const decimal Matters = .05m;

    /// <summary>
    /// Null without numbers, or when they are too old. A slope matters when, over the rest of the period, it makes
    /// at least 5 % of the target
    /// (domain/cycle.md 4.3; of a flow's share of the target for one period). Without a target: over the window, 5
    /// % of the median.
    /// </summary>
    public static Trend? Of(KpiDefinition kpi, KpiSeries? series, KpiMeasure measure, DateOnly day)
    {
        if (series is null || measure.Grey == VerdictReason.Stale || measure.Latest is not { } latest)
        {
            return null;
        }

        var used = series.Values
            .Where(v => v.Period.Kind == latest.Period.Kind && v.Period.End < day).TakeLast(Window).ToList();
        var points = used.Select(v => new TrendPoint(v.Period.Ordinal, v.Value)).ToList();
        return Trend.Of(points, used.Count == 0 ? 0 : Threshold(kpi, measure, used));
    }

    private static decimal Threshold(KpiDefinition kpi, KpiMeasure measure, List<KpiNumber> used)
    {
        if (measure.Target is { } target && measure.Pace is { Remaining: > 0 } pace)
        {
            var parts = kpi.Kind == KpiKind.Flow ? PaceMeasure.PeriodsIn(target.Period, used[^1].Period.Kind) : 1;
            return Math.Abs(target.Value) * Matters / parts / Math.Max(1, pace.Remaining);
        }

        return Math.Abs(Quantiles.Median([.. used.Select(v => v.Value)])) * Matters / used.Count;
    }
}
