using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// F13: a number is missing, or disputed, for two periods. Of it follows a change of the measure, and no verdict of
/// performance. What a period brought may take some days to be known.
/// </summary>
internal static class DataGaps
{
    private const int TwoPeriods = 2;

    public static IEnumerable<Finding> In(AnalysisCase one) =>
        from kpi in one.Kpis
        where kpi.Kpi.Cadence != KpiCadence.Once
        let missing = Missing(kpi, one.Day)
        let disputed = Disputed(kpi, one.Day)
        where missing >= TwoPeriods || disputed >= TwoPeriods
        select new Finding
        {
            Kind = FindingKind.DataGap,
            Kpi = kpi.Kpi.Id,
            Method = AnalysisMethod.Counting,
            Window = new FindingWindow(kpi.Verdict.Measure.Through ?? one.Day, one.Day, missing + disputed),
            Evidence = Evidence.Strong,
            Strength = 1,
            Gap = kpi.Kpi.Core ? .3m : .15m,
            Figures =
            [
                new("missing", missing, FigureUnit.Count), new("disputed", disputed, FigureUnit.Count),
                new("age", Age(kpi, one.Day), FigureUnit.Days),
            ],
        };

    /// <summary>Finished periods without a number after the last one that has one.</summary>
    private static int Missing(KpiStanding kpi, DateOnly day)
    {
        var kind = KindOf(kpi);
        var known = day.AddDays(-(int)(PeriodDays.Length(kind) / 3));
        var last = kpi.Series?.Values.Count > 0 ? kpi.Series.Values[^1].Period
            : FirstTarget(kpi) is { } target ? Period.Of(kind, target.Start).Previous() : null;
        var missing = 0;
        var next = last is null ? null : Period.Of(kind, last.End.AddDays(1));
        for (; next?.End < known; next = next.Next())
        {
            missing++;
        }

        return missing;
    }

    private static int Disputed(KpiStanding kpi, DateOnly day) => kpi.Series?.Values
        .Count(v => v.Dispute is not null && v.Period.End < day && v.Period.End >= day.AddDays(-Window(v.Period.Kind)))
        ?? 0;

    // The last two periods, and the time that it takes to know them.
    private static int Window(PeriodKind kind) => (int)(PeriodDays.Length(kind) * 3);

    private static Period? FirstTarget(KpiStanding kpi) =>
        kpi.Series is { Targets.Count: > 0 } series ? series.Targets.Min(t => t.Period) : null;

    private static PeriodKind KindOf(KpiStanding kpi) => kpi.Series is { Values.Count: > 0 } series
        ? series.Values[^1].Period.Kind
        : kpi.Kpi.Cadence switch
        {
            KpiCadence.Weekly => PeriodKind.Week,
            KpiCadence.Quarterly => PeriodKind.Quarter,
            KpiCadence.Monthly or KpiCadence.Once => PeriodKind.Month,
            _ => throw new ArgumentOutOfRangeException(nameof(kpi), kpi.Kpi.Cadence, "Unknown cadence."),
        };

    private static int Age(KpiStanding kpi, DateOnly day) =>
        kpi.Verdict.Measure.Through is { } through ? day.DayNumber - through.DayNumber : 0;
}
