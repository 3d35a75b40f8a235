using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Domain.Tests.Cycle.Modify;
using PrmBot.Planning;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Analyze.CaseBuilder;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

/// <summary>F4, F6, F10, F13 and F14 of the rule table (domain/cycle.md 4.7), worked by hand.</summary>
public sealed class TargetAndServiceRulesTests
{
    private static readonly KpiDefinition Used = Kpi("K11", new KpiRule.Band(70, 100, 50), KpiKind.Ratio) with
    {
        Direction = KpiDirection.Range,
    };

    private static readonly KpiDefinition Approval = Kpi("K19", new KpiRule.Thresholds(24, 72), KpiKind.Duration) with
    {
        Direction = KpiDirection.Down, Unit = KpiUnit.Hours,
    };

    // The plan's year is over but for five weeks: more than .4.
    [Theory]
    [InlineData(49, true)]
    [InlineData(50, false)]
    public void F4_asks_why_under_half_of_the_funds_are_used_and_shows_our_approval_time_first(int used, bool isFound)
    {
        var found = Findings([Used, Approval], [Monthly("K11", used), Monthly("K19", 60)], Plan())
            .Where(f => f.Kind == FindingKind.UnusedFunds).ToList();

        found.Select(f => (f.Figure("used"), f.Figure("approval")))
            .ShouldBe(isFound ? [(used / 100m, 60m)] : []);
    }

    [Fact]
    public void F4_waits_until_two_fifths_of_the_plans_time_are_over()
    {
        // 15 of 85 working days are over: under .4, whatever was used.
        var plan = Plan() with { Start = new DateOnly(2026, 11, 2), End = new DateOnly(2027, 2, 28) };

        Findings([Used], [Monthly("K11", 10)], plan).ShouldNotContain(f => f.Kind == FindingKind.UnusedFunds);
    }

    // 217 of 261 working days are over: 118 a month are 1,180 of 997.7 expected, and the rest takes 10 a month.
    [Fact]
    public void F6_raises_a_target_that_is_reached_with_ease_at_two_reviews()
    {
        var one = Case([Revenue], [Steady(118)], Plan());

        var finding = PartnerAnalysis.Of(one).Single(f => f.Kind == FindingKind.TooEasy);

        finding.Figure("pace")!.Value.ShouldBe(1180 * 261m / (1200 * 217), .0001m);
        // 1,180 and 118 a month for the 12·44/261 months that are left.
        ChooseProposals.From(one, [finding], [], new ModifyTable()).ShouldHaveSingleItem().Change.Target
            .ShouldBe(new ProposedTarget("K6", Period.Parse("2026")!, 1200, 1420));
    }

    [Fact]
    public void F6_leaves_a_target_that_is_reached_by_fourteen_in_a_hundred() =>
        Findings([Revenue], [Steady(114)]).ShouldNotContain(f => f.Kind == FindingKind.TooEasy);

    [Theory]
    [InlineData("K28", 3.9, 5, true)]
    [InlineData("K28", 3.9, 4, false)]
    [InlineData("K28", 4.1, 5, false)]
    [InlineData("K31", 84, null, true)]
    [InlineData("K31", 86, null, false)]
    public void F10_puts_red_satisfaction_or_retention_of_five_cases_first(
        string id, double value, int? cases, bool isFound)
    {
        var kpi = id == "K28"
            ? Kpi(id, new KpiRule.Thresholds(4.5m, 4), KpiKind.Ratio) with { MinimumSample = 5 }
            : Kpi(id, new KpiRule.Thresholds(90, 85), KpiKind.Ratio);
        var series = Series(id).WithValue(Number("2026-10", (decimal)value) with { Sample = cases });

        Findings([kpi], [series]).Any(f => f.Kind == FindingKind.ServiceRed && f.Evidence == Evidence.Strong)
            .ShouldBe(isFound);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void F13_takes_two_disputed_periods_for_a_gap_and_changes_the_measure_only(int disputed, bool isGap)
    {
        var series = Monthly("K26", 60, 60, 60);
        series = series with
        {
            Values = [.. series.Values.Select((v, i) => i < 3 - disputed ? v
                : v with { Dispute = new KpiDispute(90, Stamp(), null) })],
        };
        var one = Case([Kept], [series], Plan(Line(1, PlanSection.JointSales, -40, LineStatus.Done)));

        var findings = PartnerAnalysis.Of(one);

        findings.Any(f => f.Kind == FindingKind.DataGap && f.Figure("disputed") == 2).ShouldBe(isGap);
        if (isGap)
        {
            ChooseProposals.From(one, findings, [], new ModifyTable()).Where(d => d.Finding.Kpi == "K26")
                .Select(d => d.Type).ShouldBe([ChangeType.ChangeMeasure]);
        }
    }

    // 30 of 300 in the second and in the third quarter.
    [Theory]
    [InlineData(false, true, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void F14_asks_for_a_new_assessment_after_two_red_quarters_and_a_goal_that_was_not_to_be_changed(
        bool isAccepted, bool isRedTwice, bool isFound)
    {
        var spring = isRedTwice ? 10 : 100;
        var series = Monthly("K6", spring, spring, spring, 10, 10, 10, 10)
            .Aim("2026-Q2", 300).Aim("2026-Q3", 300).Aim("2026-Q4", 300);
        var one = Case([Revenue], [series]) with
        {
            Past = [new PastDecision(FindingKind.OutOfReach, "K6", Today.AddDays(-70), isAccepted)],
        };

        var found = PartnerAnalysis.Of(one).Where(f => f.Kind == FindingKind.TwoRedQuarters).ToList();

        found.Count.ShouldBe(isFound ? 1 : 0);
        found.ShouldAllBe(f => f.IsPrivate);
        // A human decides: nothing of the plan changes by it.
        ChooseProposals.From(one, found, [], new ModifyTable()).ShouldAllBe(d =>
            d.Type == ChangeType.Reassess && d.Change.Lines.Count == 0 && d.Change.Edits.Count == 0
            && d.Change.Target == null);
    }

    private static KpiSeries Steady(decimal month) =>
        Monthly("K6", [.. Enumerable.Repeat(month, 10)]).Aim("2026", 1200);
}
