using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>Getting worse while not red yet: a trend that is sure and matters (domain/cycle.md 4.3).</summary>
internal static class Trends
{
    private const double Sure = .05;
    private const int Enough = 8;

    public static IEnumerable<Finding> In(AnalysisCase one) =>
        from kpi in one.Kpis
        where !kpi.IsDerived
        where kpi.Colour != KpiColour.Red
        let trend = kpi.Verdict.Trend
        where trend is not null && Signals.IsBad(kpi.Kpi, trend.Kind)
        select Found(kpi, trend);

    // On a green KPI, or with few numbers, one in ten drifts by chance: watched only.
    private static Finding Found(KpiStanding kpi, Trend trend)
    {
        // How fast it gets worse, whichever way is worse.
        var sign = trend.Slope < 0 ? -1 : 1;
        var ends = new[] { sign * (trend.Interval?.Low ?? trend.Slope), sign * (trend.Interval?.High ?? trend.Slope) };
        var isSure = trend.Test.P <= Sure && trend.Count >= Enough && kpi.Colour == KpiColour.Amber;
        return new Finding
        {
            Kind = FindingKind.AdverseTrend,
            Kpi = kpi.Kpi.Id,
            Method = AnalysisMethod.Trend,
            Window = kpi.Window(trend.Count),
            Evidence = isSure ? Evidence.Fair : Evidence.Watch,
            Strength = 1 - (5 * trend.Test.P),
            Gap = kpi.Gap,
            Figures =
            [
                new("slope", sign * trend.Slope, FigureUnit.Kpi), new("p", (decimal)trend.Test.P, FigureUnit.Chance),
                new("low", ends.Min(), FigureUnit.Kpi), new("high", ends.Max(), FigureUnit.Kpi),
                new("n", trend.Count, FigureUnit.Count),
            ],
        };
    }
}
