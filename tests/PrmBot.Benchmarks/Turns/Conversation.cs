using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrmBot.Benchmarks.Turns;

/// <summary>
/// One person who assesses a partner of their own: answers a question of the interview, asks how far it is, presses
/// "Back" on the question's card, and gives a KPI's number; then from the beginning. A bot that only echoes is told
/// the same.
/// </summary>
internal sealed class Conversation(HttpClient http, Uri bot, LoopbackTeams teams, int number)
{
    private static int _ids;

    private readonly string _partner = PartnerNaming.Unlike(number);
    private readonly SemaphoreSlim _turn = new(1);
    private JsonElement? _back;
    private int _next;

    /// <summary>Brings the bot to where the turns begin.</summary>
    public async Task PrepareAsync()
    {
        await SayAsync($"add {_partner} as a reseller");
        await SayAsync($"assess {_partner}");
        await SayAsync("3");
    }

    /// <summary>
    /// The next turn of the four, when the one before is over. Comes back when it is answered: a message by the message
    /// that answers it, a press by its response.
    /// </summary>
    public async Task NextAsync()
    {
        await _turn.WaitAsync();
        try
        {
            var turn = _next++;
            await ((turn % 4) switch
            {
                0 => AnswerAsync(),
                1 => SayAsync($"how far is the assessment of {_partner}"),
                2 => PressAsync(),
                _ => SayAsync($"record {20 + (turn % 70)} leads for {_partner} in October 2026"),
            });
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task AnswerAsync() => _back = ButtonOf(await SayAsync("3"), "Back");

    private async Task<JsonElement> SayAsync(string text)
    {
        var activity = Activity("message");
        activity["text"] = text;
        var answer = teams.AnswerTo((string)activity["id"]!);
        using var taken = await http.PostAsJsonAsync(new Uri(bot, "/api/messages"), activity);
        taken.EnsureSuccessStatusCode();
        return await answer.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private async Task PressAsync()
    {
        var activity = Activity("invoke");
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = _back is { } button ? button.GetProperty("verb").GetString() : "back",
                ["data"] = JsonNode.Parse(_back?.GetProperty("data").GetRawText() ?? "{}"),
            },
            ["trigger"] = "manual",
        };
        using var answer = await http.PostAsJsonAsync(new Uri(bot, "/api/messages"), activity);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private JsonObject Activity(string type) => new()
    {
        ["type"] = type,
        ["id"] = $"in{Interlocked.Increment(ref _ids)}",
        ["channelId"] = "msteams",
        ["serviceUrl"] = teams.Url,
        ["locale"] = "en-US",
        ["from"] = new JsonObject { ["id"] = $"29:{number}", ["aadObjectId"] = $"person{number}", ["name"] = "Alex" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "PrmBot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = $"a:{number}", ["conversationType"] = "personal", ["tenantId"] = BenchHost.Home.Value,
        },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = BenchHost.Home.Value } },
    };

    private static JsonElement? ButtonOf(JsonElement message, string title) =>
        message.TryGetProperty("attachments", out var attachments) && attachments.GetArrayLength() > 0
            ? Find(attachments[0].GetProperty("content"), title)
            : null;

    private static JsonElement? Find(JsonElement node, string title) => node.ValueKind switch
    {
        JsonValueKind.Object when node.TryGetProperty("title", out var own) && own.ValueKind == JsonValueKind.String
            && own.GetString() == title && node.TryGetProperty("verb", out _) => node,
        JsonValueKind.Object => First(node.EnumerateObject().Select(p => Find(p.Value, title))),
        JsonValueKind.Array => First(node.EnumerateArray().Select(e => Find(e, title))),
        _ => null,
    };

    private static JsonElement? First(IEnumerable<JsonElement?> found) => found.FirstOrDefault(f => f is not null);
}
