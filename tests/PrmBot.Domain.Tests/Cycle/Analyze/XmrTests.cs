using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

/// <summary>Expected limits: Python's statistics.mean and statistics.median over values and moving ranges.</summary>
public sealed class XmrTests
{
    private static readonly decimal[] Steady = [39, 41, 41, 41, 43, 44, 41, 42, 40, 41];

    [Fact]
    public void Mean_limits()
    {
        // Moving ranges 2 0 0 2 1 3 1 2 1: mean 12/9.
        var limits = XmrLimits.Of(Points(Steady), XmrKind.Mean, null, null)!;

        limits.Centre.ShouldBe(41.3m);
        limits.Lower.ShouldBe(37.753333m, .000001m);
        limits.Upper.ShouldBe(44.846667m, .000001m);
        limits.RangeLimit.ShouldBe(4.357333m, .000001m);
        limits.Trust.ShouldBe(XmrTrust.Firm);
    }

    [Fact]
    public void Median_limits()
    {
        var limits = XmrLimits.Of(Points(Steady), XmrKind.Median, null, null)!;

        (limits.Centre, limits.Lower, limits.Upper, limits.RangeLimit).ShouldBe((41m, 37.855m, 44.145m, 3.865m));
    }

    [Fact]
    public void An_outlier_in_the_baseline_switches_to_medians()
    {
        var limits = XmrLimits.Safe(Points([39, 41, 41, 41, 43, 90, 41, 42, 40, 41]), null, null)!;

        limits.Kind.ShouldBe(XmrKind.Median);
        limits.Centre.ShouldBe(41);
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, XmrTrust.Provisional)]
    [InlineData(9, XmrTrust.Provisional)]
    [InlineData(10, XmrTrust.Firm)]
    public void Six_to_nine_numbers_are_provisional(int count, XmrTrust? trust) =>
        (XmrLimits.Of(Points(Steady[..count]), XmrKind.Mean, null, null)?.Trust).ShouldBe(trust);

    [Fact]
    public void Limits_do_not_leave_what_is_possible() =>
        XmrLimits.Of(Points([1, 5, 0, 6, 1, 7]), XmrKind.Mean, 0, 7)!.ShouldSatisfyAllConditions(
            l => l.Lower.ShouldBe(0), l => l.Upper.ShouldBe(7));

    [Fact]
    public void A_gap_gives_no_moving_range()
    {
        List<TrendPoint> points = [new(0, 1), new(1, 2), new(2, 1), new(9, 50), new(10, 51), new(11, 50)];

        XmrLimits.Of(points, XmrKind.Mean, null, null)!.Reach.ShouldBe(2.66m);
    }

    [Fact]
    public void Firm_limits_stay_whatever_comes_after()
    {
        var before = XmrChart.Of(Points(Steady), null, null)!.Limits;

        XmrChart.Of(Points([.. Steady, 60, 20, 55, 41]), null, null)!.Limits.ShouldBe(before);
    }

    [Fact]
    public void A_confirmed_shift_begins_new_limits()
    {
        decimal[] shifted = [.. Steady, .. Steady.Select(v => v + 20)];

        var chart = XmrChart.Of(Points(shifted), null, null, shift: 10)!;

        chart.Limits.Centre.ShouldBe(61.3m);
        chart.Signals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(XmrRule.Outside, 41.0, 41.0, 45.0)]
    [InlineData(XmrRule.ThreeOfFour, 43.2, 41.0, 43.3, 43.4)]
    [InlineData(XmrRule.EightInARow, 41.5, 41.6, 41.5, 41.6, 41.5, 41.6, 41.5, 41.6)]
    [InlineData(XmrRule.LargeStep, 39.5, 44.5)]
    public void Each_rule_sees_its_signal(XmrRule rule, params double[] then)
    {
        var chart = XmrChart.Of(Points([.. Steady, .. then.Select(v => (decimal)v)]), null, null)!;

        chart.Signals[^1].ShouldSatisfyAllConditions(
            s => s.Rule.ShouldBe(rule), s => s.IsHigh.ShouldBeTrue(), s => s.Time.ShouldBe(9 + then.Length));
    }

    [Fact]
    public void A_gap_breaks_a_run()
    {
        List<TrendPoint> points = [.. Points(Steady), .. Points([.. Enumerable.Repeat(41.5m, 5)], 10),
            .. Points([.. Enumerable.Repeat(41.5m, 5)], 20)];

        XmrChart.Of(points, null, null)!.Signals.ShouldBeEmpty();
    }

    [Fact]
    public void A_strong_trend_is_charted_by_its_residuals()
    {
        decimal[] rising = [.. Enumerable.Range(0, 14).Select(i => 100 + (10 * i) + (i % 2 == 0 ? 1m : -1m))];

        var chart = XmrChart.Of(Points([.. rising, 400]), 0, null)!;

        chart.Removed!.Slope.ShouldBe(10, .5m);
        chart.Signals.ShouldHaveSingleItem().Rule.ShouldBe(XmrRule.Outside);
        chart.Limits.Centre.ShouldBeInRange(-2, 2);
        chart.LimitsAt(13).Centre.ShouldBe(230, 3m);
        chart.LimitsAt(13).Holds(rising[13]).ShouldBeTrue();
        (chart.LimitsAt(14).Upper - chart.LimitsAt(14).Lower).ShouldBe(chart.Limits.Upper - chart.Limits.Lower);
    }

    private static List<TrendPoint> Points(decimal[] values, int from = 0) =>
        [.. values.Select((v, i) => new TrendPoint(from + i, v))];
}
