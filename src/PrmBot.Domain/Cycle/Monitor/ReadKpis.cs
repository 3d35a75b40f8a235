using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor;

/// <summary>All KPIs of a partner on one day.</summary>
/// <param name="Verdicts">One for each KPI of the catalogue, in its order.</param>
/// <param name="Score">The plan score, K10; null: nothing has a colour yet.</param>
public sealed record KpiOverview(IReadOnlyList<KpiVerdict> Verdicts, decimal? Score)
{
    private const int Most = 12;
    private const int Fewest = 8;

    /// <summary>
    /// The 8 to 12 to show: core ones with numbers, then others with numbers, then core ones still without. In each
    /// group by the catalogue's order.
    /// </summary>
    public IReadOnlyList<KpiVerdict> Scorecard
    {
        get
        {
            var filled = Verdicts.Where(HasNumbers).OrderByDescending(v => v.Kpi.Core).Take(Most).ToList();
            var empty = Verdicts.Where(v => v.Kpi.Core && !HasNumbers(v)).Take(Math.Max(0, Fewest - filled.Count));
            return [.. filled, .. empty];
        }
    }

    private static bool HasNumbers(KpiVerdict verdict) =>
        verdict.Measure.Latest is not null || verdict.Measure.Target is not null;
}

/// <summary>Reads what was recorded with a partner, judged today.</summary>
public static class ReadKpis
{
    public static async Task<Outcome<KpiOverview>> OverviewAsync(
        Session session, KpiCatalogue catalogue, Partner partner, CancellationToken ct)
    {
        if (session.Refuses(Act.SeePartner, partner.Of) is { } no)
        {
            return no;
        }

        var all = await session.Work.OfPartnerAsync<KpiSeries>(partner.Of, ct);
        return Of(catalogue, all, session.Today);
    }

    /// <summary>The series, empty when nothing was recorded.</summary>
    public static async Task<Outcome<KpiSeries>> SeriesAsync(
        Session session, KpiDefinition kpi, Partner partner, CancellationToken ct)
    {
        if (session.Refuses(Act.SeePartner, partner.Of) is { } no)
        {
            return no;
        }

        return await session.Work.FindAsync<KpiSeries>(KpiSeries.IdOf(partner.Of, kpi.Id), ct)
            ?? new KpiSeries { Of = partner.Of, Kpi = kpi.Id };
    }

    /// <summary>The overview of a day: pure.</summary>
    public static KpiOverview Of(KpiCatalogue catalogue, IReadOnlyList<KpiSeries> all, DateOnly day)
    {
        var byId = all.ToDictionary(s => s.Kpi);
        var verdicts = catalogue.All.Select(k => KpiJudge.Judge(k, byId.GetValueOrDefault(k.Id), day)).ToList();
        return new KpiOverview(verdicts, PlanScore.Of(verdicts));
    }
}
