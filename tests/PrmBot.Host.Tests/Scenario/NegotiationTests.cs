using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>Two companies at one plan over the real protocol: from nothing to agreed, and once more.</summary>
public sealed class NegotiationTests : HostScenario
{
    private const string Thread = "19:contoso@thread.tacv2;messageid=1700000000001";
    private const string TheirTenant = "aaaaaaaa-2222-3333-4444-555555555555";

    private ChatClient _alex = null!;
    private ChatClient _marco = null!;
    private ChatClient _alexInChannel = null!;

    internal override async Task PrepareAsync()
    {
        _alex = Chat(new ChatPlace("Alex", "a:alex"));
        _alexInChannel = Chat(new ChatPlace("Alex", Thread, IsChannel: true));
        _marco = Chat(new ChatPlace("Marco", Thread, IsChannel: true, TheirTenant));
        await _alex.SayAsync("add Contoso as a reseller");
        await _alexInChannel.SayAsync("link this channel to Contoso");
        await _alex.SayAsync("build a plan with Contoso");
        await _alex.SayAsync("pause");
    }

    [Fact]
    public async Task From_nothing_to_agreed_and_through_a_renegotiation()
    {
        await FillAsync();
        (await _marco.SayAsync("show the plan")).Words.ShouldContain("no plan to look at yet");
        await ShareAsync();

        await _marco.SayAsync("show the open lines of the plan");
        await _marco.PressAsync("Accept");
        _marco.LastCard!.Words.ShouldContain("yes from Marco");
        var countered = await _marco.SayAsync("counter line 2 with 30 because our team is small");
        countered.Words.ShouldContain("our team is small");
        (await _alex.SayAsync("accept line 2 of Contoso's plan")).Words.ShouldContain("both sides");

        await SignAsync(_marco);
        (await SignAsync(_alex)).ShouldContain("version 1");
        (await _marco.SayAsync("show the plan")).Words.ShouldContain("Active");

        await _marco.SayAsync("counter line 3 with 20 because of the holidays");
        var changed = await _alex.SayAsync("what changed in Contoso's plan since version 1");
        changed.Words.ShouldContain("Marco: “the holidays”");
        changed.Words.ShouldContain("40 leads → 20 leads");
        await SignAsync(_alex);
        (await SignAsync(_marco)).ShouldContain("version 2");
    }

    [Theory]
    [InlineData("show the plan")]
    [InlineData("build a plan")]
    [InlineData("what is missing in the plan")]
    [InlineData("change the target of line 1 to 70 leads")]
    public async Task A_draft_is_not_told_where_the_partner_reads_along(string said)
    {
        await FillAsync();

        var answer = (await _alexInChannel.SayAsync(said)).Words;

        answer.ShouldContain("not shared yet");
        answer.ShouldContain("private chat");
        answer.ShouldNotContain("leads");
        await ShareAsync();
        (await _alexInChannel.SayAsync("show the plan")).Words.ShouldContain("leads");
    }

    [Fact]
    public async Task A_card_that_was_overtaken_signs_and_accepts_nothing()
    {
        await FillAsync();
        await ShareAsync();
        var open = await _marco.SayAsync("show the open lines of the plan");
        await _alex.SayAsync("change the target of line 1 to 70 leads in Contoso's plan");

        await _marco.PressAsync(open, "Accept");

        _marco.LastCard!.Words.ShouldContain("was changed after this card was made");
        _marco.LastCard.Words.ShouldNotContain("yes from Marco");
    }

    [Fact]
    public async Task Both_signatures_are_not_taken_back_by_one_of_them()
    {
        await FillAsync();
        await ShareAsync();
        await SignAsync(_marco);
        await SignAsync(_alex);

        await _alex.SayAsync("undo");

        (await _marco.SayAsync("show the plan")).Words.ShouldContain("Active");
    }

    private async Task FillAsync()
    {
        foreach (var section in new[] { "ramp_up", "goals", "marketing", "joint_sales", "service" })
        {
            await _alex.SayAsync($"show the {section.Replace('_', ' ')} section of Contoso's plan");
            await _alex.PressAsync("Add lines here");
            await _alex.PressAsync("Add and go on", new JsonObject { ["title"] = $"Work on {section}" });
            await _alex.PressAsync("Change");
            await _alex.PressAsync("Save", new JsonObject
            {
                ["our_owner"] = "Alex", ["partner_owner"] = "Marco", ["due"] = "2027-06-30", ["target"] = "40 leads",
            });
        }
    }

    private async Task ShareAsync()
    {
        await _alex.SayAsync("share the plan with Contoso");
        await _alex.SayAsync("yes");
    }

    private static async Task<string> SignAsync(ChatClient who)
    {
        (await who.SayAsync("sign the plan with Contoso")).Words.ShouldContain("Lines: 5");
        return (await who.SayAsync("yes")).Words;
    }
}
