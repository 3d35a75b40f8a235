using System.Net;
using PrmBot.BotFramework.Activities;
using PrmBot.BotFramework.Endpoint;

namespace PrmBot.BotFramework.Tests.Endpoint;

public sealed class InvokeMemoryTests
{
    private const string Press = "personal-adaptiveCard-action-invoke";
    private const string Awaited = "expectReplies-message";

    [Fact]
    public async Task A_press_repeated_after_a_restart_gets_the_first_answer()
    {
        var inbox = new MemoryInbox();
        await using (var first = await RunningBot.StartAsync(inbox))
        {
            first.Handler.OnInvoke = _ => Task.FromResult(InvokeResponse.Message("first"));
            (await TextAsync(first, Press)).ShouldContain("first");
        }

        await using var next = await RunningBot.StartAsync(inbox);
        next.Handler.OnInvoke = _ => Task.FromResult(InvokeResponse.Message("second"));

        (await TextAsync(next, Press)).ShouldContain("first");
        next.Handler.Invoked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_press_that_takes_long_is_told_to_wait_and_goes_on()
    {
        await using var bot = await RunningBot.StartAsync(null, ("Bot:Queue:InvokeTime", "00:00:01"));
        var slow = new TaskCompletionSource<InvokeResponse>();
        bot.Handler.OnInvoke = _ => slow.Task;

        (await TextAsync(bot, Press)).ShouldContain("Working on it.");
        slow.SetResult(InvokeResponse.Message("done"));

        (await TextAsync(bot, Press)).ShouldContain("done");
        bot.Handler.Invoked.Count.ShouldBe(1);
        bot.Inbox.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_was_told_to_wait_is_told_when_it_failed()
    {
        await using var bot = await RunningBot.StartAsync(null, ("Bot:Queue:InvokeTime", "00:00:01"));
        var slow = new TaskCompletionSource<InvokeResponse>();
        bot.Handler.OnInvoke = _ => slow.Task;

        await TextAsync(bot, Press);
        slow.SetException(new IOException("no"));

        await bot.Handler.ToldAsync();
        bot.Handler.GivenUp.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_press_that_a_crash_cut_short_is_done_at_the_next_start()
    {
        var inbox = new MemoryInbox();
        var never = new TaskCompletionSource<InvokeResponse>();
        await using (var crashed = await RunningBot.StartAsync(inbox, ("Bot:Queue:InvokeTime", "00:00:01")))
        {
            crashed.Handler.OnInvoke = _ => never.Task;
            await TextAsync(crashed, Press);
        }

        await using var next = await RunningBot.StartAsync(inbox);
        await next.Handler.CalledAsync(1);

        next.Handler.Handled.ShouldHaveSingleItem().Name.ShouldBe("adaptiveCard/action");
        (await TextAsync(next, Press)).ShouldContain("Working on it.");
        next.Handler.Invoked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_presses_at_once_are_told_when_to_come_again()
    {
        await using var bot = await RunningBot.StartAsync(
            null, ("Bot:Queue:Capacity", "1"), ("Bot:Queue:InvokeTime", "00:00:01"));
        var slow = new TaskCompletionSource<InvokeResponse>();
        bot.Handler.OnInvoke = _ => slow.Task;
        await TextAsync(bot, Press);

        using var answer = await bot.PostAsync(Captured.Json(Press, invoke => invoke["id"] = "another"));

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        slow.SetResult(InvokeResponse.Message("done"));
    }

    [Fact]
    public async Task Expected_replies_come_on_the_request_and_again_when_it_is_repeated()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Handler.OnReply = asked => Task.FromResult<IReadOnlyList<Activity>>(
            [new() { Type = "message", Text = "a" }, new() { Type = "message", Text = "b" }]);

        var first = await TextAsync(bot, Awaited);
        var again = await TextAsync(bot, Awaited);

        first.ShouldBe("""{"activities":[{"type":"message","text":"a"},{"type":"message","text":"b"}]}""");
        again.ShouldBe(first);
        bot.Handler.Invoked.Count.ShouldBe(1);
        bot.Handler.Handled.ShouldBeEmpty();
    }

    [Fact]
    public async Task Expected_replies_that_fail_are_a_sentence()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Handler.OnReply = _ => throw new InvalidOperationException("secret detail");

        var answer = await TextAsync(bot, Awaited);

        answer.ShouldContain("Something went wrong.");
        answer.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_sign_in_token_is_of_no_use_and_one_that_a_bot_takes_is_taken_once()
    {
        await using var bot = await RunningBot.StartAsync();
        string Exchange(string activityId, string id) => Captured.Json(Press, invoke =>
        {
            invoke["id"] = activityId;
            invoke["name"] = "signin/tokenExchange";
            invoke["value"] = System.Text.Json.Nodes.JsonNode.Parse(
                $$"""{"id":"{{id}}","connectionName":"entra","token":"t"}""");
        });

        using var refused = await bot.PostAsync(Exchange("a1", "x"));
        bot.Handler.OnInvoke = _ => Task.FromResult(new InvokeResponse(200));
        (await bot.StatusAsync(Exchange("a2", "y"))).ShouldBe(200);
        (await bot.StatusAsync(Exchange("a3", "y"))).ShouldBe(200);

        refused.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await refused.Content.ReadAsStringAsync()).ShouldStartWith(
            """{"id":"x","connectionName":"entra","failureDetail":""");
        bot.Handler.Invoked.Count.ShouldBe(2);
    }

    private static async Task<string> TextAsync(RunningBot bot, string name)
    {
        using var answer = await bot.PostAsync(Captured.Json(name));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }
}
