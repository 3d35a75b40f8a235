using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Analyze.CaseBuilder;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

/// <summary>
/// May to July against August to October. Expected splits: as in FunnelContributionTests, from Python.
/// </summary>
public sealed class FunnelViewTests
{
    private static readonly KpiCatalogue Catalogue = new([Leads, Share("K15"), Share("K21"), Size]);

    [Fact]
    public void The_change_of_what_is_won_is_split_among_the_steps()
    {
        var view = Of(Flow("K14", 120, 150), Flow("K15", 30, 24), Flow("K21", 25, 20), Flow("K23", 40, 45));

        view.Steps.Select(s => Math.Round(s.Contribution!.Value, 6))
            .ShouldBe([76.244576, -76.244576, -76.244576, 40.244576]);
        (view.Won!.Value.Before, view.Won.Value.Now).ShouldBe((360, 324));
        (view.Since, view.Every, view.HasZero).ShouldBe((new DateOnly(2026, 8, 24), PeriodKind.Month, false));
    }

    [Fact]
    public void A_step_that_fell_to_zero_is_split_by_Shapley()
    {
        var view = Of(Flow("K14", 10, 8), Flow("K15", 50, 25), Flow("K21", 40, 0), Flow("K23", 30, 50));

        view.Steps.Select(s => Math.Round(s.Contribution!.Value, 9))
            .ShouldBe([-6, -17, Math.Round(-158 / 3.0, 9), Math.Round(47 / 3.0, 9)]);
        (view.HasZero, view.Weakest!.Kpi.Id).ShouldBe((true, "K21"));
    }

    [Fact]
    public void Cases_are_added_up_where_they_are_known()
    {
        // 1 of 10, 30 of 60 and 9 of 30 are 40 of 100, and not the mean of 10, 50 and 30 %.
        var win = Flow("K21", 20, 30);
        win = win with
        {
            Values =
            [
                .. win.Values.Take(3), Cases("2026-08", 1, 10), Cases("2026-09", 30, 60), Cases("2026-10", 9, 30),
            ],
        };

        var step = Of(Flow("K14", 1, 1), Flow("K15", 1, 1), win, Flow("K23", 1, 1)).Steps[2];

        (step.Now!.Value, step.Now.Basis).ShouldBe((40, new KpiBasis(40, 100)));
        (step.Before!.Value, step.Before.Basis).ShouldBe((20, null));
    }

    [Fact]
    public void A_flow_is_its_mean_by_period_with_its_sum() =>
        Of(Flow("K14", 120, 150)).Steps[0].Now.ShouldBe(
            new FunnelFigure(150, 3) { Basis = new KpiBasis(450, 3) });

    [Fact]
    public void Without_a_number_of_every_step_nothing_is_split()
    {
        var view = Of(Flow("K14", 120, 150), Flow("K21", 25, 20), Flow("K23", 40, 45));

        view.Won.ShouldBeNull();
        view.Steps.ShouldAllBe(s => s.Contribution == null);
        view.Weakest.ShouldBeNull();
    }

    [Fact]
    public void Of_numbers_by_quarter_the_last_two_are_compared() =>
        Of(Series("K23", ("2026-Q1", 30), ("2026-Q2", 40), ("2026-Q3", 45))).Steps[3]
            .ShouldSatisfyAllConditions(s => s.Before!.Value.ShouldBe(40), s => s.Now!.Value.ShouldBe(45));

    [Fact]
    public void A_catalogue_without_its_kpis_has_no_funnel() =>
        FunnelView.Of(new KpiCatalogue([Leads]), _ => null, Today).ShouldBeNull();

    private static KpiDefinition Size => Kpi("K23", new KpiRule.Baseline(), KpiKind.Ratio) with
    {
        Unit = KpiUnit.Money,
    };

    private static KpiDefinition Share(string id) => Kpi(id, new KpiRule.Baseline(), KpiKind.Ratio);

    private static KpiSeries Flow(string kpi, decimal before, decimal now) =>
        Monthly(kpi, before, before, before, now, now, now);

    private static KpiNumber Cases(string month, int part, int all) =>
        Number(month, 100m * part / all) with { Part = part, Sample = all };

    private static FunnelView Of(params KpiSeries[] series)
    {
        var byId = series.ToDictionary(s => s.Kpi);
        return FunnelView.Of(
            Catalogue, id => byId.TryGetValue(id, out var s) ? KpiStanding.Of(Catalogue.Find(id)!, s, Today) : null,
            Today)!;
    }
}
