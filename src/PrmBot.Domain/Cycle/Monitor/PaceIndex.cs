namespace PrmBot.Cycle.Monitor;

/// <summary>What pace is computed from.</summary>
/// <param name="Direction">Which way is better.</param>
/// <param name="Baseline">B: where it began; 0 for flows.</param>
/// <param name="Target">T: what is to be reached at the end of the period.</param>
/// <param name="Actual">Y: what is reached.</param>
/// <param name="Tau">Share of the period's working days that the data covers, 0 to 1.</param>
/// <param name="Rates">Gain per data period, oldest first; the last four count.</param>
/// <param name="PeriodsInAll">How many data periods the target's period has.</param>
public sealed record PaceInput(
    KpiDirection Direction, decimal Baseline, decimal Target, decimal Actual, decimal Tau,
    IReadOnlyList<decimal> Rates, int PeriodsInAll)
{
    /// <summary>c(t): what is usually reached of the period by then, 0 to 1; null: no season is known.</summary>
    public decimal? Season { get; init; }
}

/// <summary>
/// Pace and run-rate, domain/cycle.md 4.2, with c(t) the seasonal share where one is known, else tau:
/// E = B + (T - B) c(t); attainment A = (Y - B)/(T - B);
/// PI = (Y - B)/(E - B), for "less is better" E/Y; r = median of the last min(4, n) gains; Yend = Y + r * remaining
/// periods, low and high with the quartiles Q1 and Q3; r_req = (T - Y)/remaining; effort q = r_req / r. With a season
/// periods are average ones: gains are levelled, and 1 - c(t) of the periods remain.
/// </summary>
/// <param name="Tau">Share of the period that has passed, 0 to 1.</param>
/// <param name="Expected">E, in the KPI's unit.</param>
/// <param name="Actual">Y, in the KPI's unit.</param>
/// <param name="Attainment">A; null when target and baseline are the same.</param>
/// <param name="Index">PI; null when nothing is expected yet. Capped at 10 either way.</param>
public sealed record PaceIndex(decimal Tau, decimal Expected, decimal Actual, decimal? Attainment, decimal? Index)
{
    /// <summary>How many of the last gains count.</summary>
    public const int RecentRates = 4;

    /// <summary>c(t) when a season is known; null: by working days.</summary>
    public decimal? Season { get; init; }

    /// <summary>T.</summary>
    public decimal Target { get; init; }

    /// <summary>Data periods that are left.</summary>
    public decimal Remaining { get; init; }

    /// <summary>r; null without any gain known.</summary>
    public decimal? Rate { get; init; }

    /// <summary>Yend; null without a rate.</summary>
    public decimal? End { get; init; }

    public decimal? EndLow { get; init; }

    public decimal? EndHigh { get; init; }

    /// <summary>r_req; null when no period is left.</summary>
    public decimal? RequiredRate { get; init; }

    /// <summary>q; 0 when the target is reached; null when there is no (positive) rate, or no period left.</summary>
    public decimal? Effort { get; init; }

    /// <summary>B.</summary>
    public decimal Baseline { get; init; }

    /// <summary>The numbers, in the KPI's unit, at which today's colour begins to be green, and amber.</summary>
    public (decimal Green, decimal Amber) Thresholds(KpiDirection direction) => direction == KpiDirection.Down
        ? (Expected / KpiMeasure.GreenPace, Expected / KpiMeasure.AmberPace)
        : (Baseline + (KpiMeasure.GreenPace * (Expected - Baseline)),
            Baseline + (KpiMeasure.AmberPace * (Expected - Baseline)));

    public static PaceIndex Of(PaceInput input)
    {
        var (b, t, y, tau) = (input.Baseline, input.Target, input.Actual, input.Tau);
        var expected = b + ((t - b) * (input.Season ?? tau));
        var recent = input.Rates.TakeLast(RecentRates).ToList();
        decimal? rate = recent.Count == 0 ? null : Quantiles.Median(recent);
        var remaining = input.PeriodsInAll * (1 - (input.Season ?? tau));
        decimal? required = remaining > 0 ? (t - y) / remaining : null;
        return new PaceIndex(tau, expected, y, Ratio(y - b, t - b), IndexOf(input, expected))
        {
            Season = input.Season,
            Target = t,
            Baseline = b,
            Remaining = remaining,
            Rate = rate,
            End = y + (rate * remaining),
            EndLow = recent.Count == 0 ? null : y + (Quantiles.At(recent, .25m) * remaining),
            EndHigh = recent.Count == 0 ? null : y + (Quantiles.At(recent, .75m) * remaining),
            RequiredRate = required,
            Effort = EffortOf(required, rate, t - b),
        };
    }

    private static decimal? IndexOf(PaceInput input, decimal expected)
    {
        var index = input.Direction == KpiDirection.Down
            ? Ratio(expected, input.Actual) ?? (expected >= 0 ? 10 : null)
            : Ratio(input.Actual - input.Baseline, expected - input.Baseline);
        return index is { } i ? Math.Clamp(i, -10, 10) : null;
    }

    private static decimal? EffortOf(decimal? required, decimal? rate, decimal way)
    {
        if (required is not { } needed)
        {
            return null;
        }

        if (way >= 0 ? needed <= 0 : needed >= 0)
        {
            return 0;
        }

        return rate is { } r && Math.Sign(r) == Math.Sign(needed) ? needed / r : null;
    }

    private static decimal? Ratio(decimal over, decimal under) => under == 0 ? null : over / under;
}
