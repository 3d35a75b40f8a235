using PrmBot.Cycle.Analyze;

namespace PrmBot.Cycle.Monitor;

/// <summary>
/// The Mann-Kendall test: S = sum over i &lt; j of sign(x_j - x_i), domain/cycle.md 4.3 (Mann 1945, Kendall 1975).
/// Two-sided p: exact from the number of inversions of all n! orders up to n = 40 without ties; otherwise the normal
/// approximation with continuity and tie correction.
/// </summary>
/// <param name="S">The sum of signs.</param>
/// <param name="P">Two-sided, 0 to 1.</param>
public sealed record MannKendall(int S, double P)
{
    internal const int LargestExact = 40;

    /// <summary>The test of a series in the order of time; fewer than two values give S = 0, p = 1.</summary>
    public static MannKendall Of(IReadOnlyList<decimal> values)
    {
        var s = 0;
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = i + 1; j < values.Count; j++)
            {
                s += Math.Sign(values[j] - values[i]);
            }
        }

        var ties = TiesOf(values);
        var p = ties.Count == 0 && values.Count <= LargestExact ? Exact(values.Count, s)
            : Normal(values.Count, s, ties);
        return new MannKendall(s, p);
    }

    /// <summary>The exact chance of an |S| this large or larger among n values without ties and without
    /// trend.</summary>
    public static double Exact(int n, int s) => KendallChances.TwoSided(n, s);

    /// <summary>The variance of S without a trend, corrected for ties: (n(n−1)(2n+5) − Σ t(t−1)(2t+5)) / 18.</summary>
    internal static double Variance(IReadOnlyList<decimal> values) => Variance(values.Count, TiesOf(values));

    private static double Normal(int n, int s, List<int> ties)
    {
        var variance = Variance(n, ties);
        if (variance <= 0 || s == 0)
        {
            return 1;
        }

        return Math.Min(1, 2 * Tail((Math.Abs(s) - 1) / Math.Sqrt(variance)));
    }

    private static double Variance(int n, List<int> ties) => (Spread(n) - ties.Sum(t => Spread(t))) / 18;

    private static List<int> TiesOf(IReadOnlyList<decimal> values) =>
        [.. values.GroupBy(v => v).Select(g => g.Count()).Where(c => c > 1)];

    private static double Spread(double n) => n * (n - 1) * ((2 * n) + 5);

    /// <summary>Upper tail of the standard normal: Abramowitz and Stegun 26.2.17, error below 7.5e-8.</summary>
    private static double Tail(double z)
    {
        var t = 1 / (1 + (0.2316419 * z));
        var sum = t * (0.319381530 + (t * (-0.356563782 +
            (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }
}
