using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze;

/// <summary>
/// How what is to be reached in a period usually falls on its months, by the same months of the full years before
/// (domain/cycle.md 4.2 and 4.3). Known from two full years of monthly numbers on.
/// </summary>
public sealed class Season
{
    private const int Fewest = 24;

    private readonly IReadOnlyList<decimal> _shares;
    private readonly Period _period;
    private readonly decimal _before;
    private readonly decimal _whole;

    private Season(IReadOnlyList<decimal> shares, Period period)
    {
        (_shares, _period) = (shares, period);
        _before = Until(period.Start.Month - 1);
        _whole = Until(period.End.Month) - _before;
    }

    /// <summary>
    /// Null: the newest numbers are no monthly ones, there are too few full years of them, or the period is no longer
    /// than a month.
    /// </summary>
    /// <param name="values">Of a flow, in the order of periods; at least one.</param>
    /// <param name="period">Of the target.</param>
    public static Season? Of(IReadOnlyList<KpiNumber> values, Period period)
    {
        if (period.Kind is not (PeriodKind.Quarter or PeriodKind.Year) || values.Count < Fewest
            || values[^1].Period.Kind != PeriodKind.Month)
        {
            return null;
        }

        var months = values.Where(v => v.Period.Kind == PeriodKind.Month && v.Period.Year < period.Year).ToList();
        var years = months.GroupBy(v => v.Period.Year).Select(y => y.Select(v => v.Value).ToList()).ToList();
        var season = months.Exists(v => v.Value < 0) || SeasonalShare.Of(years) is not { } shares ? null
            : new Season(shares, period);
        return season is { _whole: > 0 } ? season : null;
    }

    /// <summary>c(t): what is usually reached of the period until the end of a day, 0 to 1; within a month by its
    /// working days.</summary>
    public decimal Reached(DateOnly day)
    {
        if (day < _period.Start || day >= _period.End)
        {
            return day < _period.Start ? 0 : 1;
        }

        var month = Period.Of(PeriodKind.Month, day);
        var part = PeriodDays.Working(month.Start, day) / (decimal)month.WorkingDays;
        var (from, to) = (Until(month.Number - 1), Until(month.Number));
        return (from + ((to - from) * part) - _before) / _whole;
    }

    /// <summary>A month's number as it would be in an average month of the period; null: that month usually brings
    /// nothing.</summary>
    public decimal? Levelled(KpiNumber number)
    {
        var share = Until(number.Period.Number) - Until(number.Period.Number - 1);
        var average = _whole / (_period.End.Month - _period.Start.Month + 1);
        return share <= 0 ? null : number.Value * average / share;
    }

    // Of the whole year, until the end of that month.
    private decimal Until(int month) => month == 0 ? 0 : _shares[month - 1];
}
