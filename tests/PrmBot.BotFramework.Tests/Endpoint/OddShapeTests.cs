using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Tests.Endpoint;

/// <summary>Activities that are unusual and still whole, and some that only look so.</summary>
public sealed class OddShapeTests
{
    // Status, member of a message, and what stands there as JSON.
    private const string Shapes = """
        202 type: "Message"
        202 type: "somethingNew"
        400 type: " "
        400 type: 7
        202 recipient: (absent)
        202 recipient: {}
        400 recipient: "28:bot"
        400 from: null
        400 from: {"name":"Ann"}
        202 from: {"id":"29:ann"}
        202 from: {"id":"29:ann","name":null,"aadObjectId":null,"role":null}
        400 conversation: null
        400 conversation: {"id":null}
        202 conversation: {"id":"a:1"}
        202 conversation: {"id":"a:1","isGroup":null,"conversationType":"somethingNew"}
        400 channelId: null
        202 text: null
        202 text: ""
        202 text: "\ud83d\udc69\u200d\ud83d\ude80 \u0645\u0631\u062d\u0628\u0627"
        400 text: 7
        202 timestamp: "the day before yesterday"
        202 timestamp: "9999-99-99T99:99:99Z"
        202 localTimestamp: 1e999
        202 localTimezone: "Mars/Base"
        202 locale: "no-such-language"
        202 value: 123456789012345678901234567890123456789012345678901234567890
        202 value: [[[[]]]]
        202 channelData: null
        202 channelData: "text"
        202 channelData: [1]
        202 channelData: {"tenant":"t","team":[],"channel":7,"eventType":{}}
        202 channelData: {"tenant":{"id":7},"settings":null,"sharedWithTeams":[null,7,{}]}
        202 entities: null
        202 entities: [null,{},{"type":null},{"type":"mention"},{"type":"new","a":[]}]
        202 entities: [{"type":"mention","mentioned":"ann","text":7}]
        400 entities: {}
        202 attachments: [null,{},{"contentType":null,"content":7}]
        202 membersAdded: [null,{}]
        202 reactionsAdded: "like"
        202 deliveryMode: "notification"
        202 deliveryMode: "somethingNew"
        202 callerId: "urn:botframework:azure"
        202 id: "\u00fc\ud83d\ude80 1:2;3=4/5?6#7%8"
        202 id: null
        202 serviceUrl: "http://127.0.0.1:9"
        202 serviceUrl: "HTTP://LOCALHOST:9/a/"
        401 serviceUrl: "http://127.0.0.1.example/"
        401 serviceUrl: "http://127.0.0.1@evil.example/"
        401 serviceUrl: "file:///etc/passwd"
        401 serviceUrl: null
        """;

    public static TheoryData<string> All => [.. Shapes.Split('\n', StringSplitOptions.TrimEntries)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task One_member_of_another_kind(string shape)
    {
        var status = int.Parse(shape[..3], CultureInfo.InvariantCulture);
        var (member, value) = shape[4..].Split(": ", 2) is [var name, var json] ? (name, json) : default;
        await using var bot = await RunningBot.StartAsync();

        var got = await bot.StatusAsync(Captured.Json("personal-message", message =>
        {
            message.Remove(member);
            if (value != "(absent)")
                message[member] = JsonNode.Parse(value);
        }));

        got.ShouldBe(status);
        if (status == 202)
            await bot.Handler.CalledAsync(1);
        bot.Inbox.Seen.ShouldBe(status == 202 ? 1 : 0);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json-patch+json")]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task The_content_type_is_not_asked_for(string? contentType)
    {
        await using var bot = await RunningBot.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Captured.Json("personal-message")));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);

        using var answer = await bot.Http.PostAsync(bot.Address, content);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-32")]
    public async Task Another_encoding_is_a_bad_request(string name)
    {
        await using var bot = await RunningBot.StartAsync();
        var body = Encoding.GetEncoding(name).GetBytes(Captured.Json("personal-message"));
        using var content = new ByteArrayContent(body);

        using var answer = await bot.Http.PostAsync(bot.Address, content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_calls_is_not_taken_from_the_body()
    {
        await using var bot = await RunningBot.StartAsync();
        bot.Handler.OnReply = message => Task.FromResult<IReadOnlyList<Activity>>([message.CreateReply("hello")]);

        using var answer = await bot.PostAsync(Captured.Json(
            "expectReplies-message", message => message["callerId"] = "urn:botframework:azure"));

        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("callerId");
    }
}
