using PrmBot.Cycle.Monitor;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Monitor;

public sealed class PaceIndexTests
{
    [Fact]
    public void A_flow_of_420_in_the_first_of_three_equal_months_is_84_percent_of_pace()
    {
        var pace = PaceIndex.Of(new PaceInput(KpiDirection.Up, 0, 1500, 420, 22 / 66m, [420], 3));

        Math.Round(pace.Expected).ShouldBe(500);
        Math.Round(pace.Index!.Value, 4).ShouldBe(.84m);
        pace.Attainment.ShouldBe(.28m);
        Math.Round(pace.End!.Value).ShouldBe(1260);
        Math.Round(pace.RequiredRate!.Value).ShouldBe(540);
        Math.Round(pace.Effort!.Value, 4).ShouldBe(1.2857m);
    }

    [Fact]
    public void The_rate_is_the_median_of_the_last_four_and_its_quartiles_give_low_and_high()
    {
        var pace = PaceIndex.Of(new PaceInput(KpiDirection.Up, 0, 200, 100, .5m, [900, 10, 40, 20, 30], 10));

        pace.Rate.ShouldBe(25);
        pace.End.ShouldBe(225);
        pace.EndLow.ShouldBe(100 + (17.5m * 5));
        pace.EndHigh.ShouldBe(100 + (32.5m * 5));
        pace.Effort.ShouldBe(.8m);
    }

    [Fact]
    public void A_level_counts_from_its_baseline()
    {
        var pace = PaceIndex.Of(new PaceInput(KpiDirection.Up, 10, 30, 15, .5m, [], 4));

        pace.Expected.ShouldBe(20);
        pace.Index.ShouldBe(.5m);
        pace.Attainment.ShouldBe(.25m);
        pace.Effort.ShouldBeNull();
    }

    [Fact]
    public void Where_less_is_better_pace_is_expected_by_actual() =>
        PaceIndex.Of(new PaceInput(KpiDirection.Down, 0, 100, 80, .5m, [], 2)).Index.ShouldBe(.625m);

    [Fact]
    public void A_reached_target_takes_no_effort() =>
        PaceIndex.Of(new PaceInput(KpiDirection.Up, 0, 100, 120, .5m, [60], 2)).Effort.ShouldBe(0);

    [Fact]
    public void Before_anything_is_expected_there_is_no_index() =>
        PaceIndex.Of(new PaceInput(KpiDirection.Up, 0, 100, 0, 0, [], 3)).Index.ShouldBeNull();
}
