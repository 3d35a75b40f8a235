using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Standings;
using PrmBot.Storage;

namespace PrmBot.Cycle.Analyze;

/// <summary>How a partner stands in the portfolio.</summary>
/// <param name="Partner">Which.</param>
/// <param name="Standing">By what it is ranked.</param>
public sealed record PartnerRisk(Partner Partner, PartnerStanding Standing)
{
    /// <summary>
    /// What is at risk and why, most pressing first, never good news; looked at for the partners most at risk only.
    /// </summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Proposals that wait for somebody.</summary>
    public IReadOnlyList<ChangeProposal> Open { get; init; } = [];

    /// <summary>Of its KPIs with numbers or targets; of the partners most at risk only.</summary>
    public IReadOnlyList<KpiVerdict> Verdicts { get; init; } = [];
}

/// <summary>
/// Ranks partners by what is red, by its weight and how far off it is; the first ten are analysed in full.
/// </summary>
public static class AnalyzePortfolio
{
    private const int Analysed = 10;

    /// <summary>Most at risk first; those with nothing red or amber last.</summary>
    public static async Task<Outcome<IReadOnlyList<PartnerRisk>>> RunAsync(
        Session session, KnownStandings standings, KpiCatalogue catalogue, IReadOnlyList<Partner> partners,
        CancellationToken ct)
    {
        if (session.Refuses(Act.SeePortfolio) is { } no)
        {
            return no;
        }

        var ranked = await RankAsync(session, standings, partners, ct);
        var first = new List<PartnerRisk>();
        foreach (var risk in ranked.Take(Analysed))
        {
            first.Add(await AnalysedAsync(session, catalogue, risk, ct));
        }

        return first.Concat(ranked.Skip(Analysed)).ToList();
    }

    /// <summary>The ranking alone, for who may see the portfolio.</summary>
    public static async Task<IReadOnlyList<PartnerRisk>> RankAsync(
        Session session, KnownStandings standings, IReadOnlyList<Partner> partners, CancellationToken ct)
    {
        var known = await standings.OfAsync(session, partners, ct);
        return
        [
            .. partners.Select(p => new PartnerRisk(p, known[p.Of])).OrderByDescending(r => r.Standing.Risk)
                .ThenBy(r => r.Partner.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static async Task<PartnerRisk> AnalysedAsync(
        Session session, KpiCatalogue catalogue, PartnerRisk risk, CancellationToken ct)
    {
        var of = risk.Partner.Of;
        var kpis = await ReadKpis.CatalogueAsync(session.Work, catalogue, of, ct);
        var one = await ReadCase.OfAsync(session, kpis, of, ct);
        var proposals = await session.Work.OfPartnerAsync<ChangeProposal>(of, ct);
        return risk with
        {
            Findings = [.. PartnerAnalysis.Of(one).Where(f => f.Evidence > Evidence.Watch && !f.IsGood)],
            Open = [.. proposals.Where(p => p.IsOpen)],
            Verdicts = new PartnerNumbers(kpis, await ReadKpis.AllAsync(session, of, ct)).VerdictsOn(session.Today),
        };
    }
}
