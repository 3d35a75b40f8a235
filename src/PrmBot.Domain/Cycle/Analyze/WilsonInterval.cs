namespace PrmBot.Cycle.Analyze;

/// <summary>Where an interval lies against a threshold.</summary>
public enum AgainstThreshold
{
    Below,

    /// <summary>The threshold is inside: too few cases to tell.</summary>
    Straddles,

    Above,
}

/// <summary>
/// Wilson's interval of a share (Wilson 1927; domain/cycle.md 4.2):
/// (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). Right also for 0 of n and n of n.
/// </summary>
/// <param name="Hits">How many of the cases, 0 to <paramref name="Cases"/>.</param>
/// <param name="Cases">n; 0: nothing is known, the interval is 0 to 1.</param>
/// <param name="Low">0 to 1.</param>
/// <param name="High">0 to 1.</param>
public sealed record WilsonInterval(int Hits, int Cases, double Low, double High)
{
    /// <summary>80 % of intervals hold the true share.</summary>
    public const double EightyPercent = 1.28;

    /// <param name="hits">0 to <paramref name="cases"/>.</param>
    /// <param name="cases">Not negative.</param>
    /// <param name="z">The normal quantile of the coverage wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">More hits than cases, or less than none.</exception>
    public static WilsonInterval Of(int hits, int cases, double z = EightyPercent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, cases);
        if (cases == 0)
        {
            return new WilsonInterval(0, 0, 0, 1);
        }

        var (n, p) = ((double)cases, hits / (double)cases);
        var middle = p + (z * z / (2 * n));
        var half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        var whole = 1 + (z * z / n);
        return new WilsonInterval(
            hits, cases, Math.Max(0, (middle - half) / whole), Math.Min(1, (middle + half) / whole));
    }

    /// <summary>Whether the interval clears a threshold.</summary>
    /// <param name="share">0 to 1.</param>
    public AgainstThreshold Against(double share) =>
        Low > share ? AgainstThreshold.Above : High < share ? AgainstThreshold.Below : AgainstThreshold.Straddles;
}
