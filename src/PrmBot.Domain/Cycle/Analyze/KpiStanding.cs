using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze;

/// <summary>One KPI as the analysis looks at it: today's verdict, and how it stood before.</summary>
/// <param name="Kpi">Which.</param>
/// <param name="Series">Null: nothing recorded.</param>
/// <param name="Verdict">Of today.</param>
public sealed record KpiStanding(KpiDefinition Kpi, KpiSeries? Series, KpiVerdict Verdict)
{
    private const int Month = 30;
    private const int Quarter = 91;

    /// <summary>The numbers of the latest kind of period that are finished, oldest first.</summary>
    public required IReadOnlyList<KpiNumber> Finished { get; init; }

    /// <summary>How it stood at the ends of the last finished periods, latest first; at most two.</summary>
    public required IReadOnlyList<KpiMeasure> Ends { get; init; }

    /// <summary>How it stood at the review before this one: a month ago, of quarterly numbers a quarter.</summary>
    public required KpiMeasure Before { get; init; }

    /// <summary>Its process behaviour chart; null when it has too few numbers, or happens once.</summary>
    public required XmrChart? Chart { get; init; }

    public KpiColour Colour => Verdict.Colour;

    /// <summary>True: it is computed from the plan, so its numbers follow from each other and are no series of
    /// measurements.</summary>
    public bool IsDerived => Verdict.Measure.Latest?.By.Source == KpiSource.Derived;

    public bool IsRed => Colour == KpiColour.Red;

    /// <summary>Red, without looking at effort or at former colours, at the ends of the last two periods.</summary>
    public bool IsRedTwice => Ends.Count == 2 && Ends.All(m => m.ColourAt(0) == KpiColour.Red);

    /// <summary>How far off it is, as a share of what is wanted by now: 0 when it is as wanted.</summary>
    public decimal Gap => Verdict.Measure.Index is { } index ? Math.Clamp(1 - index, 0, 1) : 0;

    /// <summary>From the first to the last day of the newest numbers.</summary>
    public FindingWindow Window(int most) => Finished.TakeLast(most).ToList() is { Count: > 0 } used
        ? new FindingWindow(used[0].Period.Start, used[^1].Period.End, used.Count)
        : new FindingWindow(Verdict.Day, Verdict.Day, 0);

    /// <summary>Reads a series for a day: pure.</summary>
    public static KpiStanding Of(KpiDefinition kpi, KpiSeries? series, DateOnly day)
    {
        var finished = FinishedBy(series, day);
        var review = day.AddDays(kpi.Cadence == KpiCadence.Quarterly ? -Quarter : -Month);
        return new KpiStanding(kpi, series, KpiJudge.Judge(kpi, series, day))
        {
            Finished = finished,
            Ends = [.. finished.TakeLast(2).Reverse().Select(v => AsOf(kpi, series, v.Period.End))],
            Before = AsOf(kpi, series, review),
            Chart = ChartOf(kpi, series, finished),
        };
    }

    /// <summary>The measure of a day, by the numbers of the periods that were over then.</summary>
    internal static KpiMeasure AsOf(KpiDefinition kpi, KpiSeries? series, DateOnly day) => KpiReading.On(
        kpi, series is null ? null : series with { Values = [.. series.Values.Where(v => v.Period.End <= day)] }, day);

    private static XmrChart? ChartOf(KpiDefinition kpi, KpiSeries? series, List<KpiNumber> finished) =>
        kpi.Kind == KpiKind.OneOff ? null : XmrChart.Of(
            finished.ConvertAll(v => new TrendPoint(v.Period.Ordinal, v.Value)), kpi.Minimum, kpi.Maximum,
            series?.ShiftedSince?.Ordinal);

    private static List<KpiNumber> FinishedBy(KpiSeries? series, DateOnly day)
    {
        if (series is null || series.Values.Count == 0)
        {
            return [];
        }

        var kind = series.Values[^1].Period.Kind;
        return [.. series.Values.Where(v => v.Period.Kind == kind && v.Period.End < day)];
    }
}
