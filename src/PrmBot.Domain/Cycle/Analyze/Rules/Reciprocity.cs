namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>F11: the ledger's balance is under .4, or the pulse is under 2: what the giver's side gets next.</summary>
internal static class Reciprocity
{
    private const string Pulse = "K34";
    private const decimal Least = .4m;
    private const decimal LowPulse = 2;

    public static IEnumerable<Finding> In(AnalysisCase one)
    {
        decimal? pulse = one.Kpi(Pulse)?.Verdict.Measure is { Grey: null, Latest: { } latest } ? latest.Value : null;
        if (!(one.Balance < Least) && !(pulse < LowPulse))
        {
            yield break;
        }

        yield return new Finding
        {
            Kind = FindingKind.Imbalance,
            Method = AnalysisMethod.Counting,
            Window = new FindingWindow(one.Plan?.Start ?? one.Day, one.Day, 0),
            Evidence = Evidence.Fair,
            Strength = .6,
            Gap = Math.Clamp(1 - Math.Min(one.Balance ?? 1, (pulse ?? 4) / 4), 0, 1),
            Figures =
            [
                .. one.Balance is { } b ? new[] { new FindingFigure("balance", b, FigureUnit.Share) } : [],
                .. pulse is { } p ? new[] { new FindingFigure("pulse", p, FigureUnit.Times) } : [],
            ],
        };
    }
}
