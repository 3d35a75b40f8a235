using System.Globalization;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Domain.Tests.Cycle.Modify;
using PrmBot.Planning;
using PrmBot.Planning.Funds;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Analyze.CaseBuilder;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

/// <summary>Rows of the rule table (domain/cycle.md 4.7) with their guard rails, worked by hand.</summary>
public sealed class RuleTableTests
{
    // Line 2 brings (100 + 500·.01)/(6000 + 500) = .0162 where all bring .01: more than 1.5 times; line 1 .0015.
    [Fact]
    public void F3_moves_money_to_an_activity_that_goes_on_bringing_as_much()
    {
        // 20 % for 2,000, then 80 % for 4,000: .010 and then .020 a coin.
        var one = Case([Leads], [], Spending(Winner(20, 80)));

        var finding = PartnerAnalysis.Of(one).ShouldHaveSingleItem();

        (finding.Kind, finding.Evidence).ShouldBe((FindingKind.UnevenReturns, Evidence.Fair));
        // 30 % of what line 1 has left: .3·(9,000 − 6,000).
        Proposed(one, finding).ShouldHaveSingleItem().Change.Edits
            .ShouldBe([new(1) { Budget = 8100, Moved = 900 }, new(2) { Budget = 9900, Moved = 900 }]);
    }

    [Fact]
    public void F3_moves_nothing_to_an_activity_whose_last_step_brought_less()
    {
        // 60 % for 2,000, then 40 % for 4,000: .030 and then .010 a coin.
        var one = Case([Leads], [], Spending(Winner(60, 40)));

        var finding = PartnerAnalysis.Of(one).ShouldHaveSingleItem();

        (finding.Kind, finding.Evidence).ShouldBe((FindingKind.UnevenReturns, Evidence.Watch));
        Proposed(one, finding).ShouldBeEmpty();
    }

    [Fact]
    public void F3_leaves_what_was_approved_and_not_claimed_yet_where_it_is()
    {
        var request = new MdfRequest
        {
            Number = 1, Line = 1, Amount = 2500, State = MdfState.Approved, Approved = 2500,
            By = Stamp().Who, BySide = PlanSide.Partner,
            At = Stamp().At,
        };
        var plan = Spending(Winner(20, 80)) with
        {
            Mdf = new MdfFund { Currency = "EUR", Requests = [request] },
        };
        var one = Case([Leads], [], plan);

        // .3·(9,000 − 6,000 − 2,500)
        Proposed(one, PartnerAnalysis.Of(one).Single()).Single().Cost!.Amount.ShouldBe(150);
    }

    [Theory]
    [InlineData(.39, null, null, Evidence.Fair)]
    [InlineData(.4, null, null, null)]
    [InlineData(null, 2, null, Evidence.Fair)]
    [InlineData(null, 1, null, null)]
    [InlineData(.9, 3, null, Evidence.Fair)]
    [InlineData(null, null, 1.5, Evidence.Watch)]
    [InlineData(null, null, 2.0, null)]
    public void F11_takes_a_balance_under_two_fifths_or_answers_two_levels_apart(
        double? balance, int? apart, double? pulse, Evidence? expected)
    {
        var rule = Kpi("K34", new KpiRule.Thresholds(3, 2), KpiKind.Ratio) with { Unit = KpiUnit.Points };
        var series = pulse is { } p ? new[] { Monthly("K34", (decimal)p) } : [];
        var one = Case([rule], series) with { Balance = (decimal?)balance, ExchangeGap = apart };

        var found = PartnerAnalysis.Of(one).Where(f => f.Kind == FindingKind.Imbalance).ToList();

        found.Select(f => (Evidence?)f.Evidence).ShouldBe(expected is null ? [] : [expected]);
        found.ShouldAllBe(f => f.IsPrivate);
    }

    // One side gives 3.5, the other 1.5: two apart, and the lower one is 1.5.
    [Theory]
    [InlineData(3.5, 1.5, Evidence.Fair)]
    [InlineData(3.4, 1.5, Evidence.Watch)]
    [InlineData(3.4, 2.0, null)]
    public void F11_takes_a_pulse_two_points_apart(double ours, double theirs, Evidence? expected)
    {
        var rule = Kpi("K34", new KpiRule.Thresholds(3, 2), KpiKind.Ratio) with
        {
            Unit = KpiUnit.Points, Condition = new KpiCondition.Gap(2),
        };
        var sides = new KpiSides((decimal)ours, (decimal)theirs);
        var series = new KpiSeries { Of = Contoso, Kpi = "K34" }.WithValue(
            Number("2026-10", sides.Mean) with { Detail = new KpiDetail { Sides = sides } });

        var found = PartnerAnalysis.Of(Case([rule], [series])).Where(f => f.Kind == FindingKind.Imbalance).ToList();

        found.Select(f => (Evidence?)f.Evidence).ShouldBe(expected is null ? [] : [expected]);
    }

    [Fact]
    public void The_activity_that_most_of_the_gap_lies_with_is_named()
    {
        PlanLine Activity(int number, decimal target, int percent) =>
            Line(number, PlanSection.Marketing, -30, LineStatus.InProgress) with
            {
                Target = new PlanTarget("Name K14", target, "leads"), Percent = percent,
            };
        var fallen = Monthly("K14", 100, 98, 103, 101, 99, 102, 60, 45, 40, 38).Aim("2026-Q3", 300).Aim("2026-Q4", 300);

        // Behind by 60, 0 (over its target) and 20: .75 of the gap lies with line 1.
        var finding = Findings([Leads], [fallen], Plan(Activity(1, 100, 40), Activity(2, 50, 120), Activity(3, 40, 50)))
            .First(f => f.Kind == FindingKind.ExecutionFailure);

        (finding.Part!.Number, finding.Figure("part_share")).ShouldBe((1, .75m));
    }

    private static IReadOnlyList<ProposalDraft> Proposed(AnalysisCase one, Finding finding) =>
        ChooseProposals.From(one, [finding], [], new ModifyTable());

    private static JointPlan Spending(PlanLine winner) => Plan(
        Activity(1, 6000, 5), winner, Activity(3, 500, 10), Activity(4, 500, 10), Activity(5, 500, 10));

    private static PlanLine Activity(int number, decimal spent, int percent) =>
        Line(number, PlanSection.Marketing, 20, LineStatus.InProgress) with
        {
            Spent = spent, Percent = percent, Target = new PlanTarget("Leads", 100, "leads"),
            Budget = new PlanBudget(9000, "EUR"),
        };

    private static PlanLine Winner(int first, int second) => Activity(2, 6000, 100) with
    {
        Changes =
        [
            Change(LineField.Spent, 2000, 60), Change(LineField.Percent, first, 60),
            Change(LineField.Spent, 6000, 10), Change(LineField.Percent, first + second, 10),
        ],
    };

    private static LineChange Change(LineField field, int to, int daysAgo) => new(
        field, null, to.ToString(CultureInfo.InvariantCulture), Stamp().Who, Stamp(Today.AddDays(-daysAgo)).At);
}
