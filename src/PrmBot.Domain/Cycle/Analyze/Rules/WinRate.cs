using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// F8: fewer deals are won while as many come in. Wilson's interval of the last three months' deals has to lie below
/// that of those before (95 %: it is asked every month); eight months in a row below the centre do as well.
/// </summary>
internal static class WinRate
{
    private const string Win = "K21";
    private const int Months = 3;
    private const double NinetyFive = 1.96;

    private static readonly string[] Volume = ["K18", "K14", "K8"];

    public static IEnumerable<Finding> In(AnalysisCase one)
    {
        if (one.Kpi(Win) is not { } kpi || IsVolumeFalling(one))
        {
            yield break;
        }

        var counted = kpi.Finished.Where(v => v.Sample > 0).ToList();
        var (now, before) = (Sum(counted.TakeLast(Months)), Sum(counted.SkipLast(Months)));
        var rate = before.Cases == 0 ? 0 : before.Hits / (double)before.Cases;
        var interval = WilsonInterval.Of(now.Hits, now.Cases, NinetyFive);
        var usual = WilsonInterval.Of(before.Hits, before.Cases);
        var isClear = before.Cases > 0 && interval.Against(usual.Low) == AgainstThreshold.Below;
        if (isClear || Signals.IsLongRun(kpi))
        {
            yield return new Finding
            {
                Kind = FindingKind.WinRateDown,
                Kpi = Win,
                Method = isClear ? AnalysisMethod.Interval : AnalysisMethod.ControlChart,
                Window = kpi.Window(Months),
                Evidence = Evidence.Fair,
                Strength = .75,
                Gap = (decimal)Math.Clamp(rate == 0 ? kpi.Verdict.Measure.Index is { } i ? 1 - (double)i : .2
                    : 1 - (now.Cases == 0 ? 1 : now.Hits / (double)now.Cases / rate), 0, 1),
                Figures =
                [
                    new("won", now.Hits, FigureUnit.Count), new("n", now.Cases, FigureUnit.Count),
                    new("before", (decimal)rate, FigureUnit.Share), new("low", (decimal)interval.Low, FigureUnit.Share),
                    new("high", (decimal)interval.High, FigureUnit.Share),
                ],
            };
        }
    }

    private static bool IsVolumeFalling(AnalysisCase one) => Volume.Select(one.Kpi).OfType<KpiStanding>()
        .Any(k => k.Verdict.Trend?.Kind == TrendKind.Falling);

    private static (int Hits, int Cases) Sum(IEnumerable<KpiNumber> numbers)
    {
        var all = numbers.ToList();
        var cases = all.Sum(v => v.Sample ?? 0);
        return (Math.Min(cases, all.Sum(v => v.Part ?? (int)Math.Round(v.Value * (v.Sample ?? 0) / 100))), cases);
    }
}
