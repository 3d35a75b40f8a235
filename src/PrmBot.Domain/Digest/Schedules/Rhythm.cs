using System.Globalization;
using System.Text.Json.Serialization;

namespace PrmBot.Digest.Schedules;

/// <summary>How often a digest comes.</summary>
public enum DigestEvery
{
    Week,
    Month,

    /// <summary>In January, April, July and October.</summary>
    Quarter,
}

/// <summary>Which of a month's weekdays of one name; weekly digests have none.</summary>
public enum WhichOfMonth
{
    First,
    Second,
    Third,
    Fourth,
    Last,
}

/// <summary>On which days and at what time of day a digest comes, on the clock of one place.</summary>
/// <param name="Every">How often.</param>
/// <param name="Day">On which day of the week.</param>
/// <param name="Which">Which one of the month; weekly it counts for nothing.</param>
/// <param name="Time">To the minute.</param>
/// <param name="Zone">IANA time zone.</param>
public sealed record Rhythm(DigestEvery Every, DayOfWeek Day, WhichOfMonth Which, TimeOnly Time, string Zone)
{
    /// <summary>
    /// The same as a cron rule of five fields (minute, hour, day of the month, month, day of the week), where
    /// <c>#n</c> is the n-th and <c>L</c> the last such day of a month.
    /// </summary>
    [JsonIgnore]
    public string Rule => string.Create(
        CultureInfo.InvariantCulture, $"{Time.Minute} {Time.Hour} * {Months} {(int)Day}{Nth}");

    /// <summary>The zone; UTC where this machine does not know it.</summary>
    [JsonIgnore]
    public TimeZoneInfo Clock =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.Utc;

    private string Months => Every == DigestEvery.Quarter ? "1,4,7,10" : "*";

    private string Nth => Every == DigestEvery.Week ? string.Empty
        : Which == WhichOfMonth.Last ? "L"
        : string.Create(CultureInfo.InvariantCulture, $"#{(int)Which + 1}");
}

/// <summary>The port to the library that knows calendars, rules and changes of clocks.</summary>
public interface IRecurrence
{
    /// <summary>
    /// The first moment after another one at which the rule holds on that clock. A time that a change of clocks leaves
    /// out comes at its end; one that comes twice counts once. Null: never.
    /// </summary>
    /// <param name="rule">A cron rule, as <see cref="Rhythm.Rule"/> writes it.</param>
    /// <param name="zone">Whose clock.</param>
    /// <param name="after">The moment itself does not count.</param>
    DateTimeOffset? Next(string rule, TimeZoneInfo zone, DateTimeOffset after);
}
