using PrmBot.Cycle.Monitor;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

/// <summary>
/// Expected chances: Python, for n = 5 to 8 by counting all n! orders, for 9 to 13 from integer polynomials
/// ∏ (1 + x + … + x^(m−1)) with exact fractions; with ties from math.erfc.
/// </summary>
public sealed class MannKendallTests
{
    [Theory]
    [InlineData(5, 8, .08333333)]
    [InlineData(5, 10, .01666667)]
    [InlineData(5, 4, .48333333)]
    [InlineData(6, 11, .05555556)]
    [InlineData(6, 13, .01666667)]
    [InlineData(7, 13, .06904762)]
    [InlineData(7, 15, .03015873)]
    [InlineData(8, 16, .06101190)]
    [InlineData(8, 18, .03115079)]
    [InlineData(9, 18, .07517637)]
    [InlineData(9, 20, .04461530)]
    [InlineData(10, 21, .07255015)]
    [InlineData(10, 23, .04662257)]
    [InlineData(11, 23, .08656125)]
    [InlineData(11, 27, .04053236)]
    [InlineData(12, 26, .08631711)]
    [InlineData(12, 30, .04473690)]
    [InlineData(13, 28, .09998026)]
    [InlineData(13, 34, .04218179)]
    public void Without_ties_the_chance_is_exact(int n, int s, double p)
    {
        MannKendall.Exact(n, s).ShouldBe(p, 1e-8);
        MannKendall.Exact(n, -s).ShouldBe(p, 1e-8);
    }

    [Theory]
    [InlineData(40, .000356808, 5, 5, 6, 7, 7, 7, 8, 9, 9, 10)]
    [InlineData(87, .0000189517, 3, 1, 2, 2, 5, 4, 4, 6, 8, 7, 7, 9, 10, 10, 12)]
    [InlineData(13, .0193638, 1, 2, 2, 3, 3, 4)]
    public void With_ties_the_variance_is_corrected(int s, double p, params int[] values)
    {
        var test = MannKendall.Of([.. values.Select(v => (decimal)v)]);

        test.S.ShouldBe(s);
        test.P.ShouldBe(p, 2e-7);
    }

    [Fact]
    public void All_alike_is_no_trend() => MannKendall.Of([3, 3, 3, 3, 3, 3]).ShouldBe(new MannKendall(0, 1));
}
