using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>Finding the way: greeting, help, and sentences that come while something else is asked.</summary>
public sealed class TalkTests : HostScenario
{
    [Fact]
    public async Task A_newcomer_can_load_the_sample_and_see_everything_that_can_be_said()
    {
        var alex = Chat("a:alex");
        var hello = await alex.SayAsync("good morning");

        hello.Words.ShouldContain("Add a partner");
        var help = await alex.SayAsync("what can you do?");
        help.Words.ShouldContain("Agree a joint plan");
        help.Words.ShouldContain("post the digest");
        var before = Connector.All.Count;
        await alex.PressAsync(hello, "Load the sample portfolio");
        await Connector.NextAsync(before, said => said.Words.Contains("sample portfolio", StringComparison.Ordinal));

        (await alex.SayAsync("list my partners")).Words.ShouldContain("3 shown");
        (await alex.SayAsync("thank you")).Words.ShouldContain("You're welcome");
    }

    [Fact]
    public async Task A_change_of_mind_is_understood_in_both_languages()
    {
        var alex = Chat("a:alex");
        await alex.SayAsync("add Contoso as a reseller in DACH");

        (await alex.SayAsync("no wait, they're a distributor")).Words.ShouldContain("Distributor");
        await alex.SayAsync("Contoso hat im Oktober 420k Pipeline gemacht");
        (await alex.SayAsync("nein, 430k")).Words.ShouldContain("430,000");
        (await alex.SayAsync("sorry")).Words.ShouldNotContain("“”");
        (await alex.SayAsync("list my partners")).Words.ShouldContain("1 shown");
    }

    [Fact]
    public async Task Who_asks_back_does_not_answer()
    {
        var alex = Chat("a:alex");
        await alex.SayAsync("add Contoso as a reseller in DACH");
        await alex.SayAsync("start an empty plan with Contoso");
        await alex.SayAsync("pause");
        await alex.SayAsync("add a joint webinar in March 2027, ours is owned by me");
        (await alex.SayAsync("line 1 is done")).Words.ShouldContain("What shows that it is done?");

        (await alex.SayAsync("wie stehen die Zahlen von Contoso?")).Words.ShouldContain("Contoso: KPIs");
        (await alex.SayAsync("show the plan")).Words.ShouldNotContain("Done");
    }

    [Fact]
    public async Task A_channel_hears_of_its_own_partner_only()
    {
        await Chat("a:alex").SayAsync("load the sample portfolio");
        var channel = Chat("19:fabrikam@thread.tacv2;messageid=1", isChannel: true);

        string[] said =
        [
            (await channel.SayAsync("hello")).Words,
            (await channel.SayAsync("post the digest")).Words,
            (await channel.SayAsync("link this channel to Fabrikam")).Words,
            (await channel.SayAsync("hello")).Words,
            (await channel.SayAsync("help")).Words,
        ];

        said[1].ShouldContain("Which partner do you mean?");
        said[2].ShouldContain("This channel is Fabrikam's channel now");
        said[3].ShouldContain("Fabrikam");
        said.ShouldAllBe(words => !words.Contains("Northwind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_is_named_before_it_is_dropped_and_one_that_is_not_there_is_not_asked_about()
    {
        var alex = Chat("a:alex");
        await alex.SayAsync("add Contoso as a reseller in DACH");
        await alex.SayAsync("build a plan with Contoso");
        await alex.SayAsync("pause");
        await alex.SayAsync("add a joint webinar in March, 8k MDF, 40 leads, ours is owned by me");

        (await alex.SayAsync("drop line 99")).Words.ShouldContain("I find no line");
        (await alex.SayAsync("drop line 1")).Words.ShouldContain("Joint webinar");
        (await alex.SayAsync("no")).Words.ShouldContain("nothing was changed");
        (await alex.SayAsync("show the plan")).Words.ShouldContain("Joint webinar");
    }

    [Fact]
    public async Task A_sentence_about_something_else_is_not_taken_for_a_name()
    {
        var alex = Chat("a:alex");
        await alex.SayAsync("add Contoso as a reseller in DACH");
        await alex.SayAsync("build a plan with Contoso");
        (await alex.SayAsync("all")).Words.ShouldContain("on our side?");

        await alex.SayAsync("contoso's pipeline dropped to 300 thousand last month");

        (await alex.SayAsync("show the plan")).Words.ShouldNotContain("300 thousand");
    }

    private ChatClient Chat(string conversation, bool isChannel = false) =>
        Chat(new ChatPlace("Alex", conversation, isChannel));
}
