using PrmBot.Planning;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// F3: one activity's return is under half of what all bring and another's over one and a half, both with a usual
/// spend and ninety days old. What an activity brought is the share of its target that was reported done; only
/// activities that count the same are compared. While the better one shows signs of saturation, nothing is moved to it.
/// </summary>
internal static class Returns
{
    private const decimal Low = .5m;
    private const decimal High = 1.5m;
    private const int Days = 90;

    public static IEnumerable<Finding> In(AnalysisCase one) =>
        (one.Plan?.OpenLines ?? []).Where(l => IsOldEnough(l, one) && Result(l) is not null)
            .GroupBy(l => (l.Target!.Unit ?? l.Target.Metric, l.Budget!.Currency))
            .Select(g => Found(one, [.. g])).OfType<Finding>();

    private static Finding? Found(AnalysisCase one, List<PlanLine> lines)
    {
        var all = ActivityReturn.Of([.. lines.Select(l => Result(l)!)])
            .Where(r => r.Activity.Spent >= r.Usual).ToList();
        if (all.Count < 2 || all[0].Pooled == 0)
        {
            return null;
        }

        var (worst, best) = (all.MinBy(r => r.Shrunken)!, all.MaxBy(r => r.Shrunken)!);
        if (worst.Shrunken >= Low * worst.Pooled || best.Shrunken <= High * best.Pooled)
        {
            return null;
        }

        // Where the better one brings less with each step, more money for it is no good: it is watched.
        var winner = lines.First(l => l.Number == best.Activity.Line);
        var isFull = Saturation.IsDeclining(winner, StartOf(one)(winner));
        return new Finding
        {
            Kind = FindingKind.UnevenReturns,
            Method = AnalysisMethod.Returns,
            Window = new FindingWindow(lines.Min(StartOf(one)), one.Day, lines.Count),
            Evidence = isFull ? Evidence.Watch : Evidence.Fair,
            Strength = isFull ? .3 : .7,
            Gap = Math.Clamp(1 - (worst.Shrunken / worst.Pooled), 0, 1),
            Figures =
            [
                new("low", worst.Shrunken, FigureUnit.Times), new("high", best.Shrunken, FigureUnit.Times),
                new("pooled", worst.Pooled, FigureUnit.Times), new("n", lines.Count, FigureUnit.Count),
            ],
            Lines = [Line(lines, worst), Line(lines, best)],
        };
    }

    private static FindingLine Line(List<PlanLine> lines, ActivityReturn of) =>
        new(of.Activity.Line, lines.First(l => l.Number == of.Activity.Line).Title);

    private static ActivityResult? Result(PlanLine line) =>
        line is { Spent: > 0, Budget: not null, Target.Value: { } target, Percent: { } percent }
            ? new ActivityResult(line.Number, line.Spent, target * percent / 100)
            : null;

    private static bool IsOldEnough(PlanLine line, AnalysisCase one) => StartOf(one)(line).AddDays(Days) <= one.Day;

    private static Func<PlanLine, DateOnly> StartOf(AnalysisCase one) => line => line.Start
        ?? (line.AddedAt is { } at && DateOnly.FromDateTime(at.UtcDateTime) > one.Plan!.Start
            ? DateOnly.FromDateTime(at.UtcDateTime) : one.Plan!.Start);
}
