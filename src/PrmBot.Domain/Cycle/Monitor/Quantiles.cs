namespace PrmBot.Cycle.Monitor;

/// <summary>Order statistics of short series. An empty list is a mistake of ours.</summary>
public static class Quantiles
{
    public static decimal Median(IReadOnlyList<decimal> values) => At(values, .5m);

    /// <summary>The quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7).</summary>
    /// <param name="values">At least one, in any order.</param>
    /// <param name="share">0 to 1.</param>
    public static decimal At(IReadOnlyList<decimal> values, decimal share)
    {
        decimal[] sorted = [.. values];
        Array.Sort(sorted);
        return OfSorted(sorted, share);
    }

    /// <summary>The same of values that are sorted already, lowest first.</summary>
    public static decimal OfSorted(IReadOnlyList<decimal> sorted, decimal share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
