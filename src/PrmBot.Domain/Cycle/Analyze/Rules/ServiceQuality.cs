using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// F10: customer satisfaction or retention is red, on at least five cases where their number is known.
/// </summary>
internal static class ServiceQuality
{
    private const int Fewest = 5;

    private static readonly string[] Kpis = ["K28", "K31"];

    public static IEnumerable<Finding> In(AnalysisCase one) =>
        from kpi in Kpis.Select(one.Kpi).OfType<KpiStanding>()
        let measure = kpi.Verdict.Measure
        where kpi.IsRed && measure.Latest is { } && (measure.Latest.Sample ?? Fewest) >= Fewest
        select new Finding
        {
            Kind = FindingKind.ServiceRed,
            Kpi = kpi.Kpi.Id,
            Method = AnalysisMethod.Pace,
            Window = kpi.Window(1),
            Evidence = Evidence.Strong,
            Strength = .85,
            Gap = Math.Max(.1m, kpi.Gap),
            Figures =
            [
                new("actual", measure.Latest!.Value, FigureUnit.Kpi),
                .. measure.Rule is KpiRule.Thresholds t
                    ? new[] { new FindingFigure("green", t.Green, FigureUnit.Kpi) }
                    : [],
                .. measure.Latest.Sample is { } n ? new[] { new FindingFigure("n", n, FigureUnit.Count) } : [],
            ],
        };
}
