using PrmBot.Cycle.Monitor;
using PrmBot.Planning;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// F1, F2 and F7: tells execution failure (not done) from content failure (done, and it does not work). A red KPI gives
/// exactly one of them, or the remark that nothing was planned for it.
/// </summary>
internal static class RedKpis
{
    private const decimal TrendChance = .10m;
    private const int Shown = 13;
    private const int MostLines = 3;

    // What is red here has a rule of its own (F4, F9, F10, F11), or is computed from the others.
    private static readonly HashSet<string> OwnRule = [KpiCatalogue.PlanScore, "K11", "K26", "K28", "K31", "K34"];

    public static IEnumerable<Finding> In(AnalysisCase one) => one.Kpis
        .Select(k => k.IsRed ? OfRed(one, k) : Forecast(one, k)).OfType<Finding>();

    private static Finding? OfRed(AnalysisCase one, KpiStanding kpi)
    {
        if (kpi.IsDerived && OwnRule.Contains(kpi.Kpi.Id))
        {
            return null; // What is not done is told of where it is missing, and by F9.
        }

        var work = one.WorkFor(kpi.Kpi);
        if (work.Share < LinkedWork.Enough)
        {
            // Lines that are late by less than two cycles are not a failure yet.
            return work.LongOverdue.Count == 0 ? null : NotDone(one, kpi, work);
        }

        if (OwnRule.Contains(kpi.Kpi.Id))
        {
            return null;
        }

        if (LaggingIsGreen(one, kpi))
        {
            return Leading(kpi, Proof(kpi) is null || IsChance(kpi) ? Evidence.Watch : Evidence.Fair, []);
        }

        if (work.Share is null)
        {
            var isOpen = Proof(kpi) is null || IsChance(kpi);
            return Found(kpi, FindingKind.RedUnplanned, isOpen ? Evidence.Watch : Evidence.Fair, .5);
        }

        var isDue = work.LastDone is not { } done || done.AddDays(LagOf(kpi.Kpi)) <= one.Day;
        return Proof(kpi) is { } method && isDue ? DoesNotWork(one, kpi, work, method) : null;
    }

    private static Finding NotDone(AnalysisCase one, KpiStanding kpi, LinkedWork work) =>
        Found(kpi, FindingKind.ExecutionFailure, Evidence.Strong, .9) with
        {
            Method = AnalysisMethod.Counting,
            Figures = [.. Pace(kpi), .. Work(work), .. PartOfGap(one, kpi, work)],
            Part = LargestGap(one, kpi, work)?.Line,
            Lines = [.. work.LongOverdue.Take(MostLines).Select(l => new FindingLine(l.Number, l.Title))],
        };

    private static Finding DoesNotWork(AnalysisCase one, KpiStanding kpi, LinkedWork work, AnalysisMethod method)
    {
        var isSure = kpi.IsRedTwice && method != AnalysisMethod.Pace;
        var evidence = IsChance(kpi) ? Evidence.Watch : isSure ? Evidence.Strong : Evidence.Fair;
        return Found(kpi, FindingKind.ContentFailure, evidence, isSure ? .9 : .7) with
        {
            Method = method,
            Figures = [.. Pace(kpi), .. Work(work), .. Trend(kpi.Verdict.Trend), .. PartOfGap(one, kpi, work)],
            Part = LargestGap(one, kpi, work)?.Line,
            Lines =
            [
                .. work.Done.OrderByDescending(LinkedWork.DoneOn).ThenByDescending(l => l.Due).Take(MostLines)
                    .Select(l => new FindingLine(l.Number, l.Title)),
            ],
            Step = FunnelView.Of(one.Catalogue, one.Kpi, one.Day)?.Weakest?.Kpi.Id,
        };
    }

    // The evidence that F2 asks for: two red periods, a trend the wrong way, or a signal; null: none.
    private static AnalysisMethod? Proof(KpiStanding kpi) =>
        IsAdverse(kpi) ? AnalysisMethod.Trend
        : Signals.NewBad(kpi) is not null ? AnalysisMethod.ControlChart
        : kpi.IsRedTwice ? AnalysisMethod.Pace
        : null;

    // A flow that is off by no more than it usually varies may be so by chance: it is watched.
    private static bool IsChance(KpiStanding kpi) =>
        RateAgainst.Of(kpi) is { } rate && Math.Abs(rate.Deviations) < RateAgainst.Sure;

    private static bool IsAdverse(KpiStanding kpi) => kpi.Verdict.Trend is { } trend
        && (decimal)trend.Test.P <= TrendChance && Signals.IsBad(kpi.Kpi, trend.Kind);

    // How long it takes for what was done to show: one period of the KPI, at least a month.
    private static int LagOf(KpiDefinition kpi) => kpi.Cadence == KpiCadence.Quarterly ? 91 : 30;

    private static bool LaggingIsGreen(AnalysisCase one, KpiStanding kpi) =>
        kpi.Kpi.LeadsTo is { } link && one.Kpi(link.Kpi) is { Colour: KpiColour.Green }
        && Links.IsBelieved(one, kpi);

    // F7 while the leading number itself is not red: its sum, at the usual win rate, is too little for later.
    private static Finding? Forecast(AnalysisCase one, KpiStanding kpi) =>
        LaggingIsGreen(one, kpi) && PipelineOutlook.Of(one, kpi) is { Warns: true } outlook
            ? Leading(kpi, Evidence.Fair,
                [
                    new("forecast", outlook.Index!.Value, FigureUnit.Share),
                    new("weeks", Math.Round(PipelineOutlook.LagDays(one, kpi.Kpi) / 7m), FigureUnit.Count),
                ]) with { Gap = 1 - outlook.Index.Value }
            : null;

    private static Finding Leading(KpiStanding kpi, Evidence evidence, IReadOnlyList<FindingFigure> more) =>
        Found(kpi, FindingKind.LeadingRed, evidence, evidence == Evidence.Watch ? .4 : .75) with
        {
            Method = AnalysisMethod.LeadingToLagging,
            Figures = [.. Pace(kpi), .. more],
            Step = kpi.Kpi.LeadsTo!.Kpi,
        };

    private static Finding Found(KpiStanding kpi, FindingKind kind, Evidence evidence, double strength) => new()
    {
        Kind = kind,
        Kpi = kpi.Kpi.Id,
        Method = AnalysisMethod.Pace,
        Window = kpi.Window(Shown),
        Evidence = evidence,
        Strength = strength,
        Gap = kpi.Gap,
        Figures = [.. Pace(kpi)],
    };

    private static IEnumerable<FindingFigure> Pace(KpiStanding kpi)
    {
        if (kpi.Verdict.Measure.Actual is { } actual)
        {
            yield return new("actual", actual, FigureUnit.Kpi);
        }

        if (kpi.Verdict.Measure.Index is { } index)
        {
            yield return new("pace", index, FigureUnit.Share);
        }
    }

    private static IEnumerable<FindingFigure> PartOfGap(AnalysisCase one, KpiStanding kpi, LinkedWork work) =>
        LargestGap(one, kpi, work) is { } gap ? [new("part_share", gap.Share, FigureUnit.Share)] : [];

    // Which of the activities that count this KPI is behind the gap; null: fewer than two do, or none is behind.
    private static (FindingLine Line, decimal Share)? LargestGap(AnalysisCase one, KpiStanding kpi, LinkedWork work)
    {
        var counted = work.Due.Where(l => l.Target is { Value: > 0, Metric: { } metric }
            && one.Catalogue.Named(metric)?.Id == kpi.Kpi.Id).ToList();
        if (counted.Count < 2)
        {
            return null;
        }

        var gaps = GapShare.Of(counted.ConvertAll(l => new TargetedPart(l.Title, l.Target!.Value!.Value, Reached(l))));
        var most = gaps.Zip(counted, (g, l) => (Line: new FindingLine(l.Number, l.Title), g.Share))
            .MaxBy(g => g.Share);
        return most.Share == 0 ? null : most;
    }

    // By what was reported of it; done without a figure: all of it.
    private static decimal Reached(PlanLine line) =>
        line.Target!.Value!.Value * (line.Percent ?? (line.Status == LineStatus.Done ? 100 : 0)) / 100;

    private static IEnumerable<FindingFigure> Work(LinkedWork work) =>
    [
        new("done", work.Done.Count, FigureUnit.Count), new("due", work.Due.Count, FigureUnit.Count),
        new("overdue", work.LongOverdue.Count, FigureUnit.Count),
    ];

    private static IEnumerable<FindingFigure> Trend(Trend? trend) => trend is null ? [] :
    [
        new("slope", trend.Slope, FigureUnit.Kpi), new("p", (decimal)trend.Test.P, FigureUnit.Chance),
    ];
}
