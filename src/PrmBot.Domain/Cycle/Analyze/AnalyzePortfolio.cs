using PrmBot.Cycle.Execute;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Derive;
using PrmBot.Cycle.Monitor.Own;
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
    /// <summary>
    /// What is at risk and why, most pressing first, never good news; looked at for the partners most at risk only.
    /// </summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Proposals that wait for somebody.</summary>
    public IReadOnlyList<ChangeProposal> Open { get; init; } = [];

    public int Count(KpiColour colour) => Verdicts.Count(v => v.Colour == colour);
}

/// <summary>What a partner is ranked by.</summary>
/// <param name="Catalogue">With the partner's own KPIs.</param>
/// <param name="Series">Recorded, and computed from the plan.</param>
public sealed record PartnerNumbers(KpiCatalogue Catalogue, IReadOnlyList<KpiSeries> Series)
{
    /// <summary>Of what is known of one partner: pure.</summary>
    /// <param name="catalogue">The KPIs that all partners have.</param>
    /// <param name="own">The partner's.</param>
    /// <param name="stored">As recorded.</param>
    /// <param name="plan">Null: it has none.</param>
    /// <param name="at">Whose numbers they are, and the day of the look.</param>
    public static PartnerNumbers Of(
        KpiCatalogue catalogue, IEnumerable<OwnKpi> own, IReadOnlyList<KpiSeries> stored, JointPlan? plan,
        (PartnerId Of, DateOnly Day) at) =>
        new(catalogue.With([.. own.Select(k => k.Definition)]), DerivedKpis.With(stored, plan, at.Of, at.Day));
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

        var numbers = await NumbersAsync(session, catalogue, partners, ct);
        var ranked = Rank(partners, p => numbers[p.Of], session.Today);
        var first = new List<PartnerRisk>();
        foreach (var risk in ranked.Take(Analysed))
        {
            var kpis = numbers[risk.Partner.Of].Catalogue;
            var one = await ReadCase.OfAsync(session, kpis, risk.Partner.Of, ct);
            var proposals = await session.Work.OfPartnerAsync<ChangeProposal>(risk.Partner.Of, ct);
            first.Add(risk with
            {
                Findings = [.. PartnerAnalysis.Of(one).Where(f => f.Evidence > Evidence.Watch && !f.IsGood)],
                Open = [.. proposals.Where(p => p.IsOpen)],
            });
        }

        return first.Concat(ranked.Skip(Analysed)).ToList();
    }

    /// <summary>The ranking alone: pure.</summary>
    public static IReadOnlyList<PartnerRisk> Rank(
        IReadOnlyList<Partner> partners, Func<Partner, PartnerNumbers> numbers, DateOnly day) =>
    [
        .. partners.Select(p => Of(p, numbers(p), day)).OrderByDescending(r => r.Risk)
            .ThenBy(r => r.Partner.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The numbers of each partner; each kind of document is read once for all.</summary>
    public static async Task<IReadOnlyDictionary<PartnerId, PartnerNumbers>> NumbersAsync(
        Session session, KpiCatalogue catalogue, IReadOnlyList<Partner> partners, CancellationToken ct)
    {
        var series = (await session.Work.AllAsync<KpiSeries>(ct)).ToLookup(s => s.Of);
        var own = (await session.Work.AllAsync<OwnKpi>(ct)).ToLookup(k => k.Of);
        var plans = (await ReadWork.PlansAsync(session, partners, ct)).ToDictionary(p => p.Partner.Of, p => p.Plan);
        return partners.ToDictionary(p => p.Of, p => PartnerNumbers.Of(
            catalogue, own[p.Of], [.. series[p.Of]], plans.GetValueOrDefault(p.Of), (p.Of, session.Today)));
    }

    private static PartnerRisk Of(Partner partner, PartnerNumbers numbers, DateOnly day)
    {
        List<KpiVerdict> verdicts =
        [
            .. numbers.Series.Where(s => s.Values.Count + s.Targets.Count > 0)
                .Select(s => (Series: s, Kpi: numbers.Catalogue.Find(s.Kpi))).Where(s => s.Kpi is not null)
                .Select(s => KpiJudge.ColourOn(s.Kpi!, s.Series, day)),
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
