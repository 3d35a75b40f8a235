using PrmBot.Cycle.Analyze;

namespace PrmBot.Cycle.Monitor;

/// <summary>What may be said of a series' direction.</summary>
public enum TrendKind
{
    /// <summary>Fewer than six numbers: nothing may be said.</summary>
    TooShort,

    /// <summary>No trend found, which on few numbers does not mean stable.</summary>
    NotFound,

    Rising,

    Falling,
}

/// <summary>One number on the axis of time.</summary>
/// <param name="Time">Steps of one period; a gap is a missing step.</param>
/// <param name="Value">In the KPI's unit.</param>
public sealed record TrendPoint(int Time, decimal Value);

/// <summary>
/// Theil-Sen line with the Mann-Kendall test, domain/cycle.md 4.3: b = median of (x_j - x_i)/(t_j - t_i),
/// a = median of (x_i - b t_i) (Sen 1968).
/// </summary>
/// <param name="Kind">Rising or falling only at p &lt;= .10, n &gt;= 6 and a slope that matters.</param>
/// <param name="Slope">b: per period, in the KPI's unit; 0 for fewer than two numbers.</param>
/// <param name="Intercept">a.</param>
/// <param name="Test">The test behind it.</param>
/// <param name="Count">n.</param>
public sealed record Trend(TrendKind Kind, decimal Slope, decimal Intercept, MannKendall Test, int Count)
{
    private const int Fewest = 6;

    /// <summary>Where the slope may lie, 90 % sure; null: too few numbers to say.</summary>
    public SlopeInterval? Interval { get; init; }

    /// <summary>The trend of a series in the order of time.</summary>
    /// <param name="points">In the order of time, no two at the same time.</param>
    /// <param name="matters">The slope per period, in the KPI's unit, below which a trend is not worth a word.</param>
    public static Trend Of(IReadOnlyList<TrendPoint> points, decimal matters) =>
        Of(points, matters, MannKendall.Of([.. points.Select(p => p.Value)]));

    /// <summary>The same with a test that was made already.</summary>
    internal static Trend Of(IReadOnlyList<TrendPoint> points, decimal matters, MannKendall test)
    {
        // All slopes are computed and sorted once: median and interval take their ranks from the same ones.
        var slopes = SlopeInterval.Slopes(points);
        var slope = slopes.Length == 0 ? 0 : Quantiles.OfSorted(slopes, .5m);
        var intercept = points.Count == 0 ? 0 : Quantiles.Median([.. points.Select(p => p.Value - (slope * p.Time))]);
        return new Trend(KindOf(points.Count, slope, test, matters), slope, intercept, test, points.Count)
        {
            Interval = SlopeInterval.Of(points, slopes),
        };
    }

    private static TrendKind KindOf(int count, decimal slope, MannKendall test, decimal matters)
    {
        if (count < Fewest)
        {
            return TrendKind.TooShort;
        }

        if (test.P > .10 || slope == 0 || Math.Abs(slope) < matters)
        {
            return TrendKind.NotFound;
        }

        return slope > 0 ? TrendKind.Rising : TrendKind.Falling;
    }
}
