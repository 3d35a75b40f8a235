using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Standings;
using PrmBot.Storage;

namespace PrmBot.Digest;

/// <summary>
/// Composes the digest of all partners. Everybody is ranked by colours; the weeks of those who are shown are composed
/// in full, so that a large portfolio costs little more than its ranking.
/// </summary>
/// <param name="catalogue">The KPIs that all partners have.</param>
/// <param name="standings">How all of them stand.</param>
/// <param name="due">Gives the commitments to mention.</param>
public sealed class ComposePortfolio(KpiCatalogue catalogue, KnownStandings standings, IDueLines due)
{
    private const int MostAtRisk = 5;
    private const int MostWins = 3;
    private const int LookedAtForWins = 10;

    /// <summary>For who may see the portfolio; archived partners are not among those given.</summary>
    public async Task<Outcome<PortfolioDigest>> RunAsync(
        Session session, IReadOnlyList<Partner> partners, CancellationToken ct)
    {
        if (session.Refuses(Act.SeePortfolio) is { } no)
        {
            return no;
        }

        var today = session.Today;
        var ranked = await AnalyzePortfolio.RankAsync(session, standings, partners, ct);
        var atRisk = new List<PartnerWeek>();
        foreach (var risk in ranked.Where(r => r.Standing.Risk > 0).Take(MostAtRisk))
        {
            atRisk.Add(await WeekAsync(session, risk, ct));
        }

        var wins = await WinsAsync(session, ranked, ct);
        List<Partner> silent = [.. ranked.Where(r => !r.Standing.Ranked.IsJudged)
            .Select(r => r.Partner)];
        var shown = atRisk.Concat(wins).Select(w => w.Partner).Concat(silent).ToHashSet();
        return new PortfolioDigest
        {
            Week = Period.Of(PeriodKind.Week, today),
            AtRisk = atRisk,
            Wins = wins,
            Silent = silent,
            Rest = [.. ranked.Where(r => !shown.Contains(r.Partner))],
            Decision = atRisk.Find(w => w.Risk is { Open.Count: 0, Standing.Ranked.Red: > 0 }),
            Partners = partners.Count,
            Red = ranked.Count(r => r.Standing.Ranked.Red > 0),
            Amber = ranked.Count(r => r.Standing.Ranked is { Red: 0, Amber: > 0 }),
            Green = ranked.Count(r => r.Standing.Ranked is { Red: 0, Amber: 0, Green: > 0 }),
        };
    }

    private async Task<List<PartnerWeek>> WinsAsync(
        Session session, IReadOnlyList<PartnerRisk> ranked, CancellationToken ct)
    {
        var weeks = new List<PartnerWeek>();
        var candidates = ranked.Where(r => r.Standing.Ranked is { Red: 0, Green: > 0 })
            .OrderByDescending(r => r.Standing.Ranked.Green).Take(LookedAtForWins);
        foreach (var risk in candidates)
        {
            weeks.Add(await WeekAsync(session, risk, ct));
        }

        return
        [
            .. weeks.Where(w => w.Risk.Standing.Risk == 0 && (Rise(w) > 0
                    || w.Digest.Exceptions.Any(e => e.Change == DigestChange.Recovered)))
                .OrderByDescending(Rise).Take(MostWins),
        ];
    }

    private static decimal Rise(PartnerWeek week) =>
        week.Digest is { Score: { } now, ScoreBefore: { } before } ? now - before : 0;

    private async Task<PartnerWeek> WeekAsync(Session session, PartnerRisk risk, CancellationToken ct)
    {
        var kpis = await ReadKpis.CatalogueAsync(session.Work, catalogue, risk.Partner.Of, ct);
        var lines = await due.OfAsync(session, risk.Partner, ct);
        var read = await ComposeDigest.ReadAsync(session, kpis, risk.Partner, lines, DigestForm.Internal, ct);
        var proposals = await session.Work.OfPartnerAsync<ChangeProposal>(risk.Partner.Of, ct);
        return new PartnerWeek(
            risk with { Open = [.. proposals.Where(p => p.IsOpen)] },
            read.Succeeded(out var composed, out var no) ? composed.Digest
                : throw new InvalidOperationException($"Who sees the portfolio sees each partner; not so: {no.Key}."));
    }
}
