using PrmBot.Cycle.Monitor;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Monitor;

public sealed class KpiJudgeTests
{
    [Theory]
    [InlineData(.95, KpiColour.Green, VerdictReason.OnPace)]
    [InlineData(.9499, KpiColour.Amber, VerdictReason.BehindPace)]
    [InlineData(.80, KpiColour.Amber, VerdictReason.BehindPace)]
    [InlineData(.7999, KpiColour.Red, VerdictReason.FarBehind)]
    public void The_first_colour_is_the_plain_one(double index, KpiColour colour, VerdictReason reason)
    {
        var verdict = KpiJudge.Judge(Pipeline, At((decimal)index), Today, null);

        (verdict.Colour, verdict.Reason).ShouldBe((colour, reason));
    }

    [Theory]
    [InlineData(.96, .94, KpiColour.Green)]
    [InlineData(.96, .92, KpiColour.Amber)]
    [InlineData(.90, .96, KpiColour.Amber)]
    [InlineData(.90, .98, KpiColour.Green)]
    [InlineData(.85, .79, KpiColour.Amber)]
    [InlineData(.85, .77, KpiColour.Red)]
    [InlineData(.70, .96, KpiColour.Amber)]
    [InlineData(.96, .79, KpiColour.Amber)]
    public void A_threshold_passed_by_less_than_two_points_waits(double before, double now, KpiColour colour)
    {
        var earlier = KpiJudge.Judge(Pipeline, At((decimal)before), Today.AddDays(-7), null);

        KpiJudge.Judge(Pipeline, At((decimal)now), Today, earlier).Colour.ShouldBe(colour);
    }

    [Fact]
    public void The_second_period_on_the_same_side_changes_the_colour()
    {
        var first = KpiJudge.Judge(Pipeline, At(.96m), Today.AddDays(-14), null);
        var second = KpiJudge.Judge(Pipeline, At(.94m), Today.AddDays(-7), first);
        var third = KpiJudge.Judge(Pipeline, At(.94m), Today, second);

        (second.Colour, second.Held).ShouldBe((KpiColour.Green, true));
        (third.Colour, third.Held).ShouldBe((KpiColour.Amber, false));
    }

    [Fact]
    public void Red_with_little_effort_left_is_recovering()
    {
        var verdict = KpiJudge.Judge(Pipeline, At(.75m, effort: 1.10m), Today, null);

        (verdict.Colour, verdict.Reason).ShouldBe((KpiColour.Amber, VerdictReason.Recovering));
    }

    [Fact]
    public void Green_with_much_effort_left_is_slowing()
    {
        var verdict = KpiJudge.Judge(Pipeline, At(1m, effort: 1.26m), Today, null);

        (verdict.Colour, verdict.Reason).ShouldBe((KpiColour.Amber, VerdictReason.Slowing));
    }

    [Fact]
    public void A_quarters_target_is_met_by_the_months_inside_it()
    {
        var series = Series("K8", ("2026-09", 999_999), ("2026-10", 420_000)).Aim("2026-Q4", 1_500_000);

        var verdict = KpiJudge.Judge(Pipeline, series, Today);

        verdict.Measure.Actual.ShouldBe(420_000);
        Math.Round(verdict.Measure.Pace!.Index!.Value, 4).ShouldBe(.84m);
        verdict.Colour.ShouldBe(KpiColour.Amber);
    }

    [Fact]
    public void A_month_stands_for_the_weeks_inside_it()
    {
        var series = Series("K8", ("2026-10", 400), ("2026-W42", 90), ("2026-W46", 50)).Aim("2026-Q4", 1500);

        KpiJudge.Judge(Pipeline, series, Today).Measure.Actual.ShouldBe(450);
    }

    [Fact]
    public void Without_a_number_it_is_grey() =>
        KpiJudge.Judge(Pipeline, null, Today).Reason.ShouldBe(VerdictReason.NoData);

    [Fact]
    public void Without_a_target_pace_is_grey() =>
        KpiJudge.Judge(Pipeline, Series("K8", ("2026-W46", 5)), Today).Reason.ShouldBe(VerdictReason.NoTarget);

    [Fact]
    public void Numbers_that_cover_little_of_the_period_are_too_early()
    {
        // 2 of 66 working days of the quarter: W40 ends on Sunday, 4 October.
        var series = Series("K8", ("2026-W40", 9)).Aim("2026-Q4", 100);

        KpiJudge.Judge(Pipeline, series, new DateOnly(2026, 10, 6)).Reason.ShouldBe(VerdictReason.TooEarly);
    }

    [Theory]
    [InlineData("2026-11-19", VerdictReason.Near)]
    [InlineData("2026-12-15", VerdictReason.Near)]
    [InlineData("2026-12-16", VerdictReason.Stale)]
    public void A_monthly_number_is_stale_after_one_and_a_half_months(string day, VerdictReason reason)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        KpiJudge.Judge(Kept, Series("K26", ("2026-10", 80)), on).Reason.ShouldBe(reason);
    }

    [Fact]
    public void A_target_of_ones_own_moves_the_thresholds()
    {
        var series = Series("K26", ("2026-10", 80)).Aim("2026-Q4", 80);

        KpiJudge.Judge(Kept, series, Today).Colour.ShouldBe(KpiColour.Green);
    }

    [Fact]
    public void Exactly_five_percent_conflicts_is_amber_already()
    {
        var conflicts = Kpi("K20", new KpiRule.Thresholds(5, 10, Strict: true), KpiKind.Ratio)
            with { Direction = KpiDirection.Down };

        KpiJudge.Judge(conflicts, Series("K20", ("2026-10", 5)), Today).Colour.ShouldBe(KpiColour.Amber);
        KpiJudge.Judge(conflicts, Series("K20", ("2026-10", 4.9m)), Today).Colour.ShouldBe(KpiColour.Green);
    }

    [Fact]
    public void Too_few_cases_give_no_colour()
    {
        var csat = Kept with { MinimumSample = 5 };
        var series = new KpiSeries { Of = Contoso, Kpi = "K26" }.WithValue(Number("2026-10", 90) with { Sample = 4 });

        KpiJudge.Judge(csat, series, Today).Reason.ShouldBe(VerdictReason.SampleTooSmall);
    }

    [Fact]
    public void A_baseline_is_the_median_of_the_earlier_numbers()
    {
        var winRate = Kpi("K21", new KpiRule.Baseline(), KpiKind.Ratio);
        var series = Series("K21", ("2026-07", 40), ("2026-08", 30), ("2026-09", 50), ("2026-10", 31));

        KpiJudge.Judge(winRate, series, Today).Colour.ShouldBe(KpiColour.Red);
        KpiJudge.Judge(winRate, Series("K21", ("2026-10", 31)), Today).Reason.ShouldBe(VerdictReason.NoBaseline);
    }

    [Fact]
    public void The_plan_score_caps_each_part_at_120_percent()
    {
        var kept = KpiJudge.Judge(Kept, Series("K26", ("2026-10", 42.5m)), Today);
        var better = KpiJudge.Judge(Pipeline, At(3m), Today, null);

        PlanScore.Of([kept, better]).ShouldBe(85);
        PlanScore.Of([]).ShouldBeNull();
    }

    private static KpiMeasure At(decimal index, decimal? effort = null) =>
        new(KpiDirection.Up, new KpiRule.Pace())
        {
            Actual = 1, Pace = new PaceIndex(.5m, 1, 1, .5m, index) { Effort = effort },
        };
}
