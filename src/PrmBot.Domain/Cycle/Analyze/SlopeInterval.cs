using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze;

/// <summary>
/// The interval of a Theil-Sen slope (Sen 1968; domain/cycle.md 4.3): the N = n(n−1)/2 slopes sorted, from rank
/// (N − C)/2 to (N + C)/2 counted from 0 and 1, with C the smallest |S| of the Mann-Kendall test with p at most .10.
/// Without ties it leaves out zero exactly when that test finds a trend.
/// </summary>
/// <param name="Slope">The median of all slopes.</param>
/// <param name="Low">Lower end, per period, in the KPI's unit.</param>
/// <param name="High">Upper end.</param>
public sealed record SlopeInterval(decimal Slope, decimal Low, decimal High)
{
    private const double Alpha = .10;
    private const double OneSided = 1.6449;

    /// <summary>Null when the numbers are too few (under four) or too much alike for an interval.</summary>
    /// <param name="points">In the order of time, no two at the same time.</param>
    public static SlopeInterval? Of(IReadOnlyList<TrendPoint> points)
    {
        var slopes = Slopes(points);
        if (slopes.Count == 0 || CriticalOf(points) is not { } critical || critical > slopes.Count)
        {
            return null;
        }

        var below = (slopes.Count - critical) / 2;
        return new SlopeInterval(Quantiles.Median(slopes), slopes[below], slopes[slopes.Count - 1 - below]);
    }

    /// <summary>All slopes between two points, lowest first.</summary>
    internal static List<decimal> Slopes(IReadOnlyList<TrendPoint> points)
    {
        var slopes = new List<decimal>(points.Count * (points.Count - 1) / 2);
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = i + 1; j < points.Count; j++)
            {
                slopes.Add((points[j].Value - points[i].Value) / (points[j].Time - points[i].Time));
            }
        }

        slopes.Sort();
        return slopes;
    }

    private static int? CriticalOf(IReadOnlyList<TrendPoint> points)
    {
        var values = points.Select(p => p.Value).ToList();
        if (values.Count <= MannKendall.LargestExact && values.Distinct().Count() == values.Count)
        {
            return KendallChances.Critical(values.Count, Alpha);
        }

        // The smallest S that the normal approximation, with its correction for ties and steps, calls a trend.
        var deviation = Math.Sqrt(MannKendall.Variance(values));
        var pairs = values.Count * (values.Count - 1) / 2;
        var critical = (int)Math.Ceiling((OneSided * deviation) + 1);
        return deviation == 0 ? null : critical + ((pairs - critical) % 2 == 0 ? 0 : 1);
    }
}
