using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.BotFramework.Endpoint;

namespace PrmBot.BotFramework.Tests.Endpoint;

public sealed class InvokeTests
{
    private const string Press = "personal-adaptiveCard-action-invoke";

    [Fact]
    public async Task The_answers_body_is_written_as_it_is()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Handler.OnInvoke = _ => Task.FromResult(new InvokeResponse(200, new { A = 1, Nothing = (string?)null }));

        using var answer = await bot.PostAsync(Captured.Json(Press));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe("""{"a":1}"""u8.ToArray());
        bot.Inbox.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_card_action_is_answered_with_a_card()
    {
        await using var bot = await RunningBot.StartAsync();
        var card = JsonSerializer.Deserialize<JsonElement>("""{"type":"AdaptiveCard"}""");
        bot.Handler.OnInvoke = _ => Task.FromResult(InvokeResponse.Card(card));

        using var answer = await bot.PostAsync(Captured.Json(Press));

        (await answer.Content.ReadAsStringAsync()).ShouldBe(
            """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}""");
    }

    [Theory]
    [InlineData("something/unknown")]
    [InlineData(null)]
    public async Task An_unknown_name_is_not_implemented(string? name)
    {
        await using var bot = await RunningBot.StartAsync();

        using var answer = await bot.PostAsync(Captured.Json(Press, invoke => invoke["name"] = name));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "BadRequest")]
    [InlineData("\"text\"", "BadRequest")]
    [InlineData("{}", "BadRequest")]
    [InlineData("""{"action":"press"}""", "BadRequest")]
    [InlineData("""{"action":{"type":"Action.Submit"}}""", "NotSupported")]
    [InlineData("""{"action":{}}""", "NotSupported")]
    public async Task A_malformed_card_action_is_refused_in_words(string? value, string code)
    {
        await using var bot = await RunningBot.StartAsync();
        var body = Captured.Json(Press, invoke => invoke["value"] = value is null ? null : JsonNode.Parse(value));

        using var answer = await bot.PostAsync(body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        ((int)error["statusCode"]!).ShouldBe(400);
        ((string)error["type"]!).ShouldBe("application/vnd.microsoft.error");
        ((string)error["value"]!["code"]!).ShouldBe(code);
        bot.Handler.Invoked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("task/fetch", "\"text\"", 400)]
    [InlineData("task/submit", "null", 400)]
    [InlineData("composeExtension/query", "[]", 400)]
    [InlineData("composeExtension/queryLink", "7", 400)]
    [InlineData("composeExtension/fetchTask", "true", 400)]
    [InlineData("tab/fetch", "\"\"", 400)]
    [InlineData("signin/verifyState", "\"123456\"", 400)]
    [InlineData("message/submitAction", "\"like\"", 400)]
    [InlineData("fileConsent/invoke", """{"action":"accept"}""", 501)]
    [InlineData("task/fetch", """{"data":{}}""", 501)]
    [InlineData("fileConsent/invoke", """{"action":"foo"}""", 400)]
    [InlineData("composeExtension/submitAction", """{"botMessagePreviewAction":"foo"}""", 400)]
    [InlineData("application/search", """{"kind":"search"}""", 400)]
    [InlineData("application/search", """{"queryText":"x"}""", 501)]
    [InlineData("composeExtension/submitAction", """{"botMessagePreviewAction":"edit"}""", 501)]
    public async Task Other_invokes_are_held_to_their_shape(string name, string value, int status)
    {
        await using var bot = await RunningBot.StartAsync();

        var got = await bot.StatusAsync(Captured.Json(Press, invoke =>
        {
            invoke["name"] = name;
            invoke["value"] = JsonNode.Parse(value);
        }));

        got.ShouldBe(status);
    }

    [Fact]
    public async Task The_same_press_delivered_again_gets_the_first_answer()
    {
        await using var bot = await RunningBot.StartAsync();
        var go = new TaskCompletionSource();
        bot.Handler.OnInvoke = async _ =>
        {
            await go.Task;
            return InvokeResponse.Message($"answer {bot.Handler.Invoked.Count}");
        };

        var both = new[] { bot.PostAsync(Captured.Json(Press)), bot.PostAsync(Captured.Json(Press)) };
        go.SetResult();
        var answers = await Task.WhenAll(both);
        using var later = await bot.PostAsync(Captured.Json(Press));

        bot.Handler.Invoked.Count.ShouldBe(1);
        foreach (var answer in answers.Append(later))
            (await answer.Content.ReadAsStringAsync()).ShouldContain("answer 1");
    }

    [Fact]
    public async Task Nobody_gets_the_answer_to_somebody_elses_press()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Handler.OnInvoke = invoke => Task.FromResult(InvokeResponse.Message($"for {invoke.From!.Id}"));

        await bot.PostAsync(Captured.Json(Press));
        using var other = await bot.PostAsync(Captured.Json(Press, invoke => invoke["from"]!["id"] = "29:other"));

        (await other.Content.ReadAsStringAsync()).ShouldContain("for 29:other");
    }

    [Fact]
    public async Task A_failed_press_says_so_without_details_and_may_be_repeated()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Handler.OnInvoke = _ => throw new InvalidOperationException("secret detail");
        using var failed = await bot.PostAsync(Captured.Json(Press));
        bot.Handler.OnInvoke = _ => Task.FromResult(InvokeResponse.Message("done"));
        using var again = await bot.PostAsync(Captured.Json(Press));

        failed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await failed.Content.ReadAsStringAsync()).ShouldBe(
            """{"statusCode":500,"type":"application/vnd.microsoft.error","value":""" +
            """{"code":"InternalError","message":"Something went wrong."}}""");
        (await again.Content.ReadAsStringAsync()).ShouldContain("done");
    }

    [Fact]
    public async Task Another_invoke_that_fails_is_a_bare_500()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Handler.OnInvoke = _ => throw new InvalidOperationException("secret detail");

        using var failed = await bot.PostAsync(Captured.Json("personal-message-submitAction-feedback"));

        failed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await failed.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }
}
