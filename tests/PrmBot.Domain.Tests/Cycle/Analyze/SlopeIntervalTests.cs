using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

/// <summary>
/// Expected ends: Python with exact fractions, the Mann-Kendall test of x − b·t inverted: all b between two slopes for
/// which the exact chance (integer polynomials) is above .10.
/// </summary>
public sealed class SlopeIntervalTests
{
    [Fact]
    public void The_interval_inverts_the_exact_test()
    {
        var interval = SlopeInterval.Of(Points(12, 15, 11, 18, 17, 22, 19, 25))!;

        (interval.Slope, interval.Low, interval.High).ShouldBe((1.75m, .8m, 2.8m));
    }

    [Fact]
    public void Gaps_are_longer_steps()
    {
        int[] times = [0, 1, 2, 4, 5, 7, 8, 9, 10];
        decimal[] values = [4, 7, 5, 9, 6, 11, 8, 14, 13];

        var interval = SlopeInterval.Of([.. times.Zip(values, (t, v) => new TrendPoint(t, v))])!;

        interval.Slope.ShouldBe(.6667m, .0001m);
        (interval.Low, interval.High).ShouldBe((.5m, 1.25m));
    }

    [Theory]
    [InlineData(1, 2, 3, 4, 5, 6, 7, 8)]
    [InlineData(2, 1, 4, 3, 6, 5, 8, 7)]
    [InlineData(4, 8, 1, 6, 2, 7, 3, 5)]
    [InlineData(8, 6, 7, 5, 4, 2, 3, 1)]
    public void It_leaves_out_zero_exactly_when_the_test_finds_a_trend(params int[] values)
    {
        var points = Points([.. values.Select(v => (decimal)v)]);

        var interval = SlopeInterval.Of(points)!;

        (interval.Low > 0 || interval.High < 0).ShouldBe(Trend.Of(points, 0).Test.P <= .10);
    }

    [Fact]
    public void Three_numbers_have_no_interval() => SlopeInterval.Of(Points(1, 2, 3)).ShouldBeNull();

    [Fact]
    public void Numbers_all_alike_have_no_interval() => SlopeInterval.Of(Points(5, 5, 5, 5, 5, 5)).ShouldBeNull();

    [Fact]
    public void With_ties_the_corrected_variance_gives_the_ranks()
    {
        // Variance 26.33: C = ⌈1.645 · 5.132 + 1⌉ = 10, raised to 11 as 15 − C is even; the third and the 13th slope.
        var interval = SlopeInterval.Of(Points(1, 2, 2, 3, 3, 4))!;

        (Math.Round(interval.Low, 4), interval.High).ShouldBe((.3333m, 1m));
    }

    private static List<TrendPoint> Points(params decimal[] values) =>
        [.. values.Select((v, i) => new TrendPoint(i, v))];
}
