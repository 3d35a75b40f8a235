using PrmBot.Conversation.Reminding;
using PrmBot.Host.Startup;
using PrmBot.Reminders;

namespace PrmBot.Host.Workers;

/// <summary>Section <c>Reminders</c>: when the bot speaks first.</summary>
public sealed class ReminderOptions : ISettings
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static string Section => "Reminders";

    /// <summary>False: nobody is reminded of anything. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Days without an answer before a reminder, and between two, from 1 to 60. Default 3.</summary>
    public int AfterDays { get; set; } = 3;

    /// <summary>Reminders of the same open questions while nobody answers, from 1 to 10. Default 3.</summary>
    public int Times { get; set; } = 3;

    /// <summary>Months after which a partner may be assessed again, from 6 to 12. Default 6.</summary>
    public int ReassessAfterMonths { get; set; } = 6;

    /// <summary>From then on it is quiet, on the reader's clock. Default 18:00; equal to the end: never.</summary>
    public TimeSpan QuietFrom { get; set; } = TimeSpan.FromHours(18);

    /// <summary>Until then it is quiet. Default 08:00.</summary>
    public TimeSpan QuietTo { get; set; } = TimeSpan.FromHours(8);

    /// <summary>English names of days on which nobody is reminded, with commas; none: no day. Default the
    /// weekend.</summary>
    public string DaysOff { get; set; } = "Saturday, Sunday";

    /// <summary>IANA time zone of whoever's own is not known. Default UTC.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>How often it is looked who is to be reminded, from 1 second to 1 hour. Default 10 minutes.</summary>
    public TimeSpan Round { get; set; } = TimeSpan.FromMinutes(10);

    public IEnumerable<string> Problems()
    {
        if (AfterDays is < 1 or > 60)
        {
            yield return $"Reminders:AfterDays is {AfterDays}, but must be from 1 to 60.";
        }

        if (Times is < 1 or > 10)
        {
            yield return $"Reminders:Times is {Times}, but must be from 1 to 10.";
        }

        if (ReassessAfterMonths is < 6 or > 12)
        {
            yield return $"Reminders:ReassessAfterMonths is {ReassessAfterMonths}, but must be from 6 to 12.";
        }

        if (QuietFrom < TimeSpan.Zero || QuietFrom >= Day || QuietTo < TimeSpan.Zero || QuietTo >= Day)
        {
            yield return "Reminders:QuietFrom and Reminders:QuietTo must be times of day, for example 18:00 and 08:00.";
        }

        if (Days() is not { } days || days.Count == 7)
        {
            yield return $"Reminders:DaysOff is \"{DaysOff}\". Write English names of at most six days with commas "
                + "between, for example Saturday, Sunday, or none.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return $"Reminders:TimeZone is \"{TimeZone}\", which is no time zone. "
                + "Write one such as Europe/Berlin.";
        }

        if (Round < TimeSpan.FromSeconds(1) || Round > TimeSpan.FromHours(1))
        {
            yield return $"Reminders:Round is {Round}, but must be from 00:00:01 to 01:00:00.";
        }
    }

    /// <summary>The same for the conversation; only after <see cref="Problems"/> found none.</summary>
    internal ReminderSettings ToSettings() => new(
        new QuietRules
        {
            From = TimeOnly.FromTimeSpan(QuietFrom),
            To = TimeOnly.FromTimeSpan(QuietTo),
            DaysOff = Days()!,
        },
        new ReminderPace { AfterDays = AfterDays, Times = Times, ReassessAfterMonths = ReassessAfterMonths },
        TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    private HashSet<DayOfWeek>? Days()
    {
        var names = DaysOff.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names is [] || (names.Length == 1 && names[0].Equals("none", StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        var days = new HashSet<DayOfWeek>();
        foreach (var name in names)
        {
            if (int.TryParse(name, out _) || !Enum.TryParse<DayOfWeek>(name, ignoreCase: true, out var day))
            {
                return null;
            }

            days.Add(day);
        }

        return days;
    }
}
