using Shouldly;

namespace PrmBot.EndToEnd;

/// <summary>
/// The harness itself, with a bot that only repeats: when this fails, look here before looking at PrmBot.
/// </summary>
public sealed class HarnessTests
{
    [BrowserFact]
    public async Task A_person_types_presses_a_button_and_sees_the_card_change_in_place()
    {
        await using var bot = new EchoBot();
        await bot.StartAsync();
        await using var session = await PlaygroundSession.OpenAsync(bot.Playground);

        await session.Page.SayAsync("good morning");
        (await session.Page.LastCardTextAsync()).ShouldContain("Heard good morning");
        await session.Page.PressAsync("Press");

        (await session.Page.LastCardTextAsync()).ShouldContain("It was pressed");
        File.Exists(await session.Page.ScreenshotAsync("echo")).ShouldBeTrue();
    }

    [BrowserFact]
    public async Task A_filled_input_travels_with_the_button()
    {
        await using var bot = new EchoBot();
        await bot.StartAsync();
        await using var session = await PlaygroundSession.OpenAsync(bot.Playground);

        await session.Page.SayAsync("form");
        await session.Page.FillAsync("Note", "a note");
        await session.Page.PressAsync("Submit");

        (await session.Page.LastCardTextAsync()).ShouldContain("a note");
    }

    [BrowserFact]
    public async Task A_post_in_a_channel_that_mentions_the_bot_is_answered_there()
    {
        await using var bot = new EchoBot();
        await bot.StartAsync();
        await using var session = await PlaygroundSession.OpenAsync(bot.Playground);

        await session.Page.OpenChannelAsync("Contoso");
        await session.Page.PostAsync("link this channel to Contoso");
        await session.Page.PostAsync("post the digest");

        (await session.Page.LastCardTextAsync()).ShouldContain("post the digest");
    }
}
