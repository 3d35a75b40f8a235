using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PrmBot.BotFramework.Tests;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Inbound;

/// <summary>Unusual messages to the real host: each is answered like the usual one, in its own chat.</summary>
public sealed class OddMessageTests : HostScenario
{
    private static readonly Dictionary<string, Action<JsonObject>> Odd = new()
    {
        ["no recipient"] = m => m.Remove("recipient"),
        ["a sender without a name"] = m => m["from"]!.AsObject().Remove("name"),
        ["a sender with an empty name"] = m => m["from"]!["name"] = "",
        ["a sender without an object id"] = m => m["from"]!.AsObject().Remove("aadObjectId"),
        ["a name in another script"] = m => m["from"]!["name"] = "محمد 👩‍🚀 <b>&amp;</b>",
        ["an unknown language"] = m => m["locale"] = "no-such-language",
        ["an empty language"] = m => m["locale"] = "",
        ["a language without a country"] = m => m["locale"] = "de",
        ["no language"] = m => m.Remove("locale"),
        ["an unknown time zone"] = m => m["localTimezone"] = "Mars/Base",
        ["an unknown time zone of the client"] = m => m["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "clientInfo", ["timezone"] = "Mars/Base", ["locale"] = 7,
        }),
        ["dates that are none"] = m => (m["timestamp"], m["localTimestamp"]) = ("yesterday", 7),
        ["odd channel data"] = m => m["channelData"] = new JsonObject
        {
            ["tenant"] = new JsonArray(), ["team"] = null, ["channel"] = 7, ["eventType"] = new JsonObject(),
        },
        ["no channel data"] = m => m.Remove("channelData"),
        ["entities that are no mention"] = m => m["entities"] = new JsonArray(
            null, new JsonObject(), new JsonObject { ["type"] = "mention" },
            new JsonObject { ["type"] = "mention", ["mentioned"] = null, ["text"] = "<at>x</at>" }),
        ["the text once more as html"] = m => m["attachments"] = new JsonArray(
            null, new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>help</p>" }),
        ["a value that is no object"] = m => m["value"] = "help",
        ["a value without a verb"] = m => m["value"] = new JsonObject { ["x"] = JsonNode.Parse("1e400") },
        ["a conversation without a type"] = m => m["conversation"]!.AsObject().Remove("conversationType"),
        ["no-break spaces and invisible ones"] = m => m["text"] = "\u200b\u00a0help\u00a0\ufeff",
        ["a mention of the bot"] = m =>
        {
            m["text"] = "<at>PrmBot</at>&nbsp;help";
            m["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "mention", ["mentioned"] = m["recipient"]!.DeepClone(), ["text"] = "<at>PrmBot</at>",
            });
        },
        ["an id of many kinds of characters"] = m => m["id"] = "ü🚀 1:2;3=4/5?6#7%8\\\"",
        ["no id"] = m => m.Remove("id"),
    };

    [Fact]
    public async Task Each_is_answered_like_the_usual_one()
    {
        await SayAsync("a:usual", _ => { });
        var usual = (await AnswerAsync("a:usual")).Words.Length;
        foreach (var (what, change) in Odd)
        {
            await SayAsync("a:" + what, change);
        }

        foreach (var what in Odd.Keys)
        {
            var answer = await AnswerAsync("a:" + what);
            answer.Words.ShouldNotContain("went wrong", customMessage: what);
            answer.Words.Length.ShouldBeInRange(usual / 2, usual * 2, what);
        }
    }

    [Fact]
    public async Task Text_of_any_size_and_script_gets_some_answer()
    {
        string[] texts =
        [
            "", " ", "\n\n", "?", "🚀", new string('a', 50_000),
            string.Concat(Enumerable.Repeat("word ", 10_000)),
            "'; DROP TABLE partners; --", "<script>alert(1)</script>", "${7*7} {{x}} {0} %s", "مرحبا",
            "\u202ehelp",
            "\\u0000", "-1e400", "31.02.2026", string.Concat(Enumerable.Repeat("(", 5_000)),
        ];
        for (var n = 0; n < texts.Length; n++)
        {
            await SayAsync($"a:{n}", m => m["text"] = texts[n]);
        }

        for (var n = 0; n < texts.Length; n++)
        {
            (await AnswerAsync($"a:{n}")).Words.ShouldNotContain("went wrong", customMessage: texts[n]);
        }
    }

    private async Task SayAsync(string conversation, Action<JsonObject> change)
    {
        var body = Captured.Json("personal-message", m =>
        {
            m["id"] = "m1";
            m["text"] = "help";
            m["conversation"]!["id"] = conversation;
            m["serviceUrl"] = Connector.Url;
            change(m);
        });
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri(Address, "/api/messages"), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, conversation);
    }

    private Task<Sent> AnswerAsync(string conversation) =>
        Connector.NextAsync(0, sent => sent.Method == "POST" && sent.Conversation == conversation);
}
