using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Derive;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Identity;
using PrmBot.Planning;

namespace PrmBot.Standings;

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

    /// <summary>The colours of a day, of the KPIs with numbers or targets.</summary>
    public IReadOnlyList<KpiVerdict> VerdictsOn(DateOnly day) =>
    [
        .. Series.Where(s => s.Values.Count + s.Targets.Count > 0)
            .Select(s => (Series: s, Kpi: Catalogue.Find(s.Kpi))).Where(s => s.Kpi is not null)
            .Select(s => KpiJudge.ColourOn(s.Kpi!, s.Series, day)),
    ];
}
