using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// Whether a declared link from a leading to a lagging KPI is believed (domain/cycle.md 4.5): each of the last four
/// finished quarters is a test by the signs of the months' changes, and a link that failed three of them is dropped.
/// </summary>
internal static class Links
{
    private const int Quarters = 4;
    private const decimal Month = 30.4m;

    /// <summary>False without a link, or when it was dropped; true also where the numbers cannot tell.</summary>
    public static bool IsBelieved(AnalysisCase one, KpiStanding leading)
    {
        if (leading.Kpi.LeadsTo is not { } link || one.Kpi(link.Kpi) is not { } lagging)
        {
            return false;
        }

        var (before, after) = (ByMonth(leading), ByMonth(lagging));
        var lag = Math.Max(1, (int)Math.Round(LagDays(one, leading) / Month));
        return !LinkCheck.IsDropped(LastQuarters(one.Day).Select(q => In(q, before, after, lag)));
    }

    // Pipeline becomes revenue after a sales cycle; the others have the lag that was declared.
    private static int LagDays(AnalysisCase one, KpiStanding leading) =>
        leading.Kpi.Id == PipelineOutlook.Pipeline ? PipelineOutlook.LagDays(one, leading.Kpi)
            : leading.Kpi.LeadsTo!.LagDays;

    private static IEnumerable<Period> LastQuarters(DateOnly day)
    {
        var quarter = Period.Of(PeriodKind.Quarter, day);
        for (var i = 0; i < Quarters; i++)
        {
            quarter = quarter.Previous();
            yield return quarter;
        }
    }

    // The changes of the lagging KPI within the quarter: the last month before it is what the first one changed from.
    private static LinkCheck In(
        Period quarter, IReadOnlyList<TrendPoint> before, IReadOnlyList<TrendPoint> after, int lag)
    {
        var first = Period.Of(PeriodKind.Month, quarter.Start).Previous().Ordinal;
        var last = Period.Of(PeriodKind.Month, quarter.End).Ordinal;
        return LinkCheck.Of(before, [.. after.Where(p => p.Time >= first && p.Time <= last)], lag);
    }

    // Weeks as the mean of those whose Thursday the month has: months of four and of five weeks compare.
    private static List<TrendPoint> ByMonth(KpiStanding kpi) =>
    [
        .. kpi.Finished.Where(v => v.Period.Kind is PeriodKind.Week or PeriodKind.Month)
            .GroupBy(v => MonthOf(v.Period).Ordinal)
            .Select(g => new TrendPoint(g.Key, g.Average(v => v.Value))),
    ];

    private static Period MonthOf(Period period) => period.Kind == PeriodKind.Month ? period
        : Period.Of(PeriodKind.Month, period.Start.AddDays(3));
}
