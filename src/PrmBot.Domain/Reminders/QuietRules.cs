namespace PrmBot.Reminders;

/// <summary>
/// When nobody is written to unasked: at night, and on days off, on the clock of the one who is written to. Pure;
/// everything that speaks first goes by it (domain/users.md, quiet rules).
/// </summary>
public sealed record QuietRules
{
    /// <summary>From this time of day on it is quiet. The same as <see cref="To"/>: no hour is.</summary>
    public TimeOnly From { get; init; } = new(18, 0);

    /// <summary>Until this time of day, not included; over midnight when it is the earlier one.</summary>
    public TimeOnly To { get; init; } = new(8, 0);

    /// <summary>Days that are quiet as a whole; at least one day of the week is none.</summary>
    public IReadOnlySet<DayOfWeek> DaysOff { get; init; } =
        new HashSet<DayOfWeek> { DayOfWeek.Saturday, DayOfWeek.Sunday };

    /// <summary>True at a moment at which nobody there is written to.</summary>
    public bool IsQuiet(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return DaysOff.Contains(local.DayOfWeek) || IsQuietHour(TimeOnly.FromTimeSpan(local.TimeOfDay));
    }

    /// <summary>
    /// The first moment from then on that is not quiet: the moment itself, or the end of a quiet time.
    /// </summary>
    /// <exception cref="InvalidOperationException">Every day of the week is off.</exception>
    public DateTimeOffset NextOpen(DateTimeOffset moment, TimeZoneInfo zone)
    {
        if (!IsQuiet(moment, zone))
        {
            return moment;
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        var openings =
            from day in Enumerable.Range(0, 8).Select(today.AddDays)
            from time in new[] { TimeOnly.MinValue, To }
            let start = At(day, time, zone)
            where start > moment && !IsQuiet(start, zone)
            orderby start
            select start;
        return openings.Cast<DateTimeOffset?>().FirstOrDefault()
            ?? throw new InvalidOperationException("Every day of the week is off.");
    }

    /// <summary>The zone of that IANA name; null or unknown: <paramref name="other"/>.</summary>
    public static TimeZoneInfo Zone(string? name, TimeZoneInfo other) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : other;

    private bool IsQuietHour(TimeOnly time) => From < To
        ? time >= From && time < To
        : From > To && (time >= From || time < To);

    // A time that a change of clocks leaves out is the one an hour later.
    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        var real = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(real, zone.GetUtcOffset(real));
    }
}
