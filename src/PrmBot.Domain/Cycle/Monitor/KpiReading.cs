using PrmBot.Cycle.Analyze;

namespace PrmBot.Cycle.Monitor;

/// <summary>Reads a series as it stands on a day, by its KPI's rule: pure.</summary>
public static class KpiReading
{
    private const int FewestForBaseline = 3;

    /// <summary>The measure on a day.</summary>
    /// <param name="kpi">The definition.</param>
    /// <param name="series">Null: nothing recorded.</param>
    /// <param name="day">Values of periods that begin later are left out.</param>
    public static KpiMeasure On(KpiDefinition kpi, KpiSeries? series, DateOnly day) =>
        On(kpi, series, DatedNumbers.Of(series).BegunOn(day), day);

    /// <summary>The same by numbers that were cut out already.</summary>
    /// <param name="kpi">The definition.</param>
    /// <param name="series">Whose targets count; null: nothing recorded.</param>
    /// <param name="values">In the order in which their periods end.</param>
    /// <param name="day">The day.</param>
    internal static KpiMeasure On(
        KpiDefinition kpi, KpiSeries? series, ArraySegment<KpiNumber> values, DateOnly day)
    {
        var target = series is null ? null : TargetOn(series.Targets, day);
        var measure = new KpiMeasure(kpi.Direction, kpi.Rule) { Target = target };
        if (values.Count == 0)
        {
            return measure with { Grey = VerdictReason.NoData };
        }

        var latest = values[^1];
        measure = measure with { Latest = latest, Through = CoveredUntil(latest, day), Actual = latest.Value };
        measure = kpi.Rule is KpiRule.Pace ? PaceMeasure.Of(kpi, measure, values)
            : ThresholdMeasure(kpi, measure, values);
        if (IsStale(kpi, latest, day))
        {
            // What is too old to judge is shown as it was given: no sum to date, no pace.
            return measure with { Grey = VerdictReason.Stale, Actual = latest.Value, Pace = null };
        }

        return latest.Sample < kpi.MinimumSample ? measure with { Grey = VerdictReason.SampleTooSmall }
            : kpi.Condition?.On(measure, values, day) ?? measure;
    }

    /// <summary>The last day that a number can speak of: a number of a running period reaches to the day it was given,
    /// at most to yesterday.</summary>
    public static DateOnly CoveredUntil(KpiNumber number, DateOnly day)
    {
        var given = DateOnly.FromDateTime(number.By.At.UtcDateTime);
        var over = number.Period.End < day;
        return over ? number.Period.End : Earlier(given, day.AddDays(-1));
    }

    /// <summary>True when the number is older than 1.5 cadences (domain/cycle.md 4.2). What happens once never ages; a
    /// number for a longer span than the cadence ages by that span.</summary>
    public static bool IsStale(KpiDefinition kpi, KpiNumber latest, DateOnly day)
    {
        decimal? cadence = kpi.Cadence switch
        {
            KpiCadence.Weekly => PeriodDays.Length(PeriodKind.Week),
            KpiCadence.Monthly => PeriodDays.Length(PeriodKind.Month),
            KpiCadence.Quarterly => PeriodDays.Length(PeriodKind.Quarter),
            KpiCadence.Once => null,
            _ => throw new ArgumentOutOfRangeException(nameof(kpi), kpi.Cadence, "Unknown cadence."),
        };
        var age = day.DayNumber - CoveredUntil(latest, day).DayNumber;
        return cadence is { } days
            && age > KpiMeasure.StaleCadences * Math.Max(days, PeriodDays.Length(latest.Period.Kind));
    }

    /// <summary>The shortest target whose period the day lies in; else the one that ended last; else none.</summary>
    private static KpiNumber? TargetOn(IReadOnlyList<KpiNumber> targets, DateOnly day) =>
        targets.Where(t => t.Period.Contains(day)).MinBy(t => t.Period.Kind)
        ?? targets.Where(t => t.Period.End < day).MaxBy(t => t.Period.End);

    private static KpiMeasure ThresholdMeasure(KpiDefinition kpi, KpiMeasure measure, ArraySegment<KpiNumber> values)
    {
        var rule = kpi.Rule switch
        {
            KpiRule.Baseline => BaselineRule(kpi, measure, values),
            KpiRule.Thresholds t when measure.Target is { } own && t.Green != 0 =>
                t with { Green = own.Value, Amber = own.Value * t.Amber / t.Green },
            var other => other,
        };
        return WithInterval(kpi, measure with
        {
            Rule = rule,
            Grey = rule is KpiRule.Baseline ? VerdictReason.NoBaseline : null,
        });
    }

    // A share of few cases is held against its past by its interval: a verdict has to clear the threshold.
    private static KpiMeasure WithInterval(KpiDefinition kpi, KpiMeasure measure)
    {
        if (kpi is not { Unit: KpiUnit.Percent, Kind: KpiKind.Ratio, Rule: KpiRule.Baseline }
            || measure is not { Rule: KpiRule.Thresholds thresholds, Latest: { Sample: > 0 and var cases } latest })
        {
            return measure;
        }

        var hits = Math.Clamp(latest.Part ?? (int)Math.Round(latest.Value * cases / 100), 0, cases);
        var interval = WilsonInterval.Of(hits, cases);
        var isOpen = RatioColour.Of(kpi.Direction, thresholds, interval) == KpiColour.Grey;
        return measure with { Interval = interval, Grey = isOpen ? VerdictReason.NotEnoughCases : null };
    }

    private static KpiRule BaselineRule(KpiDefinition kpi, KpiMeasure measure, ArraySegment<KpiNumber> values)
    {
        var reference = measure.Target?.Value
            ?? (values.Count > FewestForBaseline ? Quantiles.Median([.. values[..^1].Select(v => v.Value)]) : null);
        return reference is { } r
            ? new KpiRule.Thresholds(r, kpi.Direction == KpiDirection.Down ? r * 1.25m : r / 1.25m)
            : kpi.Rule;
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
