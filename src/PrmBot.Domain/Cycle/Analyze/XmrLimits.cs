using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze;

/// <summary>How the centre and the usual range are taken.</summary>
public enum XmrKind
{
    /// <summary>Means: X̄ ± 2.66·mR̄, range limit 3.268·mR̄.</summary>
    Mean,

    /// <summary>Medians, safe against an outlier: ± 3.145 and range limit 3.865 times the median range.</summary>
    Median,
}

/// <summary>How much the limits may be relied on.</summary>
public enum XmrTrust
{
    /// <summary>Six to nine numbers: what lies outside is to be watched, no more.</summary>
    Provisional,

    /// <summary>Ten numbers or more.</summary>
    Firm,
}

/// <summary>
/// The natural limits of a process behaviour chart (Wheeler's XmR; domain/cycle.md 4.4), from single values and the
/// moving ranges mR = |x_i − x_(i−1)| between neighbouring periods. A gap between two periods gives no range.
/// </summary>
/// <param name="Kind">How they were computed.</param>
/// <param name="Centre">The middle line, in the KPI's unit.</param>
/// <param name="Lower">Not below the KPI's lowest possible number.</param>
/// <param name="Upper">Not above the highest possible one.</param>
/// <param name="RangeLimit">A step larger than this is a signal.</param>
/// <param name="Count">How many numbers they rest on.</param>
public sealed record XmrLimits(
    XmrKind Kind, decimal Centre, decimal Lower, decimal Upper, decimal RangeLimit, int Count)
{
    /// <summary>Fewer numbers give no limits.</summary>
    public const int Fewest = 6;

    /// <summary>From here on limits are firm, and kept.</summary>
    public const int Firm = 10;

    /// <summary>Half the distance of the limits before they were clipped: three deviations.</summary>
    public decimal Reach { get; init; }

    public XmrTrust Trust => Count >= Firm ? XmrTrust.Firm : XmrTrust.Provisional;

    /// <summary>Null for fewer than six numbers, or without any two neighbouring ones.</summary>
    /// <param name="points">In the order of time.</param>
    /// <param name="kind">Mean or median.</param>
    /// <param name="least">The lowest possible number; null: none.</param>
    /// <param name="most">The highest possible number; null: none.</param>
    public static XmrLimits? Of(IReadOnlyList<TrendPoint> points, XmrKind kind, decimal? least, decimal? most)
    {
        var ranges = Ranges(points);
        if (points.Count < Fewest || ranges.Count == 0)
        {
            return null;
        }

        var values = points.Select(p => p.Value).ToList();
        var (centre, range) = kind == XmrKind.Mean
            ? (values.Average(), ranges.Average())
            : (Quantiles.Median(values), Quantiles.Median(ranges));
        var reach = (kind == XmrKind.Mean ? 2.66m : 3.145m) * range;
        return new XmrLimits(
            kind,
            centre,
            Math.Max(centre - reach, least ?? decimal.MinValue),
            Math.Min(centre + reach, most ?? decimal.MaxValue),
            (kind == XmrKind.Mean ? 3.268m : 3.865m) * range,
            values.Count) { Reach = reach };
    }

    /// <summary>
    /// The mean version; or, when a number or a step of the baseline itself lies outside of it, the median version.
    /// </summary>
    public static XmrLimits? Safe(IReadOnlyList<TrendPoint> points, decimal? least, decimal? most) =>
        Of(points, XmrKind.Mean, least, most) is { } mean
        && points.All(p => mean.Holds(p.Value)) && Ranges(points).All(r => r <= mean.RangeLimit)
            ? mean
            : Of(points, XmrKind.Median, least, most);

    /// <summary>True inside the limits, or on one.</summary>
    public bool Holds(decimal value) => Lower <= value && value <= Upper;

    private static List<decimal> Ranges(IReadOnlyList<TrendPoint> points) =>
    [
        .. points.Zip(points.Skip(1), (a, b) => (Step: b.Time - a.Time, Range: Math.Abs(b.Value - a.Value)))
            .Where(p => p.Step == 1).Select(p => p.Range),
    ];
}
