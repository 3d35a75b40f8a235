using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>One person in one conversation, speaking the wire protocol to the real host.</summary>
internal sealed class ChatClient(HttpClient http, Func<Uri> bot, ConnectorStub connector, ChatPlace place)
{
    private static int _ids;

    /// <summary>The last card that the bot sent or replaced here.</summary>
    public Sent? LastCard { get; private set; }

    /// <summary>
    /// Writes a message and waits for the answer: the next new message of the bot here that is no answer to another
    /// one. What was being sent when a bot was killed comes once more.
    /// </summary>
    public async Task<Sent> SayAsync(string text, params string[]? mentions)
    {
        var before = connector.All.Count;
        var activity = Base("message");
        activity["text"] = place.IsShared ? $"<at>PrmBot</at> {text}" : text;
        if (place.IsShared)
        {
            activity["entities"] = new JsonArray([
                MentionOf("28:bot", "PrmBot"),
                .. (mentions ?? []).Select(name => MentionOf("29:" + name, name))]);
        }

        await PostAsync(activity);
        return await AnswerAsync(before, activity);
    }

    /// <summary>Writes a message with a file, as Teams sends one from a private chat; waits for the answer.</summary>
    public async Task<Sent> SendFileAsync(string text, string name, byte[] content)
    {
        connector.Drive[name] = content;
        var before = connector.All.Count;
        await HappensAsync("message", a =>
        {
            a["text"] = text;
            a["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
                ["name"] = name,
                ["contentUrl"] = "https://contoso-my.sharepoint.com/personal/alex/" + Uri.EscapeDataString(name),
                ["content"] = new JsonObject
                {
                    ["downloadUrl"] = $"{connector.Url}drive/{Uri.EscapeDataString(name)}",
                    ["fileType"] = Path.GetExtension(name).TrimStart('.'),
                },
            });
        });
        return await AnswerAsync(before);
    }

    /// <summary>Posts a message without waiting for an answer: acknowledged means stored. Returns its id.</summary>
    public async Task<string> SendOnlyAsync(string text)
    {
        var activity = Base("message");
        activity["text"] = text;
        await PostAsync(activity);
        return activity["id"]!.ToString();
    }

    /// <summary>
    /// Posts a message as the platform does, again and again with the same id, until it is acknowledged.
    /// </summary>
    public async Task SendUntilTakenAsync(string text)
    {
        var activity = Base("message");
        activity["text"] = text;
        while (true)
        {
            try
            {
                await PostAsync((JsonObject)activity.DeepClone());
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>
    /// Presses the button of the last card with that title; returns what the invoke was answered with.
    /// </summary>
    public async Task<JsonObject> PressAsync(string title, JsonObject? inputs = null) =>
        await PressAsync(LastCard ?? throw new InvalidOperationException("No card yet."), title, inputs);

    public async Task<JsonObject> PressAsync(Sent card, string title, JsonObject? inputs = null)
    {
        var button = Buttons(card.Card!).FirstOrDefault(b => b["title"]?.ToString() == title)
            ?? throw new InvalidOperationException(
                $"No button “{title}”; there are: {string.Join(", ", Buttons(card.Card!).Select(b => b["title"]))}");
        return await ExecuteAsync(card, button, inputs);
    }

    /// <summary>Does what an Action.Execute of a card says: a button, or the card's own refresh.</summary>
    public async Task<JsonObject> ExecuteAsync(Sent card, JsonObject button, JsonObject? inputs = null)
    {
        var data = button["data"] is JsonObject given ? (JsonObject)given.DeepClone() : [];
        foreach (var (name, value) in inputs ?? [])
        {
            data[name] = value?.DeepClone();
        }

        var activity = Base("invoke");
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = card.ActivityId;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = button["verb"]?.ToString(),
                ["data"] = data,
            },
        };
        using var response = await http.PostAsJsonAsync(new Uri(bot(), "/api/messages"), activity);
        response.EnsureSuccessStatusCode();
        var body = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        if (body["value"] is JsonObject shown)
        {
            LastCard = card with
            {
                Activity = new JsonObject
                {
                    ["attachments"] = new JsonArray(new JsonObject { ["content"] = shown.DeepClone() }),
                },
            };
        }

        return body;
    }

    public Task InstallAsync(string action = "add") => HappensAsync("installationUpdate", a => a["action"] = action);

    /// <summary>Posts any activity of this person here.</summary>
    public Task HappensAsync(string type, Action<JsonObject> with)
    {
        var activity = Base(type);
        with(activity);
        return PostAsync(activity);
    }

    private static JsonObject MentionOf(string id, string name) => new()
    {
        ["type"] = "mention",
        ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
        ["text"] = $"<at>{name}</at>",
    };

    private static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonObject o when o["type"]?.ToString().StartsWith("Action.", StringComparison.Ordinal) == true => [o],
        JsonObject o => o.Where(p => p.Key is not ("fallback" or "refresh")).SelectMany(p => Buttons(p.Value)),
        JsonArray a => a.SelectMany(Buttons),
        _ => [],
    };

    private async Task<Sent> AnswerAsync(int before, JsonObject? to = null)
    {
        var asked = to?["id"]?.ToString();
        var answer = await connector.NextAsync(before, s => s.Method == "POST"
            && s.Conversation == place.Conversation
            && (asked is null || s.Answers is null || s.Answers == asked));
        LastCard = answer.Card is null ? LastCard : answer;
        return answer;
    }

    private async Task PostAsync(JsonObject activity)
    {
        using var response = await http.PostAsJsonAsync(new Uri(bot(), "/api/messages"), activity);
        response.EnsureSuccessStatusCode();
    }

    private JsonObject Base(string type) => new()
    {
        ["type"] = type,
        ["id"] = $"act-{Interlocked.Increment(ref _ids)}-{Environment.ProcessId}",
        ["channelId"] = "msteams",
        ["serviceUrl"] = connector.Url,
        ["locale"] = "en-US",
        ["from"] = new JsonObject
        {
            ["id"] = "29:" + place.Person,
            ["name"] = place.Person,
            ["aadObjectId"] = place.Person.ToLowerInvariant() + "-object-id",
            ["tenantId"] = place.SaysTenant ? place.PersonTenant : null,
        },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "PrmBot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = place.Conversation,
            ["conversationType"] = place.IsChannel ? "channel" : place.IsShared ? "groupChat" : "personal",
            ["tenantId"] = place.HostTenant,
        },
        ["channelData"] = new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = place.HostTenant },
            ["team"] = place.Team is null ? null : new JsonObject { ["id"] = place.Team },
        },
    };
}

/// <summary>Who speaks where.</summary>
internal sealed record ChatPlace(string Person, string Conversation, bool IsChannel = false, string? OwnTenant = null)
{
    public const string HomeTenant = "11111111-2222-3333-4444-555555555555";

    public string PersonTenant => OwnTenant ?? HomeTenant;

    /// <summary>False as in Teams: the activity does not say of which tenant the person is.</summary>
    public bool SaysTenant { get; init; } = true;

    /// <summary>The tenant that the conversation belongs to.</summary>
    public string HostTenant { get; init; } = HomeTenant;

    /// <summary>The team that the channel is in, where the activity says it.</summary>
    public string? Team { get; init; }

    public bool IsShared => IsChannel || Conversation.StartsWith("19:", StringComparison.Ordinal);
}
