using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Cycle.Analyze;

/// <summary>How a partner stands in the portfolio.</summary>
/// <param name="Partner">Which.</param>
/// <param name="Verdicts">Of its KPIs with numbers or targets.</param>
/// <param name="Risk">For ranking: 0 is none.</param>
public sealed record PartnerRisk(Partner Partner, IReadOnlyList<KpiVerdict> Verdicts, decimal Risk)
{
    /// <summary>What calls for something, most pressing first; looked at for the partners most at risk only.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Proposals that wait for somebody.</summary>
    public IReadOnlyList<ChangeProposal> Open { get; init; } = [];

    public int Count(KpiColour colour) => Verdicts.Count(v => v.Colour == colour);
}

/// <summary>
/// Ranks partners by what is red, by its weight and how far off it is; the first ten are analysed in full.
/// </summary>
public static class AnalyzePortfolio
{
    private const int Analysed = 10;

    /// <summary>Most at risk first; those with nothing red or amber last.</summary>
    public static async Task<Outcome<IReadOnlyList<PartnerRisk>>> RunAsync(
        Session session, KpiCatalogue catalogue, IReadOnlyList<Partner> partners, CancellationToken ct)
    {
        if (session.Refuses(Act.SeePortfolio) is { } no)
        {
            return no;
        }

        var series = (await session.Work.AllAsync<KpiSeries>(ct)).ToLookup(s => s.Of);
        var ranked = Rank(catalogue, partners, p => [.. series[p.Of]], session.Today);
        var first = new List<PartnerRisk>();
        foreach (var risk in ranked.Take(Analysed))
        {
            var one = await ReadCase.OfAsync(session, catalogue, risk.Partner.Of, ct);
            var proposals = await session.Work.OfPartnerAsync<ChangeProposal>(risk.Partner.Of, ct);
            first.Add(risk with
            {
                Findings = [.. PartnerAnalysis.Of(one).Where(f => f.Evidence > Evidence.Watch)],
                Open = [.. proposals.Where(p => p.IsOpen)],
            });
        }

        return first.Concat(ranked.Skip(Analysed)).ToList();
    }

    /// <summary>The ranking alone: pure.</summary>
    public static IReadOnlyList<PartnerRisk> Rank(
        KpiCatalogue catalogue, IReadOnlyList<Partner> partners, Func<Partner, IReadOnlyList<KpiSeries>> series,
        DateOnly day) =>
    [
        .. partners.Select(p => Of(p, catalogue, series(p), day)).OrderByDescending(r => r.Risk)
            .ThenBy(r => r.Partner.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static PartnerRisk Of(
        Partner partner, KpiCatalogue catalogue, IReadOnlyList<KpiSeries> series, DateOnly day)
    {
        List<KpiVerdict> verdicts =
        [
            .. series.Where(s => s.Values.Count + s.Targets.Count > 0)
                .Select(s => (Series: s, Kpi: catalogue.Find(s.Kpi))).Where(s => s.Kpi is not null)
                .Select(s => KpiJudge.Judge(s.Kpi!, s.Series, day)),
        ];
        return new PartnerRisk(partner, verdicts, verdicts.Sum(RiskOf));
    }

    private static decimal RiskOf(KpiVerdict verdict)
    {
        var weight = verdict.Kpi.Weight * (verdict.Kpi.Core ? 2 : 1);
        var gap = Math.Clamp(1 - (verdict.Index ?? 1), 0, 1);
        return verdict.Colour switch
        {
            KpiColour.Red => weight * (1 + gap),
            KpiColour.Amber => weight * .25m,
            KpiColour.Green or KpiColour.Grey => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict.Colour, "Unknown colour."),
        };
    }
}
