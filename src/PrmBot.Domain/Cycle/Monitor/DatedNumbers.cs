namespace PrmBot.Cycle.Monitor;

/// <summary>
/// The numbers of a series in the order in which their periods end. One series is read for many days to find its former
/// colours, so those of a day are cut out of the same array and not filtered and copied each time.
/// </summary>
public sealed class DatedNumbers
{
    private readonly KpiNumber[] _all;
    private readonly bool _isOneKind;

    private DatedNumbers(KpiNumber[] all)
    {
        (_all, _isOneKind) = (all, true);
        var isInOrder = true;
        for (var i = 1; i < all.Length; i++)
        {
            _isOneKind &= all[i].Period.Kind == all[0].Period.Kind;
            isInOrder &= all[i].Period.End >= all[i - 1].Period.End;
        }

        // A series is in the order of its periods; only periods of several kinds may end in another order.
        _all = isInOrder ? all : [.. all.OrderBy(v => v.Period.End)];
    }

    /// <summary>Of a series; null: none.</summary>
    public static DatedNumbers Of(KpiSeries? series) => new([.. series?.Values ?? []]);

    /// <summary>Those of periods that were over before a day.</summary>
    public ArraySegment<KpiNumber> FinishedBy(DateOnly day) => First(Count(v => v.Period.End < day));

    /// <summary>Those of periods that had begun on a day.</summary>
    public ArraySegment<KpiNumber> BegunOn(DateOnly day) => _isOneKind
        ? First(Count(v => v.Period.Start <= day))
        : new ArraySegment<KpiNumber>([.. _all.Where(v => v.Period.Start <= day)]);

    private ArraySegment<KpiNumber> First(int count) => new(_all, 0, count);

    // How many are so, where all that are so come before all that are not.
    private int Count(Func<KpiNumber, bool> isSo)
    {
        var (low, high) = (0, _all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isSo(_all[middle]) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
