using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>The guide through a plan as people talk to it, over the real protocol.</summary>
public sealed class GuideTests : HostScenario
{
    private const string Thread = "19:contoso@thread.tacv2;messageid=1700000000001";

    [Fact]
    public async Task It_is_led_about_in_own_words_and_keeps_what_was_said()
    {
        var alex = Chat(new ChatPlace("Alex", "a:alex"));
        await alex.SayAsync("add Contoso as a reseller");
        await alex.SayAsync("build a plan with Contoso");

        (await alex.SayAsync("let's do marketing first")).Words.ShouldContain("Section 3 of 5");
        (await alex.SayAsync("let's pencil in a trade show in Hannover")).Words.ShouldContain(
            "Who owns \\\"Trade show in Hannover\\\" on our side?");
        (await alex.SayAsync("me")).Words.ShouldContain("on the partner's side?");
        await alex.SayAsync("that will be Marco from their side");
        (await alex.SayAsync("move the due date of line 1 to 31 February")).Words.ShouldContain(
            "There is no 31 February in the calendar.");
        (await alex.SayAsync("what's still missing?")).Words.ShouldContain("Trade show in Hannover");
        (await alex.SayAsync("let's stop here for today")).Words.ShouldContain("paus", Case.Insensitive);
        await alex.SayAsync("show Contoso");
        (await alex.SayAsync("resume")).Words.ShouldContain("Trade show in Hannover");
        (await alex.SayAsync("skip this section")).Words.ShouldContain("Section 4 of 5");
        (await alex.SayAsync("go back to ramp-up")).Words.ShouldContain("Section 1 of 5");
    }

    [Fact]
    public async Task It_is_told_no_further_in_a_channel_that_was_linked_to_the_partner_meanwhile()
    {
        var alex = Chat(new ChatPlace("Alex", Thread, IsChannel: true));
        await alex.SayAsync("add Contoso as a reseller");
        (await alex.SayAsync("build a plan with Contoso")).Words.ShouldContain("Section 1 of 5");
        await alex.SayAsync("link this channel to Contoso");

        foreach (var said in new[] { "skip", "back", "why", "resume", "kick-off", "let's do marketing first" })
        {
            var answer = (await alex.SayAsync(said)).Words;

            answer.ShouldNotContain("Section ");
            answer.ShouldNotContain("Kick-off and working agreement");
        }
    }
}
