using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Digest.Schedules;

/// <summary>Ends a post that comes again and again, or has it pause for some days.</summary>
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
    /// <param name="meant">Which post.</param>
    /// <param name="from">The first day without; null: today.</param>
    /// <param name="until">The first day with digests again; null: none, they end.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<DigestSchedule>> RunAsync(
        Session session, IRecurrence recurrence, PostMeant meant, DateOnly? from, DateOnly? until,
        CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, meant.Partner?.Of) is { } no)
        {
            return no;
        }

        if (await ReadSchedules.FindAsync(session, meant, ct) is not { Next: not null } schedule)
        {
            return new Refusal($"digest.no_schedule.{meant.What.Word()}")
                .With("partner", meant.Partner?.Name ?? string.Empty);
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
    /// <summary>
    /// Of a partner that of its own channel, else of another of its channels; of all partners that of the place where
    /// it is said, else of another place. Null: there is none.
    /// </summary>
    public static async Task<DigestSchedule?> FindAsync(Session session, PostMeant meant, CancellationToken ct)
    {
        if (meant.Partner is { } partner)
        {
            return (await OfAsync(session, partner, ct)).FirstOrDefault(s => s.What == meant.What);
        }

        var all = (await session.Work.AllAsync<DigestSchedule>(ct)).Where(s => s.What == meant.What).ToList();
        return all.Find(s => s.Channel == meant.Channel) ?? all.Find(s => s.Next is not null) ?? all.FirstOrDefault();
    }

    /// <summary>The partner's, one of each kind: of its own channel where that has one.</summary>
    public static async Task<IReadOnlyList<DigestSchedule>> OfAsync(
        Session session, Partner partner, CancellationToken ct)
    {
        var all = await session.Work.OfPartnerAsync<DigestSchedule>(partner.Of, ct);
        return [.. all.OrderBy(s => s.Channel != partner.Channel?.Value).DistinctBy(s => s.What).OrderBy(s => s.What)];
    }
}
