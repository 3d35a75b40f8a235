namespace PrmBot.Cycle.Monitor;

/// <summary>The weighted plan score, K10.</summary>
public static class PlanScore
{
    private const decimal Cap = 1.2m;

    /// <summary>
    /// 100 * sum of weight * min(attainment / expected, 1.2), by the sum of the weights (domain/cycle.md, K10),
    /// over the KPIs
    /// that have a colour; negative attainment counts as 0. Null when none has.
    /// </summary>
    public static decimal? Of(IEnumerable<KpiVerdict> verdicts) =>
        BasisOf(verdicts) is { } basis ? 100 * basis.Numerator / basis.Denominator : null;

    /// <summary>The same as its numerator and denominator.</summary>
    public static KpiBasis? BasisOf(IEnumerable<KpiVerdict> verdicts)
    {
        var counted = verdicts.Where(v => v.Kpi.Id != KpiCatalogue.PlanScore && v.Index is not null).ToList();
        var weights = counted.Sum(v => v.Kpi.Weight);
        return weights == 0 ? null
            : new KpiBasis(counted.Sum(v => v.Kpi.Weight * Math.Clamp(v.Index!.Value, 0, Cap)), weights);
    }
}
