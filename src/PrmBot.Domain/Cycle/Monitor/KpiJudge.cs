namespace PrmBot.Cycle.Monitor;

/// <summary>
/// Gives the colour, domain/cycle.md 4.2: green from .95 of pace, amber from .80, red below; red but effort at most
/// 1.10 is
/// amber "recovering", green but effort over 1.25 is amber "slowing". The colour changes only when the threshold is
/// passed
/// by .02, or on two consecutive periods (hysteresis). Pure: the former colours are found by looking back on the same
/// series, so that today's colour needs no memory of its own.
/// </summary>
public static class KpiJudge
{
    private const decimal Margin = .02m;
    private const decimal EasyEffort = 1.10m;
    private const decimal HardEffort = 1.25m;
    private const int LookBack = 8;

    /// <summary>The verdict of a day.</summary>
    public static KpiVerdict Judge(KpiDefinition kpi, KpiSeries? series, DateOnly day)
    {
        var verdict = ColourOn(kpi, series, day);
        return verdict with { Trend = KpiTrend.Of(kpi, series, verdict.Measure, day) };
    }

    /// <summary>The same without its trend, which ranking many partners does not look at.</summary>
    public static KpiVerdict ColourOn(KpiDefinition kpi, KpiSeries? series, DateOnly day)
    {
        var numbers = DatedNumbers.Of(series);
        var begun = numbers.BegunOn(day);
        KpiVerdict? before = null;
        foreach (var past in Checkpoints(kpi, begun))
        {
            before = Judge(kpi, KpiReading.On(kpi, series, numbers.FinishedBy(past), past), past, before);
        }

        return Judge(kpi, KpiReading.On(kpi, series, begun, day), day, before);
    }

    /// <summary>The verdict of one measure after another verdict; null: there was none.</summary>
    public static KpiVerdict Judge(KpiDefinition kpi, KpiMeasure measure, DateOnly day, KpiVerdict? before)
    {
        // A condition holds or not: what waits for a second period are the thresholds alone.
        var plain = measure.PlainAt(0);
        var kept = plain == KpiColour.Grey ? plain : Settled(measure, plain, before);
        var (colour, reason) = measure.Grey is { } grey
            ? (KpiColour.Grey, grey)
            : measure.Rule is KpiRule.Pace ? ByEffort(kept, measure.Pace)
            : Floored(measure, kept);
        return new KpiVerdict(kpi, day, colour, reason, measure) { Base = kept, Held = kept != plain };
    }

    /// <summary>Hysteresis: the plain colour, or the former one as long as the threshold is passed by too
    /// little.</summary>
    private static KpiColour Settled(KpiMeasure measure, KpiColour plain, KpiVerdict? before)
    {
        if (before is null || before.Base == KpiColour.Grey || before.Base == plain
            || before.Measure.PlainAt(0) == plain)
        {
            return plain;
        }

        var worse = plain > before.Base;
        var sure = measure.PlainAt(worse ? Margin : -Margin);
        var passed = worse ? sure > before.Base : sure < before.Base;
        return passed ? sure : before.Base;
    }

    private static (KpiColour Colour, VerdictReason Reason) ByEffort(KpiColour colour, PaceIndex? pace) => colour switch
    {
        KpiColour.Red when pace?.Effort <= EasyEffort => (KpiColour.Amber, VerdictReason.Recovering),
        KpiColour.Red => (KpiColour.Red, VerdictReason.FarBehind),
        KpiColour.Amber => (KpiColour.Amber, VerdictReason.BehindPace),
        KpiColour.Green when pace?.Effort > HardEffort => (KpiColour.Amber, VerdictReason.Slowing),
        KpiColour.Green => (KpiColour.Green, VerdictReason.OnPace),
        KpiColour.Grey => (KpiColour.Grey, VerdictReason.TooEarly),
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "Unknown colour."),
    };

    private static (KpiColour Colour, VerdictReason Reason) Floored(KpiMeasure measure, KpiColour colour) =>
        measure.Floor is { } floor && floor.Colour > colour ? (floor.Colour, floor.Reason)
        : (colour, measure.Lowest is not null && colour > KpiColour.Green ? VerdictReason.OneSideLow
            : ByThreshold(colour));

    private static VerdictReason ByThreshold(KpiColour colour) => colour switch
    {
        KpiColour.Green => VerdictReason.Good,
        KpiColour.Amber => VerdictReason.Near,
        KpiColour.Red => VerdictReason.Bad,
        KpiColour.Grey => VerdictReason.NoData,
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "Unknown colour."),
    };

    /// <summary>The days on which the numbers before the latest were complete, oldest first.</summary>
    private static IEnumerable<DateOnly> Checkpoints(KpiDefinition kpi, ArraySegment<KpiNumber> begun)
    {
        if (kpi.Cadence == KpiCadence.Once)
        {
            return [];
        }

        // In the order of their ends; periods of several kinds may end together.
        var days = new List<DateOnly>();
        for (var i = begun.Count - 1; i >= 0 && days.Count <= LookBack; i--)
        {
            if (begun[i].Period.End.AddDays(1) is var after && (days.Count == 0 || days[^1] != after))
            {
                days.Add(after);
            }
        }

        return days.Skip(1).Reverse();
    }
}
