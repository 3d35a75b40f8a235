using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>F5, F6 and F14: what may be wrong is the target itself.</summary>
internal static class Targets
{
    private const decimal TooHard = 1.5m;
    private const decimal Easy = .8m;
    private const decimal Ahead = 1.15m;

    public static IEnumerable<Finding> In(AnalysisCase one)
    {
        foreach (var kpi in one.Kpis)
        {
            if (RejectedAfterTwoRedQuarters(one, kpi))
            {
                yield return Found(kpi, FindingKind.TwoRedQuarters, .8, kpi.Gap);
            }
            else if (IsOutOfReach(one, kpi))
            {
                yield return Found(kpi, FindingKind.OutOfReach, .7, kpi.Gap);
            }
            else if (IsEasy(kpi.Verdict.Measure.Pace) && IsEasy(kpi.Before.Pace)
                && !(RateAgainst.Of(kpi)?.Deviations < RateAgainst.Sure))
            {
                yield return Found(kpi, FindingKind.TooEasy, .7, Math.Min(1, kpi.Verdict.Measure.Index!.Value - 1));
            }
        }
    }

    // Only once what was to be done is done, and another tactic was decided on: lowering the number first hides why.
    private static bool IsOutOfReach(AnalysisCase one, KpiStanding kpi)
    {
        var work = one.WorkFor(kpi.Kpi);
        var isHandled = work.Share is null or >= LinkedWork.Enough
            && one.Past.Any(p => p.Kind is FindingKind.ContentFailure && p.Kpi == kpi.Kpi.Id);
        return isHandled && !PipelineReaches(one, kpi) && IsHard(kpi.Verdict.Measure.Pace) && IsHard(kpi.Before.Pace)
            && !one.Past.Any(p => p.Kind == FindingKind.OutOfReach && p.Kpi == kpi.Kpi.Id
                && kpi.Verdict.Measure.Target?.Period.Contains(p.On) == true);
    }

    // The forecast of what leads to it (4.5), where there is one.
    private static bool PipelineReaches(AnalysisCase one, KpiStanding kpi) => one.Kpis.Any(k =>
        k.Kpi.LeadsTo?.Kpi == kpi.Kpi.Id && PipelineOutlook.Of(one, k) is { Index: >= 1 });

    private static bool IsHard(PaceIndex? pace) => pace is { EndHigh: { } high }
        && (pace.Effort > TooHard || (pace.Effort is null && pace.Rate <= 0)) && high < pace.Target;

    private static bool IsEasy(PaceIndex? pace) => pace is { Index: > Ahead, Effort: < Easy };

    private static bool RejectedAfterTwoRedQuarters(AnalysisCase one, KpiStanding kpi)
    {
        var quarter = Period.Of(PeriodKind.Quarter, one.Day).Previous();
        bool WasRed(Period p) => KpiStanding.AsOf(kpi.Kpi, kpi.Series, p.End).ColourAt(0) == KpiColour.Red;
        return one.Past.Any(p => p is { Kind: FindingKind.OutOfReach, Accepted: false } && p.Kpi == kpi.Kpi.Id)
            && WasRed(quarter) && WasRed(quarter.Previous());
    }

    private static Finding Found(KpiStanding kpi, FindingKind kind, double strength, decimal gap)
    {
        var pace = kpi.Verdict.Measure.Pace;
        return new Finding
        {
            Kind = kind,
            Kpi = kpi.Kpi.Id,
            Method = AnalysisMethod.Pace,
            Window = kpi.Window(4),
            Evidence = Evidence.Fair,
            Strength = strength,
            Gap = gap,
            Figures =
            [
                .. Figure("pace", kpi.Verdict.Measure.Index, FigureUnit.Share),
                .. Figure("effort", pace?.Effort, FigureUnit.Times),
                .. Figure("end", pace?.End, FigureUnit.Kpi), .. Figure("end_high", pace?.EndHigh, FigureUnit.Kpi),
                .. Figure("target", pace?.Target, FigureUnit.Kpi),
            ],
        };
    }

    private static IEnumerable<FindingFigure> Figure(string name, decimal? value, FigureUnit unit) =>
        value is { } known ? [new(name, known, unit)] : [];
}
