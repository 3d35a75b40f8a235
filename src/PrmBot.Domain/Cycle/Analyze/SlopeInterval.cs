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
    public static SlopeInterval? Of(IReadOnlyList<TrendPoint> points) => Of(points, Slopes(points));

    /// <summary>The same from slopes that were computed already.</summary>
    internal static SlopeInterval? Of(IReadOnlyList<TrendPoint> points, decimal[] slopes)
    {
        if (slopes.Length == 0 || CriticalOf(points) is not { } critical || critical > slopes.Length)
        {
            return null;
        }

        var below = (slopes.Length - critical) / 2;
        return new SlopeInterval(Quantiles.OfSorted(slopes, .5m), slopes[below], slopes[^(below + 1)]);
    }

    /// <summary>All slopes between two points, lowest first.</summary>
    internal static decimal[] Slopes(IReadOnlyList<TrendPoint> points)
    {
        var slopes = new decimal[points.Count * (points.Count - 1) / 2];
        var next = 0;
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = i + 1; j < points.Count; j++)
            {
                slopes[next++] = (points[j].Value - points[i].Value) / (points[j].Time - points[i].Time);
            }
        }

        Array.Sort(slopes);
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
