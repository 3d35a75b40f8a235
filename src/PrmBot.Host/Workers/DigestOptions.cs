using PrmBot.Conversation.Digests;
using PrmBot.Digest.Schedules;
using PrmBot.Host.Startup;

namespace PrmBot.Host.Workers;

/// <summary>Section <c>Digest</c>: when digests come for whoever says no day, and how they are posted.</summary>
public sealed class DigestOptions : ISettings
{
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);
    private static readonly TimeSpan Punctual = TimeSpan.FromHours(1);

    public static string Section => "Digest";

    /// <summary>False: none is posted unasked. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>English name of a day of the week. Default Monday.</summary>
    public string Day { get; set; } = "Monday";

    /// <summary>Time of day. Default 09:00.</summary>
    public TimeSpan Time { get; set; } = TimeSpan.FromHours(9);

    /// <summary>IANA time zone of whoever's own is not known. Default UTC.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>How often it is looked what is due, from 1 second to 1 hour. Default 10 seconds.</summary>
    public TimeSpan Round { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many digests are posted in a round at most, from 1 to 1000. Default 200.</summary>
    public int MostAtOnce { get; set; } = 200;

    /// <summary>So long after its time one is made up for, from 1 hour to 6 days. Default 1 day.</summary>
    public TimeSpan CatchUp { get; set; } = OneDay;

    public IEnumerable<string> Problems()
    {
        if (DayOf() is null)
        {
            yield return $"Digest:Day is \"{Day}\". Write the English name of a day of the week, for example Monday.";
        }

        if (Time < TimeSpan.Zero || Time >= OneDay)
        {
            yield return $"Digest:Time is {Time}, but must be a time of day, for example 09:00.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return $"Digest:TimeZone is \"{TimeZone}\", which is no time zone. Write one such as Europe/Berlin.";
        }

        if (Round < TimeSpan.FromSeconds(1) || Round > TimeSpan.FromHours(1))
        {
            yield return $"Digest:Round is {Round}, but must be from 00:00:01 to 01:00:00.";
        }

        if (MostAtOnce is < 1 or > 1000)
        {
            yield return $"Digest:MostAtOnce is {MostAtOnce}, but must be from 1 to 1000.";
        }

        if (CatchUp < TimeSpan.FromHours(1) || CatchUp > TimeSpan.FromDays(6))
        {
            yield return $"Digest:CatchUp is {CatchUp}, but must be from 01:00:00 to 6.00:00:00.";
        }
    }

    /// <summary>The same for the conversation; only after <see cref="Problems"/> found none.</summary>
    internal DigestSettings ToSettings() => new(
        new Rhythm(DigestEvery.Week, DayOf()!.Value, WhichOfMonth.First, TimeOnly.FromTimeSpan(Time), TimeZone),
        new Lateness(CatchUp, Punctual),
        new DigestPace(MostAtOnce, Round));

    private DayOfWeek? DayOf() =>
        !int.TryParse(Day, out _) && Enum.TryParse<DayOfWeek>(Day, ignoreCase: true, out var day) ? day : null;
}
