using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Selection;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class ProfilePluginTests
{
    private readonly ProfilePlugin _plugin = new();
    private readonly Chat _chat = new(new MemoryStore());

    [Fact]
    public async Task A_weight_set_by_chat_scales_the_others()
    {
        var reply = await _chat.DoAsync(t => _plugin.SetWeightAsync(t, "transactional fit", "30 %"));

        reply.Changed.ShouldBe("Transactional fit now weighs 30 %. The others share the rest.");
        ((ProfileCard)reply.Card!).Weights.Select(w => w.Weight).ShouldBe(
            ["20.5 %", "20.5 %", "12.3 %", "30 %", "16.4 %"]);
    }

    [Fact]
    public async Task An_assessment_takes_the_preset_of_the_partners_type_and_keeps_it()
    {
        await _chat.StartAsync();
        await _chat.DoAsync(t => _plugin.UsePresetAsync(t, "referral"));

        var assessment = await _chat.StoredAsync();

        assessment.Weights[Criterion.Transactional].ShouldBe(30); // reseller
        assessment.Profile.ShouldBe(0);
    }

    [Fact]
    public async Task Our_own_weights_and_minimums_come_before_the_type()
    {
        await _chat.DoAsync(t => _plugin.UsePresetAsync(t, "referral"));
        await _chat.DoAsync(t => _plugin.SetMinimumAsync(t, "certified people", "5"));
        await _chat.StartAsync();

        var assessment = await _chat.StoredAsync();

        assessment.Weights[Criterion.MarketAlignment].ShouldBe(40);
        assessment.Minimums[ProfileAttribute.CertifiedPeople].ShouldBe(5);
        assessment.Profile.ShouldBe(2);
    }

    [Theory]
    [InlineData("transactional", "a lot", "\"a lot\" is not a number")]
    [InlineData("transactional", "0", "A weight of 0 % does not work")]
    [InlineData("transactional", "120", "A weight of 120 % does not work")]
    [InlineData("colour", "20", "\"colour\" is not one of the five fits")]
    public async Task A_bad_weight_gets_a_sentence(string criterion, string weight, string sentence)
    {
        var reply = await _chat.DoAsync(t => _plugin.SetWeightAsync(t, criterion, weight));

        reply.Text!.ShouldStartWith(sentence);
        reply.Changed.ShouldBeNull();
    }

    [Fact]
    public async Task An_unknown_preset_or_attribute_names_the_ones_there_are()
    {
        var preset = await _chat.DoAsync(t => _plugin.UsePresetAsync(t, "best"));
        var attribute = await _chat.DoAsync(t => _plugin.SetMinimumAsync(t, "offices", "3"));

        preset.Text!.ShouldContain("distributor, services, technology, referral or standard");
        attribute.Text!.ShouldContain("certified people, references, territories or segments");
    }
}
