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

/// <summary>Which post is meant.</summary>
/// <param name="What">Its kind.</param>
/// <param name="Partner">Whose; null: of all partners.</param>
/// <param name="Channel">Where it is said, without a thread.</param>
/// <param name="ServiceUrl">Where the platform is reached there.</param>
public sealed record PostMeant(PostKind What, Partner? Partner, string Channel, string ServiceUrl);

/// <summary>Says when a post comes, and switches it on again.</summary>
public static class SetSchedule
{
    /// <summary>
    /// The schedule as it would be; nothing is stored. Of a partner it is for the partner's channel, of all partners
    /// for the one where it is said. Refuses with <c>digest.no_channel</c> and <c>digest.not_installed</c> where
    /// nothing can be posted, with <c>rights.not_in_channel</c> where a partner would read of others.
    /// </summary>
    /// <param name="session">Who wants it: hears of trouble.</param>
    /// <param name="recurrence">Knows the calendar.</param>
    /// <param name="meant">Which post.</param>
    /// <param name="wish">What was said.</param>
    /// <param name="usual">What nobody said and nothing stored says.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<DigestSchedule>> PlanAsync(
        Session session, IRecurrence recurrence, PostMeant meant, ScheduleWish wish, Rhythm usual,
        CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, meant.Partner?.Of) is { } no)
        {
            return no;
        }

        var found = meant.Partner is { } partner
            ? await OfPartnerAsync(session, partner, ct) : await HereAsync(session, meant, ct);
        if (!found.Succeeded(out var place, out no))
        {
            return no;
        }

        var former = await session.Work.FindAsync<DigestSchedule>(
            DigestSchedule.IdOf(place.Channel, meant.What), ct);
        var mine = former?.Of == meant.Partner?.Of ? former : null;
        var rhythm = RhythmOf(wish, mine?.Rhythm ?? usual, meant.What);
        IReadOnlyList<DigestPause> pauses = [.. (mine?.Pauses ?? []).Where(p => p.Until > session.Today)];
        return new DigestSchedule
        {
            Id = DigestSchedule.IdOf(place.Channel, meant.What),
            Of = meant.Partner?.Of,
            What = meant.What,
            ServiceUrl = place.ServiceUrl,
            Rhythm = rhythm,
            Owner = session.Caller.Who,
            Pauses = pauses,
            Next = recurrence.After(rhythm, pauses, session.Now),
            Runs = mine?.Runs ?? [],
            Version = former?.Version ?? 0,
        };
    }

    /// <summary>Keeps a schedule as it was planned.</summary>
    public static void Store(Session session, DigestSchedule planned) => session.Work.Put(planned);

    // A review looks back on a quarter, so it comes once a quarter unless somebody says otherwise.
    private static Rhythm RhythmOf(ScheduleWish wish, Rhythm before, PostKind what) => new(
        wish.Every ?? (wish.Which is null || what == PostKind.Review ? before.Every : DigestEvery.Month),
        wish.Day ?? before.Day,
        wish.Which ?? before.Which,
        wish.Time ?? before.Time,
        wish.Zone ?? before.Zone);

    private static async Task<Outcome<Place>> OfPartnerAsync(Session session, Partner partner, CancellationToken ct) =>
        (await DigestChannel.FindAsync(session, partner, ct)).Succeeded(out var link, out var no)
            ? new Place(link.Id, string.Empty) : no;

    private static async Task<Outcome<Place>> HereAsync(Session session, PostMeant meant, CancellationToken ct) =>
        session.Refuses(Act.SeePortfolio) is { } no ? no
        : await session.Work.FindAsync<ChannelLink>(meant.Channel, ct) is not null
            ? new Refusal("rights.not_in_channel")
            : new Place(meant.Channel, meant.ServiceUrl);

    private sealed record Place(string Channel, string ServiceUrl);
}
