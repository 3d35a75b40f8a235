using System.Net;
using System.Text;

namespace PrmBot.BotFramework.Tests.Endpoint;

public sealed class ActivityEndpointTests
{
    public static TheoryData<string> Ordinary =>
        [.. Captured.Names.Where(name => !Captured.Json(name).Contains("\"invoke\"", StringComparison.Ordinal)
            && !Captured.Activity(name).ExpectsReplies)];

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Only_posting_is_allowed(string method)
    {
        await using var bot = await RunningBot.StartAsync();

        using var request = new HttpRequestMessage(new HttpMethod(method), bot.Address);
        using var answer = await bot.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe(["POST"]);
        bot.Handler.Handled.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ordinary))]
    public async Task What_the_playground_sends_is_accepted_and_handled(string name)
    {
        await using var bot = await RunningBot.StartAsync();

        (await bot.StatusAsync(Captured.Json(name))).ShouldBe(202);

        await bot.Handler.CalledAsync(1);
        bot.Handler.Handled.ShouldHaveSingleItem().Type.ShouldBe(Captured.Activity(name).Type);
    }

    [Fact]
    public async Task What_is_no_whole_activity_is_a_bad_request()
    {
        await using var bot = await RunningBot.StartAsync();
        string[] bad =
        [
            "this.is.not.json", "", "{}", "[]", "null",
            .. new[] { "type", "conversation", "channelId", "from" }
                .Select(member => Captured.Json("personal-message", message => message.Remove(member))),
            Captured.Json("personal-message", message => message["conversation"]!["id"] = ""),
            Captured.Json("personal-message", message => message["from"]!["id"] = null),
            Captured.Json("personal-message", message => message["id"] = new string('x', 500)),
            Captured.Json("personal-message", message => message["id"] = "a\u0001b"),
            Captured.Json("personal-message", message => message["id"] = 7),
            Captured.Json("personal-message", message => message["conversation"] = "a:one"),
            "{\"type\":\"message\"," + Captured.Json("personal-message")[1..],
            new string(' ', 1000),
            $$"""{"type":"message","value":{{new string('[', 500)}}""",
        ];

        foreach (var body in bad)
            (await bot.StatusAsync(body)).ShouldBe(400, body[..Math.Min(80, body.Length)]);

        bot.Inbox.Seen.ShouldBe(0);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_a_bad_request()
    {
        await using var bot = await RunningBot.StartAsync();
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Captured.Json("personal-message")), 0xFF];

        using var answer = await bot.Http.PostAsync(bot.Address, new ByteArrayContent(bytes));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_byte_order_mark_and_half_a_character_do_no_harm()
    {
        await using var bot = await RunningBot.StartAsync();
        var text = Captured.Message("mark", "m1").Replace("mark", @"a\ud83d b\u0000", StringComparison.Ordinal);
        var body = "\uFEFF" + text;

        (await bot.StatusAsync(body)).ShouldBe(202);

        await bot.Handler.CalledAsync(1);
        bot.Handler.Handled.ShouldHaveSingleItem().Text.ShouldBe("a\ufffd b\ufffd");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_than_256_KB_is_too_much(bool chunked)
    {
        await using var bot = await RunningBot.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Address);
        request.Content = new StringContent(Captured.Message(new string('x', 256 * 1024), "m1"));
        request.Headers.TransferEncodingChunked = chunked;

        using var answer = await bot.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_repeated_activity_is_accepted_and_handled_once()
    {
        await using var bot = await RunningBot.StartAsync();

        (await bot.StatusAsync(Captured.Message("one", "m1"))).ShouldBe(202);
        (await bot.StatusAsync(Captured.Message("one", "m1"))).ShouldBe(202);
        (await bot.StatusAsync(Captured.Message("two", "m2"))).ShouldBe(202);

        await bot.Handler.CalledAsync(2);
        bot.Handler.Handled.Select(activity => activity.Text).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task Activities_without_an_id_are_each_their_own()
    {
        await using var bot = await RunningBot.StartAsync();
        var nameless = Captured.Json("personal-message", message => message.Remove("id"));

        (await bot.StatusAsync(nameless)).ShouldBe(202);
        (await bot.StatusAsync(nameless)).ShouldBe(202);

        await bot.Handler.CalledAsync(2);
    }

    [Fact]
    public async Task Each_edit_of_one_message_is_its_own()
    {
        await using var bot = await RunningBot.StartAsync();
        string Edit(string time) => Captured.Json("personal-message", message =>
        {
            message["type"] = "messageUpdate";
            message["timestamp"] = time;
        });

        await bot.StatusAsync(Captured.Json("personal-message"));
        await bot.StatusAsync(Edit("2026-11-23T06:00:00Z"));
        await bot.StatusAsync(Edit("2026-11-23T07:00:00Z"));

        await bot.Handler.CalledAsync(3);
    }

    [Fact]
    public async Task A_store_that_fails_is_a_500_without_details()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Inbox.IsBroken = true;

        using var answer = await bot.PostAsync(Captured.Json("personal-message"));

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }
}
