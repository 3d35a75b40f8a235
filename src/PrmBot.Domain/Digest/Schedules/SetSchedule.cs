using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Digest.Schedules;

/// <summary>What somebody said about when digests should come; null: nothing, so what was stays.</summary>
/// <param name="Every">How often.</param>
/// <param name="Which">Which of the month's days.</param>
/// <param name="Day">On which day.</param>
/// <param name="Time">At what time.</param>
/// <param name="Zone">On which clock, IANA.</param>
public sealed record ScheduleWish(
    DigestEvery? Every = null, WhichOfMonth? Which = null, DayOfWeek? Day = null, TimeOnly? Time = null,
    string? Zone = null);

/// <summary>Says when the digest of a partner comes, and switches it on again.</summary>
public static class SetSchedule
{
    /// <summary>
    /// The schedule as stored. Refuses with <c>digest.no_channel</c> and <c>digest.not_installed</c> where nothing can
    /// be posted.
    /// </summary>
    /// <param name="session">Who wants it: hears of trouble.</param>
    /// <param name="recurrence">Knows the calendar.</param>
    /// <param name="partner">Whose digest.</param>
    /// <param name="wish">What was said.</param>
    /// <param name="usual">What nobody said and nothing stored says.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<DigestSchedule>> RunAsync(
        Session session, IRecurrence recurrence, Partner partner, ScheduleWish wish, Rhythm usual,
        CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner.Of) is { } no)
        {
            return no;
        }

        var links = await session.Work.OfPartnerAsync<ChannelLink>(partner.Of, ct);
        var link = links.FirstOrDefault(l => l.Id == partner.Channel?.Value)
            ?? (links is [var first, ..] ? first : null);
        if (link is null)
        {
            return new Refusal("digest.no_channel").With("partner", partner.Name);
        }

        if (link.ServiceUrl.Length == 0)
        {
            return new Refusal("digest.not_installed").With("partner", partner.Name);
        }

        var former = await session.Work.FindAsync<DigestSchedule>(link.Id, ct);
        var mine = former?.Of == partner.Of ? former : null;
        var before = mine?.Rhythm ?? usual;
        var rhythm = new Rhythm(
            wish.Every ?? (wish.Which is null ? before.Every : DigestEvery.Month),
            wish.Day ?? before.Day,
            wish.Which ?? before.Which,
            wish.Time ?? before.Time,
            wish.Zone ?? before.Zone);
        IReadOnlyList<DigestPause> pauses = [.. (mine?.Pauses ?? []).Where(p => p.Until > session.Today)];
        var stored = new DigestSchedule
        {
            Id = link.Id,
            Of = partner.Of,
            Rhythm = rhythm,
            Owner = session.Caller.Who,
            Pauses = pauses,
            Next = recurrence.After(rhythm, pauses, session.Now),
            Runs = mine?.Runs ?? [],
            Version = former?.Version ?? 0,
        };
        session.Work.Put(stored);
        return stored;
    }
}
