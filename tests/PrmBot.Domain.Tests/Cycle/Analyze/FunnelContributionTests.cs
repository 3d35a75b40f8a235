using FsCheck.Xunit;
using PrmBot.Cycle.Analyze;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

/// <summary>
/// Expected amounts: Python, the log-mean split by Simpson's rule along the straight path in logarithms, Shapley's by
/// all 24 orders with exact fractions.
/// </summary>
public sealed class FunnelContributionTests
{
    private static readonly FunnelFactor[] Falling =
        [new("leads", 120, 150), new("lead_opp", .30, .24), new("opp_win", .25, .20), new("size", 40, 45)];

    [Fact]
    public void All_above_zero_is_split_by_the_logarithmic_mean()
    {
        var parts = FunnelContribution.Of(Falling);

        parts.Select(p => Math.Round(p.Amount, 6)).ShouldBe([76.244576, -76.244576, -76.244576, 40.244576]);
        parts.Sum(p => p.Amount).ShouldBe((150 * .24 * .20 * 45) - (120 * .30 * .25 * 40), 1e-9);
    }

    [Fact]
    public void A_zero_is_split_by_Shapley()
    {
        FunnelFactor[] factors = [new("a", 10, 8), new("b", .5, .25), new("c", .4, 0), new("d", 30, 50)];

        FunnelContribution.Of(factors).Select(p => Math.Round(p.Amount, 9))
            .ShouldBe([-6, -17, Math.Round(-158 / 3.0, 9), Math.Round(47 / 3.0, 9)]);
    }

    [Fact]
    public void Doubling_one_of_two_factors_by_hand()
    {
        // R 6 → 12, ln 2 / ln 2: all of the change is the first factor's.
        FunnelContribution.Of([new("a", 2, 4), new("b", 3, 3)]).Select(p => p.Amount).ShouldBe([6.0, 0.0]);
    }

    [Property]
    public void There_is_never_a_residual(byte a, byte b, byte c, byte d, byte e, byte f)
    {
        FunnelFactor[] factors = [new("1", a, b), new("2", c, d), new("3", e, f)];

        FunnelContribution.Of(factors).Sum(p => p.Amount)
            .ShouldBe((b * d * f) - (double)(a * c * e), 1e-6 * Math.Max(1, b * d * f));
    }
}
