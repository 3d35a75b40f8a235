using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>The main job over the real protocol: the real host, a Connector on loopback.</summary>
public sealed class MainJobTests : HostScenario
{
    [Fact]
    public async Task A_newcomer_is_welcomed_with_buttons_that_do_what_they_say()
    {
        var alex = Chat("Alex", "a:alex");

        var hello = await alex.SayAsync("hello");
        hello.Card.ShouldNotBeNull();
        hello.Words.ShouldContain("Alex");

        await alex.PressAsync("What can I do here?");
    }

    [Fact]
    public async Task An_assessment_goes_through_all_36_questions_to_a_result()
    {
        var alex = Chat("Alex", "a:alex");
        (await alex.SayAsync("add Contoso as a reseller in DACH")).Words.ShouldContain("Contoso");
        var question = await alex.SayAsync("assess Contoso");
        question.Words.ShouldContain("1 of 36");

        for (var i = 0; i < 36; i++)
        {
            question = await alex.SayAsync(i % 7 == 6 ? "don't know" : "3");
        }

        question.Words.ShouldContain("75");
        (await alex.SayAsync("show the result for Contoso")).Words.ShouldContain("Contoso");
    }

    [Fact]
    public async Task A_plan_line_typed_freely_is_in_the_plan()
    {
        var alex = Chat("Alex", "a:alex");
        await alex.SayAsync("add Contoso as a reseller in DACH");
        await alex.SayAsync("build a plan with Contoso");

        var echo = await alex.SayAsync("add a joint webinar in March, 8k MDF, 40 leads, ours is owned by me");
        echo.Words.ShouldContain("8,000");
        echo.Words.ShouldContain("Alex");

        (await alex.SayAsync("show the plan")).Words.ShouldContain("webinar", Case.Insensitive);
    }

    [Fact]
    public async Task Numbers_targets_and_the_digest_in_the_partners_channel()
    {
        var alex = Chat("Alex", "a:alex");
        await alex.SayAsync("add Contoso as a reseller in DACH");
        (await alex.SayAsync("Contoso pipeline 420k in October")).Words.ShouldContain("420,000");
        (await alex.SayAsync("set the pipeline target to 1.5m for Q4")).Words.ShouldContain("1,500,000");
        (await alex.SayAsync("show Contoso's KPIs")).Words.ShouldContain("420,000");

        var channel = Chat(new ChatPlace("Alex", "19:contoso@thread.tacv2;messageid=1700000000001", IsChannel: true));
        (await channel.SayAsync("link this channel to Contoso")).Words.ShouldContain("Contoso");
        var digest = await channel.SayAsync("post the digest");
        if (digest.Words.Contains("Talk-confirm", StringComparison.Ordinal))
        {
            digest = await channel.SayAsync("yes");
        }

        digest.Words.ShouldContain("Contoso");
        digest.Words.ShouldContain("pipeline", Case.Insensitive);
    }

    [Fact]
    public async Task The_sample_portfolio_has_something_in_its_digest()
    {
        var alex = Chat("Alex", "a:alex");

        (await alex.SayAsync("load the sample portfolio")).Words.ShouldContain("Fabrikam");
        (await alex.SayAsync("list my partners")).Words.ShouldContain("Northwind");
        (await alex.SayAsync("show Fabrikam's KPIs")).Words.ShouldContain("Fabrikam");
    }

    [Fact]
    public async Task Two_people_at_once_do_not_disturb_each_other()
    {
        var alex = Chat("Alex", "a:alex");
        var megan = Chat("Megan", "a:megan");
        await alex.SayAsync("add Contoso as a reseller in DACH");
        await alex.SayAsync("add Fabrikam as a system integrator in the Nordics");
        await alex.SayAsync("assess Contoso");
        await megan.SayAsync("assess Fabrikam");

        var answers = await Task.WhenAll(alex.SayAsync("4"), megan.SayAsync("1"));

        answers[0].Words.ShouldContain("Contoso");
        answers[0].Words.ShouldNotContain("Fabrikam");
        answers[1].Words.ShouldContain("Fabrikam");
    }

    private ChatClient Chat(string person, string conversation) =>
        Chat(new ChatPlace(person, conversation));
}
