using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// F11: the ledger's balance is under .4, or both sides rate the exchange (RF4), or the relationship (K34), two levels
/// apart or more: what the giver's side gets next. A pulse under 2 alone is watched. Neither side's answer is told,
/// only how far apart they are.
/// </summary>
internal static class Reciprocity
{
    private const string Pulse = "K34";
    private const decimal Least = .4m;
    public const int Apart = 2;
    private const decimal LowPulse = 2;

    public static IEnumerable<Finding> In(AnalysisCase one)
    {
        decimal? pulse = Judged(one) is { Latest: { } latest } measure ? measure.Lowest ?? latest.Value : null;
        var pulseGap = PulseGap(one);
        var isFound = one.Balance < Least || one.ExchangeGap >= Apart || pulseGap >= Apart;
        if (!isFound && !(pulse < LowPulse))
        {
            yield break;
        }

        yield return new Finding
        {
            Kind = FindingKind.Imbalance,
            Method = AnalysisMethod.Counting,
            Window = new FindingWindow(one.Plan?.Start ?? one.Day, one.Day, 0),
            Evidence = isFound ? Evidence.Fair : Evidence.Watch,
            Strength = isFound ? .6 : .3,
            Gap = Gap(one, pulse),
            Figures =
            [
                .. Figure("balance", one.Balance, FigureUnit.Share),
                .. Figure("apart", one.ExchangeGap, FigureUnit.Count), .. Figure("pulse", pulse, FigureUnit.Times),
                .. Figure("pulse_apart", pulseGap, FigureUnit.Times),
            ],
        };
    }

    /// <summary>How far apart both sides rate the relationship; null: not both do.</summary>
    public static decimal? PulseGap(AnalysisCase one) => Judged(one)?.Latest?.Detail?.Sides?.Gap;

    private static KpiMeasure? Judged(AnalysisCase one) =>
        one.Kpi(Pulse)?.Verdict.Measure is { Grey: null } measure ? measure : null;

    // The worst of the three, as a share of what would be fair.
    private static decimal Gap(AnalysisCase one, decimal? pulse) => Math.Clamp(
        1 - Math.Min(Math.Min(one.Balance ?? 1, 1 - ((one.ExchangeGap ?? 0) / 4m)), (pulse ?? 4) / 4), 0, 1);

    private static IEnumerable<FindingFigure> Figure(string name, decimal? value, FigureUnit unit) =>
        value is { } known ? [new(name, known, unit)] : [];
}
