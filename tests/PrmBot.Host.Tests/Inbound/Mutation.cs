using System.Text;
using System.Text.Json.Nodes;
using PrmBot.BotFramework.Tests;

namespace PrmBot.Host.Tests.Inbound;

/// <summary>Real activities, bent in one to three places.</summary>
internal sealed class Mutation(int seed, string serviceUrl)
{
    private const int Conversations = 40; // few, so that what the bot keeps does not grow with the test

    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1e400", "1e309", "\"\"", "\" \"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[null]",
        "[{}]", "{\"id\":null}", "{\"id\":7}", "{\"type\":[]}", "\"<at></at>\"", "[[[[[[[[]]]]]]]]", "\"../../x\"",
        "\"https://evil.example/\"", "\"expectReplies\"", "\"invoke\"", "\"message\"", "\"adaptiveCard/action\"",
        "{\"a\":1,\"a\":2}", "\"2026-13-45\"", "\"19:x@thread.tacv2;messageid=x\"", "{\"verb\":\"Partners-drop\"}",
    ];

    private static readonly string[] Texts =
    [
        "hello", "help", "add Contoso as a reseller in DACH", "assess Contoso", "3", "skip", "back", "undo",
        "Contoso pipeline 420k in October", "show Contoso's KPIs", "post the digest", "yes", "no", "cancel",
        "\ud83d\ude00\ud83d\ude00", "<at>x</at>", "{{${x}}}", "'; DROP TABLE--", "\u202e\u200b",
    ];

    private static readonly string[] Names = [.. Captured.Names];

    private readonly Random _random = new(seed);

    public byte[] Next(int n)
    {
        var root = JsonNode.Parse(Captured.Json(Names[n % Names.Length]))!.AsObject();
        root["id"] = $"fuzz-{n}";
        root["serviceUrl"] = serviceUrl;
        root["conversation"]!["id"] = $"a:{_random.Next(Conversations)}";
        if (root.ContainsKey("text"))
            root["text"] = Texts[_random.Next(Texts.Length)];
        var marks = Bend(root);
        var json = root.ToJsonString();
        for (var mark = 0; mark < marks; mark++)
            json = json.Replace($"\"mark-{mark}\"", Odd[_random.Next(Odd.Length)], StringComparison.Ordinal);
        return Damage(json);
    }

    private int Bend(JsonObject root)
    {
        var count = _random.Next(4);
        for (var mark = 0; mark < count; mark++)
        {
            var places = Places(root).ToArray();
            var (owner, name) = places[_random.Next(places.Length)];
            if (_random.Next(4) == 0)
                owner.Remove(name);
            else
                owner[name] = _random.Next(50) == 0 ? new string('x', _random.Next(300_000)) : $"mark-{mark}";
        }

        return count;
    }

    private byte[] Damage(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        switch (_random.Next(12))
        {
            case 0:
                return bytes[..^_random.Next(bytes.Length)];
            case 1:
                bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                return bytes;
            case 2:
                return [.. bytes, .. bytes];
            default:
                return bytes;
        }
    }

    private static IEnumerable<(JsonObject Owner, string Name)> Places(JsonNode? node) => node switch
    {
        JsonObject owner => owner.SelectMany(member => Places(member.Value).Prepend((owner, member.Key))),
        JsonArray list => list.SelectMany(Places),
        _ => [],
    };
}
