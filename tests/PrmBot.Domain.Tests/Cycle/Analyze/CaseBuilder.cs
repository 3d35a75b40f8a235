using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

/// <summary>Builds cases for an analysis on 23 November 2026.</summary>
internal static class CaseBuilder
{
    public static readonly KpiDefinition Leads = Kpi("K14", new KpiRule.Pace(), KpiKind.Flow) with
    {
        Unit = KpiUnit.Count, Minimum = 0, DrivenBy = [PlanSection.Marketing],
    };

    public static readonly KpiDefinition Revenue = Kpi("K6", new KpiRule.Pace(), KpiKind.Flow) with
    {
        Unit = KpiUnit.Money, Minimum = 0, DrivenBy = [PlanSection.JointSales], Leading = false,
    };

    /// <summary>Ends with October 2026.</summary>
    public static KpiSeries Monthly(string kpi, params decimal[] values)
    {
        var series = Series(kpi);
        var period = Period.Parse("2026-11")!;
        foreach (var value in values.Reverse())
        {
            period = period.Previous();
            series = series.WithValue(new KpiNumber(period, value, Stamp(period.End.AddDays(3))));
        }

        return series;
    }

    public static PlanLine Line(int number, PlanSection section, int dueInDays, LineStatus status) => new()
    {
        Number = number, Section = section, Title = $"Line {number}", Due = Today.AddDays(dueInDays),
        OurOwner = new PlanOwner("Ada"), PartnerOwner = new PlanOwner("Karl"), Status = status,
        Target = new PlanTarget("Things", 10, "things"),
    };

    public static JointPlan Plan(params PlanLine[] lines) => new()
    {
        Id = "plan1", Of = Contoso, Start = new DateOnly(2026, 1, 1), End = new DateOnly(2026, 12, 31),
        Currency = "EUR", State = PlanState.Active, Lines = lines, StartedBy = Stamp().Who, StartedAt = Stamp().At,
    };

    public static AnalysisCase Case(
        IReadOnlyList<KpiDefinition> kpis, IReadOnlyList<KpiSeries> series, JointPlan? plan = null) =>
        AnalysisCase.Of(new KpiCatalogue(kpis), series, plan, Today);

    public static IReadOnlyList<Finding> Findings(
        IReadOnlyList<KpiDefinition> kpis, IReadOnlyList<KpiSeries> series, JointPlan? plan = null) =>
        PartnerAnalysis.Of(Case(kpis, series, plan));
}
