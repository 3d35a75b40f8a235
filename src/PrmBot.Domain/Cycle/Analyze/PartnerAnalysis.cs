using PrmBot.Cycle.Analyze.Rules;

namespace PrmBot.Cycle.Analyze;

/// <summary>Runs every rule of domain/cycle.md 4.7 over a case: pure, the same case gives the same findings.</summary>
public static class PartnerAnalysis
{
    private static readonly Func<AnalysisCase, IEnumerable<Finding>>[] All =
    [
        RedKpis.In, DataGaps.In, Signals.In, Trends.In, Targets.In, Returns.In, Funds.In, WinRate.In, Commitments.In,
        ServiceQuality.In, Reciprocity.In,
    ];

    /// <summary>Most pressing first: by how sure it is, how far off, and what the KPI weighs.</summary>
    public static IReadOnlyList<Finding> Of(AnalysisCase one) =>
    [
        .. All.SelectMany(rule => rule(one))
            .OrderByDescending(f => f.Evidence).ThenByDescending(f => Severity(one, f))
            .ThenBy(f => f.Id, StringComparer.Ordinal),
    ];

    /// <summary>Weight × gap × strength; what is no KPI's counts as one of weight 1.</summary>
    public static double Severity(AnalysisCase one, Finding finding)
    {
        var kpi = finding.Kpi is { } id ? one.Catalogue.Find(id) : null;
        var weight = kpi is null ? 1 : kpi.Weight * (kpi.Core ? 1.5m : 1);
        return (double)weight * (double)Math.Max(.05m, finding.Gap) * finding.Strength;
    }
}
