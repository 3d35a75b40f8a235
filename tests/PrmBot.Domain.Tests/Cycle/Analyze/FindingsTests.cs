using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Analyze.CaseBuilder;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

public sealed class FindingsTests
{
    private static readonly KpiSeries FallenLeads =
        Monthly("K14", 100, 98, 103, 101, 99, 102, 60, 45, 40, 38).Aim("2026-Q3", 300).Aim("2026-Q4", 300);

    [Fact]
    public void A_red_number_whose_lines_are_long_overdue_is_an_execution_failure()
    {
        var plan = Plan(
            Line(1, PlanSection.Marketing, -60, LineStatus.InProgress),
            Line(2, PlanSection.Marketing, -20, LineStatus.Blocked),
            Line(3, PlanSection.Marketing, -30, LineStatus.Done));

        var finding = Findings([Leads], [FallenLeads], plan).First(f => f.Kpi == "K14");

        finding.Kind.ShouldBe(FindingKind.ExecutionFailure);
        finding.Lines.Select(l => l.Number).ShouldBe([1, 2]);
        (finding.Figure("done"), finding.Figure("due")).ShouldBe((1, 3));
    }

    [Fact]
    public void A_red_number_whose_lines_are_done_is_a_content_failure()
    {
        var plan = Plan(
            Line(1, PlanSection.Marketing, -60, LineStatus.Done), Line(2, PlanSection.Marketing, -40, LineStatus.Done));

        var finding = Findings([Leads], [FallenLeads], plan).First(f => f.Kpi == "K14");

        finding.Kind.ShouldBe(FindingKind.ContentFailure);
        finding.Evidence.ShouldNotBe(Evidence.Watch);
    }

    [Fact]
    public void Lines_late_by_a_week_are_no_finding_yet() =>
        Findings([Leads], [FallenLeads], Plan(Line(1, PlanSection.Marketing, -6, LineStatus.InProgress)))
            .ShouldNotContain(f => f.Kind == FindingKind.ExecutionFailure || f.Kind == FindingKind.ContentFailure);

    [Fact]
    public void A_red_number_that_no_line_is_for_is_said_to_have_none() =>
        Findings([Leads], [FallenLeads], Plan()).ShouldContain(f => f.Kind == FindingKind.RedUnplanned);

    [Fact]
    public void Red_leads_before_green_revenue_are_an_early_warning_for_owners_only()
    {
        var leads = Leads with { LeadsTo = new KpiLink("K6", 90) };
        var revenue = Monthly("K6", 100, 110, 105, 100, 108, 104, 100, 107, 106, 120).Aim("2026-Q4", 300);
        var plan = Plan(Line(1, PlanSection.Marketing, -40, LineStatus.Done));

        var finding = Findings([leads, Revenue], [FallenLeads, revenue], plan).First(f => f.Kpi == "K14");

        finding.Kind.ShouldBe(FindingKind.LeadingRed);
        finding.IsPrivate.ShouldBeTrue();
    }

    [Fact]
    public void Two_months_without_a_number_are_a_gap_in_the_data_and_no_verdict()
    {
        var series = Monthly("K14", 100, 100, 100) with
        {
            Values =
            [
                .. Monthly("K14", 100, 100, 100).Values
                    .Select(v => v with { Period = v.Period.Previous().Previous() }),
            ],
        };

        var finding = Findings([Leads], [series.Aim("2026-Q4", 300)]).ShouldHaveSingleItem();

        finding.Kind.ShouldBe(FindingKind.DataGap);
        finding.Figure("missing").ShouldBe(2);
    }

    [Fact]
    public void A_number_far_outside_firm_limits_is_unusual()
    {
        decimal[] steady = [100, 104, 98, 101, 103, 99, 102, 97, 100, 103, 101, 99, 160];

        var finding = Findings([Leads], [Monthly("K14", steady)]).ShouldHaveSingleItem();

        (finding.Kind, finding.Evidence).ShouldBe((FindingKind.UnusuallyGood, Evidence.Strong));
    }

    [Fact]
    public void How_fast_it_gets_worse_is_told_without_a_sign()
    {
        decimal[] falling = [120, 119, 117, 116, 114, 113, 111, 110, 108, 107];

        var finding = Findings([Leads], [Monthly("K14", falling)])
            .Single(f => f.Kind == FindingKind.AdverseTrend);

        finding.Figure("slope")!.Value.ShouldBe(1.5m, .1m);
        finding.Figure("low")!.Value.ShouldBeInRange(0, finding.Figure("slope")!.Value);
        finding.Figure("high")!.Value.ShouldBeGreaterThanOrEqualTo(finding.Figure("slope")!.Value);
    }

    [Fact]
    public void A_side_that_keeps_half_of_its_commitments_is_told_so()
    {
        var lines = Enumerable.Range(1, 6).Select(n =>
            Line(n, PlanSection.JointSales, -5 * n, n % 2 == 0 ? LineStatus.Done : LineStatus.InProgress)
                with { PartnerOwner = null });

        var finding = Findings([Leads], [], Plan([.. lines])).ShouldHaveSingleItem();

        (finding.Kind, finding.Side).ShouldBe((FindingKind.CommitmentsBroken, PlanSide.Us));
        (finding.Figure("kept"), finding.Figure("due")).ShouldBe((3, 6));
    }

    [Fact]
    public void Money_is_moved_only_between_activities_that_count_the_same()
    {
        PlanLine Activity(int number, decimal spent, int percent, string unit) =>
            Line(number, PlanSection.Marketing, 20, LineStatus.InProgress) with
            {
                Spent = spent, Percent = percent, Target = new PlanTarget("Leads", 100, unit),
                Budget = new PlanBudget(3000, "EUR"),
            };

        // Of leads: pooled 135/13500 = .01, usual spend 500; line 1 (5 + 5)/6500 = .0015, line 2 105/6500 = .016.
        var plan = Plan(
            Activity(1, 6000, 5, "leads"), Activity(2, 6000, 100, "leads"), Activity(3, 500, 10, "leads"),
            Activity(4, 500, 10, "leads"), Activity(5, 500, 10, "leads"), Activity(6, 6000, 1, "meetings"));

        Findings([Leads], [], plan).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                f => f.Kind.ShouldBe(FindingKind.UnevenReturns), f => f.Lines.Select(l => l.Number).ShouldBe([1, 2]));
    }

    [Fact]
    public void Few_deals_are_no_verdict_on_the_win_rate()
    {
        var win = Kpi("K21", new KpiRule.Baseline(), KpiKind.Ratio) with { Minimum = 0, Maximum = 100 };
        var series = Monthly("K21", 40, 42, 38, 40, 41);
        series = series.WithValue(Number("2026-10", 100 * 2 / 7m) with { Part = 2, Sample = 7 });

        var verdict = KpiJudge.Judge(win, series, Today);

        (verdict.Colour, verdict.Reason).ShouldBe((KpiColour.Grey, VerdictReason.NotEnoughCases));
    }

    [Fact]
    public void A_clear_fall_of_the_win_rate_with_steady_volume_is_found()
    {
        var win = Kpi("K21", new KpiRule.Baseline(), KpiKind.Ratio) with { Minimum = 0, Maximum = 100 };
        int[] won = [12, 13, 12, 14, 12, 13, 11, 4, 5, 4];
        var series = Monthly("K21", [.. won.Select(w => 100 * w / 30m)]);
        series = series with
        {
            Values = [.. series.Values.Zip(won, (v, w) => v with { Part = w, Sample = 30 })],
        };

        Findings([win], [series]).ShouldContain(f => f.Kind == FindingKind.WinRateDown);
    }
}
