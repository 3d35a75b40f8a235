using PrmBot.Cycle.Monitor;
using PrmBot.Planning;

namespace PrmBot.Cycle.Analyze;

/// <summary>What was decided about an earlier finding.</summary>
/// <param name="Kind">Of the finding.</param>
/// <param name="Kpi">About which KPI; null: none.</param>
/// <param name="On">The day of the decision.</param>
/// <param name="Accepted">False: rejected.</param>
public sealed record PastDecision(FindingKind Kind, string? Kpi, DateOnly On, bool Accepted);

/// <summary>Everything that an analysis of one partner looks at, read once: pure from here on.</summary>
public sealed record AnalysisCase
{
    public required DateOnly Day { get; init; }

    public required KpiCatalogue Catalogue { get; init; }

    /// <summary>Those with a number or a target.</summary>
    public required IReadOnlyList<KpiStanding> Kpis { get; init; }

    /// <summary>Null: there is none, or it is a draft.</summary>
    public JointPlan? Plan { get; init; }

    /// <summary>Give-get balance, 0 to 1; null: nothing of value, or several currencies.</summary>
    public decimal? Balance { get; init; }

    /// <summary>How many levels apart both sides rate the exchange (RF4), 0 to 4; null: not both answered it, or they
    /// agreed on a level since.</summary>
    public int? ExchangeGap { get; init; }

    /// <summary>What became of earlier proposals.</summary>
    public IReadOnlyList<PastDecision> Past { get; init; } = [];

    /// <summary>Null: it has no number and no target.</summary>
    public KpiStanding? Kpi(string id) => Kpis.FirstOrDefault(k => k.Kpi.Id == id);

    public LinkedWork WorkFor(KpiDefinition kpi) => LinkedWork.Of(Plan, kpi, Catalogue, Day);

    /// <summary>The share of the plan's time that is over, 0 to 1; null without a plan.</summary>
    public decimal? PlanTau => Plan is null ? null : Math.Clamp(
        PeriodDays.Working(Plan.Start, Day.AddDays(-1)) / (decimal)Math.Max(1,
            PeriodDays.Working(Plan.Start, Plan.End)),
        0, 1);

    public static AnalysisCase Of(
        KpiCatalogue catalogue, IReadOnlyList<KpiSeries> series, JointPlan? plan, DateOnly day)
    {
        var byId = series.ToDictionary(s => s.Kpi);
        return new AnalysisCase
        {
            Day = day,
            Catalogue = catalogue,
            Plan = plan is { State: not PlanState.Draft } ? plan : null,
            Kpis =
            [
                .. catalogue.All.Select(k => (Kpi: k, Series: byId.GetValueOrDefault(k.Id)))
                    .Where(k => k.Series is { } s && s.Values.Count + s.Targets.Count > 0)
                    .Select(k => KpiStanding.Of(k.Kpi, k.Series, day)),
            ],
        };
    }
}
