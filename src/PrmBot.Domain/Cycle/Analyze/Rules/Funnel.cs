using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// The funnel leads × lead→opportunity × win rate × deal size, the last three months against the three before
/// (domain/cycle.md 4.6).
/// </summary>
internal static class Funnel
{
    /// <summary>The KPIs of the four steps, in their order.</summary>
    public static readonly IReadOnlyList<string> Steps = ["K14", "K15", "K21", "K23"];

    private const int Span = 91;

    /// <summary>The factors before and now; null when one of the steps has no number in one of both spans.</summary>
    public static IReadOnlyList<FunnelFactor>? Factors(AnalysisCase one)
    {
        var factors = Steps.Select(id => Factor(one, id)).OfType<FunnelFactor>().ToList();
        return factors.Count == Steps.Count ? factors : null;
    }

    /// <summary>The step that took most away; null when it cannot be told, or none did.</summary>
    public static FactorContribution? Weakest(AnalysisCase one) =>
        Factors(one) is { } factors ? FunnelContribution.Weakest(factors) : null;

    private static FunnelFactor? Factor(AnalysisCase one, string id)
    {
        if (one.Kpi(id) is not { } kpi)
        {
            return null;
        }

        var middle = one.Day.AddDays(-Span);
        var now = kpi.Finished.Where(v => v.Period.End >= middle).ToList();
        var before = kpi.Finished.Where(v => v.Period.End < middle && v.Period.End >= middle.AddDays(-Span)).ToList();
        return now.Count == 0 || before.Count == 0 ? null
            : new FunnelFactor(id, (double)Mean(before), (double)Mean(now));
    }

    // Means by period, so that spans of unlike length compare.
    private static decimal Mean(List<KpiNumber> numbers) => numbers.Average(v => v.Value);
}
