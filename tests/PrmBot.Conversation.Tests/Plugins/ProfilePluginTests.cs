using System.Text.Json.Nodes;
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
        var reply = await _chat.DoAsync(t => _plugin.SetWeightAsync(t, "30 %", "transactional fit"));

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
    [InlineData("transactional", "-1", "A weight of -1 % does not work")]
    [InlineData("certified people", "20", "certified_people has a minimum, but no weight of its own")]
    [InlineData("transactional", "120", "A weight of 120 % does not work")]
    [InlineData("colour", "20", "\"colour\" has no weight. Use one of the five fits")]
    public async Task A_bad_weight_gets_a_sentence(string criterion, string weight, string sentence)
    {
        var reply = await _chat.DoAsync(t => _plugin.SetWeightAsync(t, weight, criterion));

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

    [Fact]
    public async Task A_sentence_that_ends_on_a_route_changes_that_route_only()
    {
        var reply = await _chat.DoAsync(
            t => _plugin.SetWeightAsync(t, "40"), "set the weight of culture to 40 for resellers");

        reply.Changed.ShouldBe(
            "Reseller only: Culture now weighs 40 % within the best partner profile. The others share the rest.");
        ((ProfileCard)reply.Card!).Attributes.Select(a => a.Weight).ShouldBe(["20 %", "20 %", "20 %", "40 %"]);
        var all = await _chat.DoAsync(t => _plugin.ShowAsync(t));
        ((ProfileCard)all.Card!).Preset.ShouldEndWith("With settings of their own: Reseller.");
    }

    [Fact]
    public async Task The_editions_say_who_changed_what()
    {
        await _chat.DoAsync(t => _plugin.SetMinimumAsync(t, "certified people", "5"));
        await _chat.DoAsync(t => _plugin.SetMinimumAsync(t, "certified people", "8"));

        var card = (ProfileCard)(await _chat.DoAsync(t => _plugin.ShowAsync(t))).Card!;
        var old = (ProfileCard)(await _chat.DoAsync(t => _plugin.ShowAsync(t, edition: "1"))).Card!;

        card.Editions.Select(e => e.Changes).ShouldBe(
            ["Minimum of Certified people 5 → 8", "Minimum of Certified people none → 5"]);
        card.Edition.ShouldBe("Edition 2, Ada, 23 Nov 2026");
        (old.Minimums[0].Value, old.IsReadOnly).ShouldBe(("at least 5", true));
    }

    [Fact]
    public async Task The_form_stores_what_it_holds_and_refuses_what_does_not_sum()
    {
        var form = (ProfileFormCard)(await _chat.DoAsync(t => _plugin.EditAsync(t, "si"))).Card!;
        var data = new JsonObject();
        foreach (var field in form.Weights.Concat(form.Attributes).Concat(form.Minimums))
        {
            data[field.Id] = field.Value;
        }

        data["minimum_culture"] = "2";
        var saved = await _chat.PressAsync(t => _plugin.EditAsync(t, "si", save: true), data);
        data["weight_profile"] = "50";
        var refused = await _chat.PressAsync(t => _plugin.EditAsync(t, "si", save: true), data);
        data["weight_profile"] = "half";
        var unread = await _chat.PressAsync(t => _plugin.EditAsync(t, "si", save: true), data);

        ((ProfileCard)saved.Card!).Editions.ShouldHaveSingleItem().Changes.ShouldBe(
            "System integrator: Minimum of Culture none → 2");
        refused.Text!.ShouldBe("The weights of the five fits sum to 120. Change them so that they sum to 100.");
        unread.Text!.ShouldStartWith("\"half\" is not a number.");
    }
}
