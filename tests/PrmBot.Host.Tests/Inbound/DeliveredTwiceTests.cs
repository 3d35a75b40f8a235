using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PrmBot.BotFramework.Tests;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Inbound;

/// <summary>
/// The channel delivers at least once; the real host answers once, also when it was killed in between.
/// </summary>
public sealed class DeliveredTwiceTests : HostScenario
{
    internal override bool IsProcess => true;

    [Fact]
    public async Task A_message_delivered_many_times_and_after_a_crash_is_answered_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SayAsync("hello", "m1")));
        await Connector.NextAsync(0, sent => sent.Conversation == "a:one");
        await KillAndStartAsync();

        await SayAsync("hello", "m1");
        await SayAsync("help", "m2");
        await Connector.NextAsync(1, sent => sent.Method == "POST" && sent.Conversation == "a:one");

        Connector.All.Count(sent => sent.Method == "POST").ShouldBe(2);
    }

    [Fact]
    public async Task What_was_acknowledged_before_a_crash_is_answered_after_it()
    {
        for (var n = 0; n < 10; n++)
            await SayAsync("hello", $"m{n}", $"a:{n}");
        await KillAndStartAsync();

        for (var n = 0; n < 10; n++)
            await Connector.NextAsync(0, sent => sent.Conversation == $"a:{n}");
    }

    [Fact]
    public async Task A_press_repeated_after_a_crash_gets_the_first_answer()
    {
        var first = await PressAsync();
        await KillAndStartAsync();

        (await PressAsync()).ShouldBe(first);
    }

    [Fact]
    public async Task Expected_replies_come_on_the_request_and_not_through_the_connector()
    {
        var body = Captured.Json("expectReplies-message", Here);
        using var answer = await PostAsync(body);
        var replies = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["activities"]!.AsArray();
        using var again = await PostAsync(body);

        replies.Count.ShouldBe(1);
        replies[0]!["recipient"]!["id"]!.ToString().ShouldBe("29:u0");
        (await again.Content.ReadAsStringAsync()).ShouldBe(await answer.Content.ReadAsStringAsync());
        await SayAsync("hello", "later", "a:later");
        await Connector.NextAsync(0, sent => sent.Conversation == "a:later");
        Connector.All.ShouldAllBe(sent => sent.Conversation == "a:later");
    }

    private async Task SayAsync(string text, string id, string conversation = "a:one")
    {
        using var answer = await PostAsync(Captured.Json("personal-message", message =>
        {
            Here(message);
            message["id"] = id;
            message["text"] = text;
            message["conversation"]!["id"] = conversation;
        }));
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private async Task<string> PressAsync()
    {
        using var answer = await PostAsync(Captured.Json("personal-adaptiveCard-action-invoke", Here));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private void Here(JsonObject activity) => activity["serviceUrl"] = Connector.Url;

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Http.PostAsync(new Uri(Address, "/api/messages"), content);
    }
}
