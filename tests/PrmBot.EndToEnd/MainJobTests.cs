using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;

namespace PrmBot.EndToEnd;

/// <summary>
/// The main job as a new user does it, in the sentences that the product promises: welcome, partner, assessment, plan,
/// KPIs, and the digest in the partner's channel. A picture of every card is kept.
/// </summary>
public sealed partial class MainJobTests
{
    private const int Questions = 36;

    [BrowserFact]
    public async Task A_manager_goes_from_hello_to_the_digest_in_the_channel()
    {
        await using var host = new RunningHost();
        await host.StartAsync();
        await using var session = await PlaygroundSession.OpenAsync(host.Playground);
        var page = session.Page;

        await WelcomeAsync(page);
        await AssessAsync(page);
        await PlanAsync(page);
        await KpisAsync(page);
        await DigestAsync(page);
    }

    [BrowserFact]
    public async Task An_interview_goes_on_at_the_same_question_after_the_bot_was_killed()
    {
        await using var host = new RunningHost();
        await host.StartAsync();
        await using (var session = await PlaygroundSession.OpenAsync(host.Playground))
        {
            await session.Page.SayAsync("add Contoso as a reseller in DACH");
            await session.Page.SayAsync("assess Contoso");
            await session.Page.SayAsync("3");
        }

        await host.KillAsync();
        await host.StartAsync();
        await using var later = await PlaygroundSession.OpenAsync(host.Playground);
        await later.Page.SayAsync("resume");

        ProgressOf(await later.Page.LastCardTextAsync()).ShouldBe(2);
    }

    [BrowserFact]
    public async Task Pressed_buttons_change_the_card_where_it_is()
    {
        await using var host = new RunningHost();
        await host.StartAsync();
        await using var session = await PlaygroundSession.OpenAsync(host.Playground);
        var page = session.Page;
        await page.SayAsync("add Contoso as a reseller in DACH");
        await page.SayAsync("assess Contoso");
        await page.CardSaysAsync("Question 1 of 36");
        var cards = await page.CardsAsync();

        await page.PressAsync("Why?");
        await page.CardSaysAsync("carries 15 %");
        await page.ScreenshotAsync("question-why");
        await page.PressAsync("3");
        await page.CardSaysAsync("Question 2 of 36");
        await page.PressAsync("Skip");
        await page.CardSaysAsync("Question 3 of 36");
        await page.PressAsync("Back");
        await page.CardSaysAsync("Question 2 of 36");

        ProgressOf(await page.LastCardTextAsync()).ShouldBe(2);
        (await page.CardsAsync()).ShouldBe(cards);
    }

    [BrowserFact]
    public async Task A_newcomer_sees_a_digest_with_something_in_it_after_three_sentences()
    {
        await using var host = new RunningHost();
        await host.StartAsync();
        await using var session = await PlaygroundSession.OpenAsync(host.Playground);
        var page = session.Page;

        await page.SayAsync("hello");
        await page.PressAsync("Load the sample portfolio");
        await page.ScreenshotAsync("sample");
        await page.OpenChannelAsync("Contoso");
        await page.PostAsync("link this channel to Fabrikam");
        await page.SeesAsync("This channel is Fabrikam's channel now");
        await page.PostAsync("post the digest");

        var digest = await page.LastCardTextAsync();
        digest.ShouldContain("Needs a look");
        digest.ShouldContain("Going well");
        digest.ShouldContain("One decision");
        await page.ScreenshotAsync("sample-digest");
    }

    private static async Task WelcomeAsync(PlaygroundPage page)
    {
        await page.SayAsync("hello");

        (await page.ButtonsAsync()).ShouldNotBeEmpty();
        await page.ScreenshotAsync("welcome");
    }

    private static async Task AssessAsync(PlaygroundPage page)
    {
        await page.SayAsync("add Contoso as a reseller in DACH");
        (await page.LastAnswerAsync()).ShouldContain("Contoso");
        await page.SayAsync("assess Contoso");
        await page.ScreenshotAsync("question");

        for (var question = 1; question <= Questions; question++)
        {
            ProgressOf(await page.LastCardTextAsync()).ShouldBe(question);
            await (question % 5 == 0 ? page.PressAsync(Button(question)) : page.SayAsync(Answer(question)));
        }

        (await page.LastCardTextAsync()).ShouldContain("Contoso");
        ProgressOf(await page.LastCardTextAsync()).ShouldBeNull(
            "every question was answered, so the result stands there");
        await page.ScreenshotAsync("result");
    }

    private static string Answer(int question) => (question % 7) switch
    {
        5 => "don't know",
        6 => "2",
        _ => (2 + (question % 3)).ToString(CultureInfo.InvariantCulture),
    };

    private static string Button(int question) => question % 2 == 0 ? "2" : "Don't know";

    private static async Task PlanAsync(PlaygroundPage page)
    {
        await page.SayAsync("build a plan with Contoso");
        await page.ScreenshotAsync("plan-element");
        await page.SayAsync("pause");
        await page.SayAsync("add a joint webinar in March, 8k MDF, 40 leads, ours is owned by me");
        await page.SayAsync("show the plan");

        var plan = await page.LastCardTextAsync();
        plan.ShouldContain("webinar", Case.Insensitive);
        plan.ShouldContain("March", Case.Insensitive);
        await page.ScreenshotAsync("plan");
        await page.SayAsync("share the plan");
        await page.PressAsync("Yes");
    }

    private static async Task KpisAsync(PlaygroundPage page)
    {
        await page.SayAsync("Contoso pipeline 420k in October");
        (await page.LastAnswerAsync()).ShouldContain("420");
        await page.SayAsync("set the pipeline target to 1.5m for Q4");
        await page.SayAsync("show Contoso's KPIs");

        (await page.LastCardTextAsync()).ShouldContain("Pipeline", Case.Insensitive);
        await page.ScreenshotAsync("kpis");
    }

    private static async Task DigestAsync(PlaygroundPage page)
    {
        await page.OpenChannelAsync("Contoso");
        await page.PostAsync("link this channel to Contoso");
        await page.SeesAsync("This channel is Contoso's channel now");
        await page.PostAsync("post the digest");
        await page.AgreeAsync();

        var digest = await page.LastCardTextAsync();
        digest.ShouldContain("Where we are");
        digest.ShouldContain("Sourced pipeline created");
        digest.ShouldContain("Coming up");
        digest.ShouldContain("Joint webinar");
        await page.ScreenshotAsync("digest");
    }

    /// <summary>The number of the question that a card asks ("Question 3 of 36"), or null when it asks none.</summary>
    private static int? ProgressOf(string card) =>
        Progress().Match(card) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"(\d+) (?:of|/) 36")]
    private static partial Regex Progress();
}
