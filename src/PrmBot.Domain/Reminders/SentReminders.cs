using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Reminders;

/// <summary>How often one thing was said, and on which day last.</summary>
public sealed record SaidReminder(DateOnly Last, int Times);

/// <summary>
/// What one person, or the people of one channel, were reminded of. Written together with the message: so it is said
/// once, also when the process ends in between or two of them run.
/// </summary>
public sealed record SentReminders : IDocument
{
    private const int Remembered = 200;

    public static string Kind => "sent_reminders";

    public static int Schema => 1;

    /// <summary>The person's id, or the channel.</summary>
    public required string Id { get; init; }

    /// <summary>The partner whose channel it is; null for one of us.</summary>
    public PartnerId? Partner { get; init; }

    /// <summary>The day of the last bundle, where the reader is; null: none yet.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>By the key of the reminder.</summary>
    public IReadOnlyDictionary<string, SaidReminder> Said { get; init; } = new Dictionary<string, SaidReminder>();

    public long Version { get; init; }

    /// <summary>
    /// Those that are to be said now: not more often than each bears, some days apart. Empty on a day that had its
    /// bundle.
    /// </summary>
    public IReadOnlyList<Reminder> ToSay(IEnumerable<Reminder> due, int daysApart, DateOnly today) => Day >= today
        ? []
        : [.. due.Where(r => !Said.TryGetValue(r.Key, out var said)
            || (said.Times < r.Most && said.Last.AddDays(daysApart) <= today))];

    /// <summary>The same after a bundle with these.</summary>
    public SentReminders With(IReadOnlyList<Reminder> said, DateOnly today)
    {
        var all = new Dictionary<string, SaidReminder>(Said);
        foreach (var key in said.Select(r => r.Key))
        {
            all[key] = new SaidReminder(today, (all.GetValueOrDefault(key)?.Times ?? 0) + 1);
        }

        var kept = all.OrderByDescending(s => s.Value.Last).ThenBy(s => s.Key, StringComparer.Ordinal)
            .Take(Remembered);
        return this with { Day = today, Said = kept.ToDictionary() };
    }
}
