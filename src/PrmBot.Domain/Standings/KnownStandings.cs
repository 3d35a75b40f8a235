using System.Collections.Concurrent;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Standings;

/// <summary>
/// How the partners of a portfolio stand, kept for the day: a question about all of them reads only those of whom
/// something was written since the last one. The first question of a day reads all, unless it was read ahead.
/// </summary>
/// <param name="store">Where partners are; what is kept holds nothing that was not committed.</param>
/// <param name="read">Reads those that are not known.</param>
public sealed class KnownStandings(IStore store, ReadStandings read)
{
    // So that nobody waits for long behind a portfolio that is read, and its documents are never all in memory.
    private const int AtATime = 50;

    // Who did not ask for so long waits once.
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<TenantId, PortfolioDays> _portfolios = new();

    /// <summary>One partner's, with what the session changed.</summary>
    public async Task<PartnerStanding> OfAsync(Session session, PartnerId partner, CancellationToken ct) =>
        (await read.OfAsync(session.Work, [partner], session.Today, ct))[0].Standing;

    /// <summary>Those of partners that the session sees, by their ids.</summary>
    public async Task<IReadOnlyDictionary<PartnerId, PartnerStanding>> OfAsync(
        Session session, IReadOnlyCollection<Partner> partners, CancellationToken ct)
    {
        var wanted = partners.Select(p => p.Of).ToList();
        if (session.Work.Changes.Count > 0 || session.Refuses(Act.SeePortfolio) is not null)
        {
            return await ReadAsync(session.Work, wanted, session.Today, new(), ct);
        }

        var home = session.Caller.Home;
        var portfolio = _portfolios.GetOrAdd(home, _ => new PortfolioDays());
        portfolio.Asked[session.Zone] = session.Now;
        return await ReadAsync(home, portfolio, wanted, session.Today, ct);
    }

    /// <summary>
    /// Reads what the first question of a day would have to, for each time zone from which somebody asked lately; in
    /// pieces, so that a question goes between.
    /// </summary>
    /// <param name="home">Whose portfolio.</param>
    /// <param name="moment">A moment of that day.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task ReadAheadAsync(TenantId home, DateTimeOffset moment, CancellationToken ct)
    {
        if (!_portfolios.TryGetValue(home, out var portfolio))
        {
            return;
        }

        var partners = PartnerDirectory.Of(await store.Open(home).AllAsync<Partner>(ct)).Listed;
        var days = portfolio.Asked.Where(asked => asked.Value > moment - Lately)
            .Select(asked => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, asked.Key).DateTime)).Distinct();
        foreach (var day in days)
        {
            foreach (var some in partners.Chunk(AtATime))
            {
                await ReadAsync(home, portfolio, [.. some.Select(p => p.Of)], day, ct);
            }
        }
    }

    private async Task<IReadOnlyDictionary<PartnerId, PartnerStanding>> ReadAsync(
        TenantId home, PortfolioDays portfolio, List<PartnerId> wanted, DateOnly day, CancellationToken ct)
    {
        await portfolio.Turn.WaitAsync(ct);
        try
        {
            var work = store.Open(home);
            var known = portfolio.Of(day, await work.TouchedAsync(portfolio.Mark, ct));
            return await ReadAsync(work, wanted, day, known, ct);
        }
        finally
        {
            portfolio.Turn.Release();
        }
    }

    // What is known grows with each stretch, so that who breaks off leaves something for the next.
    private async Task<IReadOnlyDictionary<PartnerId, PartnerStanding>> ReadAsync(
        IUnitOfWork work, List<PartnerId> wanted, DateOnly day, Dictionary<PartnerId, PartnerStanding> known,
        CancellationToken ct)
    {
        foreach (var some in wanted.Where(p => !known.ContainsKey(p)).Chunk(AtATime))
        {
            foreach (var (of, standing) in await read.OfAsync(work, some, day, ct))
            {
                known[of] = standing;
            }
        }

        return wanted.Distinct().ToDictionary(p => p, p => known[p]);
    }

    /// <summary>One tenant's portfolio, on the few dates that it is on earth at once.</summary>
    private sealed class PortfolioDays
    {
        private const int MostDays = 3;

        private readonly SortedDictionary<DateOnly, Dictionary<PartnerId, PartnerStanding>> _days = [];

        /// <summary>Taken by who looks at the rest: two questions at once read everything once.</summary>
        public SemaphoreSlim Turn { get; } = new(1);

        /// <summary>When somebody asked last, by time zone.</summary>
        public ConcurrentDictionary<TimeZoneInfo, DateTimeOffset> Asked { get; } = new();

        public long? Mark { get; private set; }

        /// <summary>What is known on a day, without those of whom something was written.</summary>
        public Dictionary<PartnerId, PartnerStanding> Of(DateOnly day, TouchedPartners touched)
        {
            if (touched.Partners is null)
            {
                _days.Clear();
            }

            foreach (var (partner, known) in
                from partner in touched.Partners ?? Enumerable.Empty<PartnerId>()
                from known in _days.Values
                select (partner, known))
            {
                known.Remove(partner);
            }

            Mark = touched.Mark;
            if (!_days.TryGetValue(day, out var here))
            {
                _days[day] = here = new();
                foreach (var past in _days.Keys.SkipLast(MostDays).ToList())
                {
                    _days.Remove(past);
                }
            }

            return here;
        }
    }
}
