using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze;

/// <summary>
/// A process behaviour chart whose limits are frozen: they come from the first ten numbers and stay, until somebody
/// confirms a shift and its reason; then from the first ten after it (domain/cycle.md 4.4). With six to nine numbers
/// limits are provisional and move on. A strong trend of the last 26 numbers is
/// taken out first: then their residuals from the Theil-Sen line are charted.
/// </summary>
/// <param name="Limits">In force for the newest numbers.</param>
/// <param name="Points">What was charted, since the last confirmed shift: values, or residuals of a trend.</param>
/// <param name="Signals">Oldest first.</param>
public sealed record XmrChart(XmrLimits Limits, IReadOnlyList<TrendPoint> Points, IReadOnlyList<XmrSignal> Signals)
{
    private const double StrongTrend = .01;
    private const int TrendWindow = 26;

    /// <summary>Not null: a strong trend was taken out, and this is it.</summary>
    public Trend? Removed { get; init; }

    /// <summary>
    /// The limits in the KPI's own unit: those of a chart of residuals lie around the trend at that time.
    /// </summary>
    /// <param name="time">The ordinal of the period that they are asked for.</param>
    public XmrLimits LimitsAt(int time)
    {
        var level = Removed is { } trend ? trend.Intercept + (trend.Slope * time) : 0;
        return Limits with
        {
            Centre = Limits.Centre + level, Lower = Limits.Lower + level, Upper = Limits.Upper + level,
        };
    }

    /// <summary>Null when there are too few numbers since the last shift.</summary>
    /// <param name="points">In the order of time; never cumulated ones.</param>
    /// <param name="least">The lowest possible number; null: none.</param>
    /// <param name="most">The highest possible one; null: none.</param>
    /// <param name="shift">The first period after the last confirmed shift; null: there was none.</param>
    public static XmrChart? Of(IReadOnlyList<TrendPoint> points, decimal? least, decimal? most, int? shift = null)
    {
        List<TrendPoint> used = [.. points.Where(p => shift is null || p.Time >= shift)];
        List<TrendPoint> recent = [.. used.TakeLast(TrendWindow)];
        var test = MannKendall.Of([.. recent.Select(p => p.Value)]);
        if (recent.Count >= XmrLimits.Firm && test.P <= StrongTrend)
        {
            var trend = Trend.Of(recent, 0, test);
            return Judged([.. recent.Select(p => Residual(p, trend))], null, null) is { } chart
                ? chart with { Removed = trend }
                : null;
        }

        return Judged(used, least, most);
    }

    private static XmrChart? Judged(List<TrendPoint> points, decimal? least, decimal? most)
    {
        var isFirm = points.Count >= XmrLimits.Firm;
        List<TrendPoint> baseline = isFirm ? points[..XmrLimits.Firm] : [.. points.SkipLast(1)];
        if (XmrLimits.Safe(baseline, least, most) is not { } limits)
        {
            return null;
        }

        // With provisional limits only the newest number is judged: the others made the limits.
        var from = isFirm ? points[0].Time : points[^1].Time;
        return new XmrChart(limits, points, XmrRules.In(limits, points, from));
    }

    private static TrendPoint Residual(TrendPoint point, Trend trend) =>
        point with { Value = point.Value - trend.Intercept - (trend.Slope * point.Time) };
}
