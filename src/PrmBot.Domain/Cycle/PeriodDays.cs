namespace PrmBot.Cycle;

/// <summary>Counts days for pace.</summary>
public static class PeriodDays
{
    /// <summary>Mondays to Fridays from one day to another, both inside; 0 when the last is before the first.</summary>
    public static int Working(DateOnly first, DateOnly last)
    {
        var days = last.DayNumber - first.DayNumber + 1;
        if (days <= 0)
        {
            return 0;
        }

        var (weeks, rest) = (days / 7, days % 7);
        var extra = Enumerable.Range(0, rest)
            .Count(i => first.AddDays(i).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        return (weeks * 5) + extra;
    }

    /// <summary>Usual length in days of a span of that kind: for judging the age of a number.</summary>
    public static decimal Length(PeriodKind kind) => kind switch
    {
        PeriodKind.Week => 7m,
        PeriodKind.Month => 30.4m,
        PeriodKind.Quarter => 91.3m,
        PeriodKind.Year => 365.2m,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of period."),
    };
}
