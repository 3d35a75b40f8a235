using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Digest.Schedules;

/// <summary>Ends the digests of a partner, or has them pause for some days.</summary>
public static class StopSchedule
{
    private const int MostDays = 365;

    /// <summary>
    /// The schedule as stored: without a next one, or with the pause. Refuses with <c>digest.no_schedule</c>, with
    /// <c>digest.past</c> when the pause is over before it begins, with <c>digest.long_pause</c> when it is longer than
    /// a year.
    /// </summary>
    /// <param name="session">Who wants it.</param>
    /// <param name="recurrence">Knows the calendar.</param>
    /// <param name="partner">Whose digest.</param>
    /// <param name="from">The first day without; null: today.</param>
    /// <param name="until">The first day with digests again; null: none, they end.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<DigestSchedule>> RunAsync(
        Session session, IRecurrence recurrence, Partner partner, DateOnly? from, DateOnly? until,
        CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner.Of) is { } no)
        {
            return no;
        }

        if (await ReadSchedules.OfAsync(session, partner, ct) is not { Next: not null } schedule)
        {
            return new Refusal("digest.no_schedule").With("partner", partner.Name);
        }

        if (until is not { } end)
        {
            return Stored(session, schedule with { Next = null });
        }

        var pause = new DigestPause(from ?? session.Today, end);
        if (end <= session.Today || end <= pause.From)
        {
            return new Refusal("digest.past").With("from", pause.From).With("until", end);
        }

        if (end.DayNumber - pause.From.DayNumber > MostDays)
        {
            return new Refusal("digest.long_pause").With("days", MostDays);
        }

        IReadOnlyList<DigestPause> pauses =
            [.. schedule.Pauses.Where(p => p.Until > session.Today && p.From != pause.From), pause];
        var next = recurrence.After(schedule.Rhythm, pauses, session.Now);
        return Stored(session, schedule with { Pauses = pauses, Next = next });
    }

    private static DigestSchedule Stored(Session session, DigestSchedule schedule)
    {
        session.Work.Put(schedule);
        return schedule;
    }
}

/// <summary>Looks schedules up.</summary>
public static class ReadSchedules
{
    /// <summary>That of the partner's own channel, else of another of its channels; null: there is none.</summary>
    public static async Task<DigestSchedule?> OfAsync(Session session, Partner partner, CancellationToken ct)
    {
        var all = await session.Work.OfPartnerAsync<DigestSchedule>(partner.Of, ct);
        return all.FirstOrDefault(s => s.Id == partner.Channel?.Value) ?? (all is [var first, ..] ? first : null);
    }
}
