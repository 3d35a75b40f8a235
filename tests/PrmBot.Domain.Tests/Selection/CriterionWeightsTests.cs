using PrmBot.Partners;
using PrmBot.Selection;
using Shouldly;
using Xunit;

namespace PrmBot.Tests.Selection;

public sealed class CriterionWeightsTests
{
    [Theory]
    [InlineData(WeightPreset.Standard)]
    [InlineData(WeightPreset.Distributor)]
    [InlineData(WeightPreset.Services)]
    [InlineData(WeightPreset.Technology)]
    [InlineData(WeightPreset.Referral)]
    public void Every_preset_sums_to_100(WeightPreset preset) =>
        CriterionWeights.Of(preset).Values.Sum().ShouldBe(100);

    [Fact]
    public void A_preset_keeps_the_weights_that_it_names_and_scales_the_others()
    {
        var weights = CriterionWeights.Of(WeightPreset.Distributor);

        weights[Criterion.Transactional].ShouldBe(30);
        weights[Criterion.MarketMaking].ShouldBe(5);
        Math.Round(weights[Criterion.Profile], 4).ShouldBe(Math.Round(25 * 65m / 70, 4));
    }

    [Theory]
    [InlineData(PartnerType.Reseller, WeightPreset.Distributor)]
    [InlineData(PartnerType.Msp, WeightPreset.Services)]
    [InlineData(PartnerType.Isv, WeightPreset.Technology)]
    [InlineData(PartnerType.Referral, WeightPreset.Referral)]
    [InlineData(null, WeightPreset.Standard)]
    public void An_untouched_profile_goes_by_the_partners_type(PartnerType? type, WeightPreset preset) =>
        new IdealProfile().TermsFor(type).Weights.ShouldBe(CriterionWeights.Of(preset), ignoreOrder: true);
}
