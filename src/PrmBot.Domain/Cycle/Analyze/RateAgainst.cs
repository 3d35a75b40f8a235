using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze;

/// <summary>
/// Whether the numbers of a running target are off by more than they usually vary: z = (mean − wanted)/(σ/√k), with k
/// numbers since the target's first day and σ = mR̄/1.128 from the moving ranges of all of them (Wheeler; 1.128 is the
/// d2 of two). Pace alone is a coin's throw in the first weeks of a quarter.
/// </summary>
/// <param name="Mean">Of the k numbers.</param>
/// <param name="Wanted">What one period should bring.</param>
/// <param name="Deviations">z; positive above what is wanted. Capped at 99.</param>
/// <param name="Count">k.</param>
public sealed record RateAgainst(decimal Mean, decimal Wanted, decimal Deviations, int Count)
{
    /// <summary>From here on, about one in forty, chance is not believed.</summary>
    public const decimal Sure = 2;

    private const double D2 = 1.128;
    private const int FewestRanges = 5;

    /// <summary>Null when there is no number in the target's time, or too little is known of how they vary.</summary>
    /// <param name="all">All numbers, in the order of time.</param>
    /// <param name="since">Of how many of the last ones the mean is taken.</param>
    /// <param name="wanted">In the KPI's unit, for one period.</param>
    public static RateAgainst? Of(IReadOnlyList<decimal> all, int since, decimal wanted)
    {
        var ranges = all.Zip(all.Skip(1), (a, b) => Math.Abs(b - a)).ToList();
        if (since == 0 || ranges.Count < FewestRanges)
        {
            return null;
        }

        var mean = all.TakeLast(since).Average();
        var sigma = (double)ranges.Average() / D2 / Math.Sqrt(since);
        var z = sigma == 0 ? 99 * Math.Sign(mean - wanted) : (double)(mean - wanted) / sigma;
        return new RateAgainst(mean, wanted, (decimal)Math.Clamp(z, -99, 99), since);
    }

    /// <summary>Of a flow with a target; null for others.</summary>
    public static RateAgainst? Of(KpiStanding kpi)
    {
        if (kpi.Verdict.Measure is not { Pace: not null, Target: { } target } || kpi.Kpi.Kind != KpiKind.Flow
            || kpi.Finished.Count == 0)
        {
            return null;
        }

        var inside = kpi.Finished.Count(v => target.Period.Holds(v.Period));
        var parts = PaceMeasure.PeriodsIn(target.Period, kpi.Finished[^1].Period.Kind);
        // In a season the months that are over should not have brought equal parts.
        var wanted = kpi.Verdict.Measure.Pace.Season is { } share && inside > 0
            ? target.Value * share / inside : target.Value / parts;
        return Of([.. kpi.Finished.TakeLast(26).Select(v => v.Value)], Math.Min(26, inside), wanted);
    }
}
