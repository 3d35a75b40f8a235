using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Domain.Tests.Cycle.Modify;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Analyze.CaseBuilder;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

public sealed class AnalyzePortfolioTests
{
    private static readonly KpiDefinition RampUp =
        Kpi("K1", new KpiRule.Thresholds(95, 80), KpiKind.Ratio) with { Cadence = KpiCadence.Weekly };

    private static readonly Partner Adatum = new() { Of = PartnerId.From("a"), Name = "Adatum" };
    private static readonly Partner Fabrikam = new() { Of = PartnerId.From("f"), Name = "Fabrikam" };

    private readonly ModifyTable _table = new() { Catalogue = new([Leads, RampUp]) };

    [Fact]
    public async Task A_partner_is_ranked_by_its_own_kpis_and_by_what_follows_from_its_plan()
    {
        // Contoso's numbers are fine; Adatum's own KPI is far behind; of Fabrikam's ramp-up one line of two is done.
        await _table.PutAsync(
            Monthly("K14", 100, 100, 100, 100).Aim("2026-Q4", 300),
            Series("O1", ("2026-10", 1)).Aim("2026-Q4", 100) with { Of = Adatum.Of });
        await _table.PutAsync(new OwnKpi
        {
            Id = OwnKpi.IdOf(Adatum.Of, "O1"), Of = Adatum.Of, Kpi = "O1", Name = "Demo days", Unit = KpiUnit.Count,
            Direction = KpiDirection.Up, Cadence = KpiCadence.Monthly, By = Stamp().Who, At = Stamp().At,
        });
        await _table.PutAsync(Plan(
            Line(1, PlanSection.RampUp, -30, LineStatus.Done),
            Line(2, PlanSection.RampUp, -30, LineStatus.InProgress)) with { Of = Fabrikam.Of });

        var ranked = (await _table.AsUsAsync(s => AnalyzePortfolio.RunAsync(
            s, _table.Standings, _table.Catalogue, [ModifyTable.Contoso, Fabrikam, Adatum], default))).Value!;

        ranked.Select(r => r.Partner.Name).ShouldBe(["Adatum", "Fabrikam", "Contoso"]);
        ranked.Select(r => r.Verdicts.Where(v => v.Colour == KpiColour.Red).Select(v => v.Kpi.Id).ToList())
            .ShouldBe([["O1"], ["K1"], []]);
        ranked.Select(r => r.Standing.Risk > 0).ShouldBe([true, true, false]);
    }

    [Fact]
    public async Task Good_news_puts_nobody_at_risk()
    {
        decimal[] steady = [100, 104, 98, 101, 103, 99, 102, 97, 100, 103, 101, 99, 160];
        await _table.PutAsync(Monthly("K14", steady));

        var ranked = (await _table.AsUsAsync(s => AnalyzePortfolio.RunAsync(
            s, _table.Standings, _table.Catalogue, [ModifyTable.Contoso], default))).Value!;

        Findings([Leads], [Monthly("K14", steady)]).ShouldHaveSingleItem().IsGood.ShouldBeTrue();
        ranked.ShouldHaveSingleItem().Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_speaks_for_a_partner_sees_no_portfolio() => (await _table.AsPartnerAsync(
        s => AnalyzePortfolio.RunAsync(
            s, _table.Standings, _table.Catalogue, [ModifyTable.Contoso], default))).Refusal.ShouldNotBeNull();
}
