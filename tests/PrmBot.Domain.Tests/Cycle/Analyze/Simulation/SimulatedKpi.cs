using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Analyze.Simulation;

/// <summary>A KPI whose numbers are drawn: steady until its fault begins.</summary>
/// <param name="Kpi">As in the catalogue.</param>
/// <param name="Every">Its periods.</param>
/// <param name="Draw">One period's number; the factor is 1, or what a fault makes of it.</param>
/// <param name="Target">Of a quarter; null: judged by thresholds or by its own past.</param>
internal sealed record SimulatedKpi(
    KpiDefinition Kpi, PeriodKind Every, Func<Chance, double, KpiNumber> Draw, decimal? Target)
{
    public static IReadOnlyList<SimulatedKpi> All { get; } =
    [
        new(Pace("K6", KpiCadence.Monthly, KpiUnit.Money, false, [PlanSection.Marketing, PlanSection.JointSales]),
            PeriodKind.Month, (c, f) => Bare(c.LogNormal(200_000, .25) * f), 600_000),
        new(Pace("K8", KpiCadence.Weekly, KpiUnit.Money, true, [PlanSection.Marketing, PlanSection.JointSales]) with
            { LeadsTo = new KpiLink("K6", 120) },
            PeriodKind.Week, (c, f) => Bare(c.LogNormal(150_000, .35) * f), 1_950_000),
        new(Pace("K14", KpiCadence.Weekly, KpiUnit.Count, true, [PlanSection.Marketing]), PeriodKind.Week,
            (c, f) => Bare(c.Poisson(14 * f)), 182),
        new(Pace("K18", KpiCadence.Weekly, KpiUnit.Count, true, [PlanSection.JointSales]), PeriodKind.Week,
            (c, f) => Bare(c.Poisson(6 * f)), 78),
        new(Ratio("K15", new KpiRule.Baseline(), [PlanSection.Marketing]), PeriodKind.Month,
            (c, f) => Share(c, 56, .28 * f), null),
        new(Ratio("K21", new KpiRule.Baseline(), [PlanSection.JointSales]), PeriodKind.Month,
            (c, f) => Share(c, 14, .4 * f), null),
        new(Ratio("K33", new KpiRule.Thresholds(95, 90), [PlanSection.Service]), PeriodKind.Month,
            (c, f) => Share(c, 120, Math.Min(1, .975 * f)), null),
        new(Ratio("K28", new KpiRule.Thresholds(4.5m, 4), [PlanSection.Service]) with
            { Unit = KpiUnit.Score, Minimum = 1, Maximum = 5 },
            PeriodKind.Month, (c, f) => Bare(Math.Min(5, c.Normal(4.6, .12) * f)), null),
        new(Duration("K22", new KpiRule.Baseline(), KpiCadence.Monthly), PeriodKind.Month,
            (c, f) => Bare(c.LogNormal(75, .12) * f), null),
        new(Duration("K19", new KpiRule.Thresholds(24, 72), KpiCadence.Weekly), PeriodKind.Week,
            (c, f) => Bare(Math.Max(1, c.Normal(18, 2.5)) * f), null),
        new(Duration("K16", new KpiRule.Thresholds(24, 72), KpiCadence.Weekly), PeriodKind.Week,
            (c, f) => Bare(c.LogNormal(18, .25) * f), null),
    ];

    private static KpiDefinition Pace(
        string id, KpiCadence cadence, KpiUnit unit, bool leading, IReadOnlyList<PlanSection> by) =>
        Monitor.KpiBuilder.Kpi(id, new KpiRule.Pace(), KpiKind.Flow) with
        {
            Cadence = cadence, Unit = unit, Leading = leading, Minimum = 0, DrivenBy = by,
        };

    private static KpiDefinition Ratio(string id, KpiRule rule, IReadOnlyList<PlanSection> by) =>
        Monitor.KpiBuilder.Kpi(id, rule, KpiKind.Ratio) with { Minimum = 0, Maximum = 100, DrivenBy = by };

    private static KpiDefinition Duration(string id, KpiRule rule, KpiCadence cadence) =>
        Monitor.KpiBuilder.Kpi(id, rule, KpiKind.Duration) with
        {
            Direction = KpiDirection.Down, Cadence = cadence, Unit = KpiUnit.Days, Minimum = 0,
            DrivenBy = [PlanSection.JointSales],
        };

    private static KpiNumber Bare(double value) => Number("2025-01", Math.Round((decimal)value, 2));

    private static KpiNumber Share(Chance chance, int cases, double p)
    {
        var part = chance.Binomial(cases, p);
        return Bare(100.0 * part / cases) with { Part = part, Sample = cases };
    }
}
