using PrmBot.Cycle.Monitor;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Monitor;

public sealed class TrendTests
{
    [Theory]
    [InlineData(5, 8, .083)]
    [InlineData(6, 11, .056)]
    [InlineData(7, 13, .069)]
    [InlineData(8, 16, .061)]
    [InlineData(9, 18, .075)]
    [InlineData(10, 21, .073)]
    [InlineData(11, 23, .087)]
    [InlineData(12, 26, .086)]
    [InlineData(13, 28, .100)]
    public void Exact_chances_are_those_of_the_table(int n, int s, double p) =>
        MannKendall.Exact(n, s).ShouldBe(p, .0006);

    [Theory]
    [InlineData(5, 10)]
    [InlineData(6, 13)]
    [InlineData(8, 18)]
    [InlineData(10, 23)]
    [InlineData(13, 34)]
    public void At_the_five_percent_values_the_chance_is_at_most_five_percent(int n, int s) =>
        MannKendall.Exact(n, s).ShouldBeLessThanOrEqualTo(.05);

    [Fact]
    public void Ties_use_the_tie_corrected_normal_approximation()
    {
        // 15 pairs less 2 ties: S = 13; variance = (6*5*17 - 2*(2*1*9))/18 = 26.33; z = 12/5.132 = 2.338; tail .00968.
        var test = MannKendall.Of([1, 2, 2, 3, 3, 4]);

        test.S.ShouldBe(13);
        test.P.ShouldBe(2 * .00968, .0005);
    }

    [Fact]
    public void The_slope_is_the_median_of_all_slopes_so_that_one_outlier_does_no_harm()
    {
        var trend = Of(1, 2, 3, 4, 5, 60);

        trend.Slope.ShouldBe(1);
        trend.Intercept.ShouldBe(1);
        trend.Kind.ShouldBe(TrendKind.Rising);
    }

    [Fact]
    public void A_gap_is_a_longer_step()
    {
        var trend = Trend.Of([new(0, 0), new(1, 2), new(4, 8)], 0);

        trend.Slope.ShouldBe(2);
    }

    [Fact]
    public void Five_numbers_say_nothing() => Of(1, 2, 3, 4, 5).Kind.ShouldBe(TrendKind.TooShort);

    [Fact]
    public void Six_mixed_numbers_show_no_trend() => Of(3, 1, 4, 2, 6, 5).Kind.ShouldBe(TrendKind.NotFound);

    [Fact]
    public void A_slope_that_does_not_matter_is_no_trend() =>
        Trend.Of([.. Enumerable.Range(0, 8).Select(i => new TrendPoint(i, 100 + (i * .01m)))], .5m)
            .Kind.ShouldBe(TrendKind.NotFound);

    private static Trend Of(params decimal[] values) =>
        Trend.Of([.. values.Select((v, i) => new TrendPoint(i, v))], 0);
}
