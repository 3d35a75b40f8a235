using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor.Derive;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor;

/// <summary>All KPIs of a partner on one day.</summary>
/// <param name="Verdicts">One for each KPI of the catalogue, in its order.</param>
/// <param name="Score">The plan score, K10; null: nothing has a colour yet.</param>
public sealed record KpiOverview(IReadOnlyList<KpiVerdict> Verdicts, decimal? Score)
{
    /// <summary>What the score is made of; null: nothing has a colour yet.</summary>
    public KpiBasis? Basis { get; init; }

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

        return Of(catalogue, await AllAsync(session, partner.Of, ct), session.Today);
    }

    /// <summary>The catalogue with a partner's own KPIs.</summary>
    public static async Task<KpiCatalogue> CatalogueAsync(
        IUnitOfWork work, KpiCatalogue catalogue, PartnerId partner, CancellationToken ct) =>
        catalogue.With([.. (await work.OfPartnerAsync<OwnKpi>(partner, ct)).Select(k => k.Definition)]);

    /// <summary>What was recorded with a partner and what follows from its plan, as far as the caller sees
    /// it.</summary>
    internal static async Task<IReadOnlyList<KpiSeries>> AllAsync(
        Session session, PartnerId partner, CancellationToken ct)
    {
        var stored = await session.Work.OfPartnerAsync<KpiSeries>(partner, ct);
        var plan = await CurrentPlan.FindAsync(session, partner, ct);
        return DerivedKpis.With(stored, plan.Value, partner, session.Today);
    }

    /// <summary>The series, empty when nothing was recorded.</summary>
    public static async Task<Outcome<KpiSeries>> SeriesAsync(
        Session session, KpiCatalogue catalogue, KpiDefinition kpi, Partner partner, CancellationToken ct)
    {
        if (session.Refuses(Act.SeePartner, partner.Of) is { } no)
        {
            return no;
        }

        var all = await AllAsync(session, partner.Of, ct);
        var series = all.FirstOrDefault(s => s.Kpi == kpi.Id) ?? new KpiSeries { Of = partner.Of, Kpi = kpi.Id };
        return kpi.Id == KpiCatalogue.PlanScore ? WithScore(series, Of(catalogue, all, session.Today), session.Today)
            : series;
    }

    /// <summary>The funnel of today; null when the catalogue lacks one of its KPIs.</summary>
    public static async Task<Outcome<FunnelView?>> FunnelAsync(
        Session session, KpiCatalogue catalogue, Partner partner, CancellationToken ct)
    {
        if (session.Refuses(Act.SeePartner, partner.Of) is { } no)
        {
            return no;
        }

        var byId = (await AllAsync(session, partner.Of, ct)).ToDictionary(s => s.Kpi);
        return FunnelView.Of(catalogue, Standing, session.Today);

        KpiStanding? Standing(string id) => byId.TryGetValue(id, out var series)
            ? KpiStanding.Of(catalogue.Find(id)!, series, session.Today) : null;
    }

    /// <summary>The overview of a day: pure.</summary>
    public static KpiOverview Of(KpiCatalogue catalogue, IReadOnlyList<KpiSeries> all, DateOnly day) =>
        Of(catalogue, all, day, KpiJudge.Judge);

    /// <summary>The same without trends, for who compares days or wants the score alone.</summary>
    internal static KpiOverview ColoursOf(KpiCatalogue catalogue, IReadOnlyList<KpiSeries> all, DateOnly day) =>
        Of(catalogue, all, day, KpiJudge.ColourOn);

    private static KpiOverview Of(
        KpiCatalogue catalogue, IReadOnlyList<KpiSeries> all, DateOnly day,
        Func<KpiDefinition, KpiSeries?, DateOnly, KpiVerdict> judge)
    {
        var byId = all.ToDictionary(s => s.Kpi);
        var verdicts = catalogue.All.Select(k => judge(k, byId.GetValueOrDefault(k.Id), day)).ToList();
        var basis = PlanScore.BasisOf(verdicts);
        var overview = new KpiOverview(verdicts, PlanScore.Of(verdicts)) { Basis = basis };
        var at = verdicts.FindIndex(v => v.Kpi.Id == KpiCatalogue.PlanScore);
        if (at >= 0 && basis is not null && all.Count > 0)
        {
            var score = byId.GetValueOrDefault(KpiCatalogue.PlanScore)
                ?? new KpiSeries { Of = all[0].Of, Kpi = KpiCatalogue.PlanScore };
            verdicts[at] = judge(verdicts[at].Kpi, WithScore(score, overview, day), day);
        }

        return overview;
    }

    private static KpiSeries WithScore(KpiSeries series, KpiOverview overview, DateOnly day) =>
        DerivedKpis.PlanScore(overview.Basis, day) is { } score && series.ValueOf(score.Period) is null
            ? series.WithValue(score) : series;
}
