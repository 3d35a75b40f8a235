using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// F4: market development funds lie unused. Our own time to approve is shown first: it may be the cause.
/// </summary>
internal static class Funds
{
    private const string Used = "K11";
    private const string Approval = "K19";
    private const decimal Half = 50;
    private const decimal LateEnough = .4m;

    public static IEnumerable<Finding> In(AnalysisCase one)
    {
        if (one.Kpi(Used) is not { } funds || funds.Verdict.Measure is not { Grey: null, Latest: { } latest }
            || latest.Value >= Half || one.PlanTau is not >= LateEnough)
        {
            yield break;
        }

        var approval = one.Kpi(Approval)?.Verdict.Measure.Latest;
        yield return new Finding
        {
            Kind = FindingKind.UnusedFunds,
            Kpi = Used,
            Method = AnalysisMethod.Pace,
            Window = funds.Window(1),
            Evidence = Evidence.Fair,
            Strength = .7,
            Gap = 1 - (latest.Value / Half / 2),
            Figures =
            [
                new("used", latest.Value / 100, FigureUnit.Share), new("tau", one.PlanTau.Value, FigureUnit.Share),
                .. approval is null ? [] : new[] { new FindingFigure("approval", approval.Value, FigureUnit.Count) },
            ],
        };
    }
}
