using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// F12 and its bad counterpart: signals of the process behaviour chart since the last review. One number a little
/// outside firm limits happens by chance on some two in a hundred numbers (domain/cycle.md 4.4), and a partner has
/// many: it is watched. Far outside, or a run of eight whose mean is off by more than the centre itself is known, is
/// fair evidence.
/// </summary>
internal static class Signals
{
    private const decimal Far = 4.5m;
    private const int ReviewDays = 31;
    private const int Shown = 26;
    private const int Run = 8;
    private const double SureRun = 3;

    public static IEnumerable<Finding> In(AnalysisCase one)
    {
        foreach (var kpi in one.Kpis.Where(k => !k.IsDerived))
        {
            var signals = New(kpi);
            foreach (var side in signals.GroupBy(s => IsGood(kpi.Kpi, s.IsHigh)).Where(_ => !kpi.IsRed))
            {
                yield return Found(kpi, side.MaxBy(s => Math.Abs(s.Deviations))!, side.Key);
            }
        }
    }

    /// <summary>The worst new signal on the bad side, by firm limits; null: none.</summary>
    public static XmrSignal? NewBad(KpiStanding kpi) => kpi.Chart is { Limits.Trust: XmrTrust.Firm } chart
        ? Recent(kpi, chart).Where(s => !IsGood(kpi.Kpi, s.IsHigh)).MaxBy(s => Math.Abs(s.Deviations))
        : null;

    /// <summary>True when this direction is the wrong one.</summary>
    public static bool IsBad(KpiDefinition kpi, TrendKind kind) => kpi.Direction switch
    {
        KpiDirection.Up => kind == TrendKind.Falling,
        KpiDirection.Down => kind == TrendKind.Rising,
        KpiDirection.Range => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kpi), kpi.Direction, "Unknown direction."),
    };

    private static List<XmrSignal> New(KpiStanding kpi) => kpi.Chart is { } chart ? Recent(kpi, chart) : [];

    private static List<XmrSignal> Recent(KpiStanding kpi, XmrChart chart)
    {
        var times = kpi.Finished.Where(v => v.Period.End >= kpi.Verdict.Day.AddDays(-ReviewDays))
            .Select(v => v.Period.Ordinal).ToHashSet();
        return [.. chart.Signals.Where(s => times.Contains(s.Time))];
    }

    private static bool IsGood(KpiDefinition kpi, bool isHigh) =>
        kpi.Direction == KpiDirection.Down ? !isHigh : isHigh;

    private static Finding Found(KpiStanding kpi, XmrSignal signal, bool isGood)
    {
        var chart = kpi.Chart!;
        var limits = chart.LimitsAt(signal.Time);
        var isFar = signal.Rule == XmrRule.Outside && Distance(chart, signal) >= Far;
        var evidence = chart.Limits.Trust == XmrTrust.Provisional ? Evidence.Watch
            : isFar ? Evidence.Strong
            : signal.Rule == XmrRule.EightInARow && IsOff(chart, signal) ? Evidence.Fair
            : Evidence.Watch;
        return new Finding
        {
            Kind = isGood ? FindingKind.UnusuallyGood : FindingKind.UnusuallyBad,
            Kpi = kpi.Kpi.Id,
            Method = AnalysisMethod.ControlChart,
            Window = kpi.Window(Shown),
            Evidence = evidence,
            Strength = isFar ? .9 : evidence == Evidence.Fair ? .6 : .3,
            Gap = Math.Min(1, Math.Abs(signal.Deviations) / 20),
            Figures =
            [
                new("value", chart.Removed is null ? signal.Value : Original(kpi, signal), FigureUnit.Kpi),
                new("deviations", Math.Abs(signal.Deviations), FigureUnit.Times),
                new("lower", limits.Lower, FigureUnit.Kpi), new("upper", limits.Upper, FigureUnit.Kpi),
                new("centre", limits.Centre, FigureUnit.Kpi), new("n", limits.Count, FigureUnit.Count),
            ],
            Step = signal.Rule.ToString(),
        };
    }

    /// <summary>True when the last eight are on the bad side, by more than chance.</summary>
    public static bool IsLongRun(KpiStanding kpi) => NewBad(kpi) is { Rule: XmrRule.EightInARow } signal
        && IsOff(kpi.Chart!, signal);

    // The mean of the run against the centre, both known to within σ/√8 and σ/√n.
    private static bool IsOff(XmrChart chart, XmrSignal signal)
    {
        var sigma = (double)chart.Limits.Reach / 3;
        var run = chart.Points.Where(p => p.Time <= signal.Time).TakeLast(Run).Average(p => p.Value);
        return Math.Abs((double)(run - chart.Limits.Centre))
            >= SureRun * sigma * Math.Sqrt((1.0 / Run) + (1.0 / chart.Limits.Count));
    }

    // How far outside by the numbers just before, which are more than those the limits came from: by medians.
    private static decimal Distance(XmrChart chart, XmrSignal signal)
    {
        var before = chart.Points.Where(p => p.Time < signal.Time).TakeLast(Shown).ToList();
        var usual = before.Count < XmrLimits.Firm ? null : XmrLimits.Of(before, XmrKind.Median, null, null);
        return usual is not { Reach: > 0 } ? Math.Abs(signal.Deviations)
            : 3 * Math.Abs(signal.Value - usual.Centre) / usual.Reach;
    }

    private static decimal Original(KpiStanding kpi, XmrSignal signal) =>
        kpi.Finished.First(v => v.Period.Ordinal == signal.Time).Value;
}
