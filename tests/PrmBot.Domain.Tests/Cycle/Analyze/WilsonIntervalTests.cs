using PrmBot.Cycle.Analyze;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

/// <summary>
/// Expected ends: Python, the score test |p̂ − p| = z √(p(1−p)/n) solved for p by bisection (no closed formula used).
/// </summary>
public sealed class WilsonIntervalTests
{
    [Theory]
    [InlineData(3, 7, .226174, .658063)]
    [InlineData(0, 5, 0, .246806)]
    [InlineData(5, 5, .753194, 1)]
    [InlineData(40, 100, .339392, .463832)]
    [InlineData(7, 12, .402153, .744491)]
    public void The_ends_solve_the_score_test(int hits, int cases, double low, double high)
    {
        var interval = WilsonInterval.Of(hits, cases);

        interval.Low.ShouldBe(low, 1e-6);
        interval.High.ShouldBe(high, 1e-6);
    }

    [Fact]
    public void One_of_four_by_hand()
    {
        // z = 2: (.25 + .5 ± 2 √(.046875 + .0625)) / 2 = (.75 ± .661438)/2
        var interval = WilsonInterval.Of(1, 4, 2);

        interval.Low.ShouldBe(.044281, 1e-6);
        interval.High.ShouldBe(.705719, 1e-6);
    }

    [Theory]
    [InlineData(3, 7, AgainstThreshold.Straddles)]
    [InlineData(0, 7, AgainstThreshold.Below)]
    [InlineData(7, 7, AgainstThreshold.Above)]
    public void Three_of_seven_are_not_enough_to_tell_from_40_percent(int hits, int cases, AgainstThreshold is40) =>
        WilsonInterval.Of(hits, cases).Against(.40).ShouldBe(is40);

    [Fact]
    public void Without_cases_nothing_is_known() =>
        (WilsonInterval.Of(0, 0).Low, WilsonInterval.Of(0, 0).High).ShouldBe((0, 1));
}
