using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>
/// Our company and the partner Contoso with a channel that both read, over the real protocol. Everything that a contact
/// gets, sent to the channel or in the answer to a press, is kept to be searched.
/// </summary>
public abstract class TwoCompanies : HostScenario
{
    internal const string Channel = "19:contoso@thread.tacv2";
    internal const string TheirTenant = "aaaaaaaa-2222-3333-4444-555555555555";

    private readonly List<string> _answered = [];

    internal ChatClient Alex { get; private set; } = null!;

    /// <summary>Everything that reached the partner: what is in its channel, and what its people's presses were
    /// answered with.</summary>
    internal string ReachedThePartner => string.Join('\n', Connector.All
        .Where(s => s.Conversation.StartsWith(Channel, StringComparison.Ordinal))
        .Select(s => s.Activity.ToJsonString(Readable)).Concat(_answered));

    private static readonly System.Text.Json.JsonSerializerOptions Readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal override async Task PrepareAsync()
    {
        Connector.Has("Alex", ChatPlace.HomeTenant);
        Connector.Has("Marco", TheirTenant);
        Connector.Has("Lena", TheirTenant);
        Alex = Chat(new ChatPlace("Alex", "a:alex"));
        await Alex.SayAsync("add Contoso as a reseller");
        await Chat(new ChatPlace("Alex", Channel + ";messageid=1", IsChannel: true))
            .SayAsync("link this channel to Contoso");
    }

    internal async Task<Sent> InviteAsync()
    {
        var before = Connector.All.Count;
        await Alex.SayAsync("invite Contoso to answer");
        (await Alex.SayAsync("yes")).Words.ShouldContain("Invited Contoso");
        return await Connector.NextAsync(before, s => s.Conversation == Channel && s.Method == "POST");
    }

    internal async Task<string> StatusAsync() =>
        (await Alex.SayAsync("how far is the assessment of Contoso")).Words;

    /// <summary>What a client does by itself when it shows the card.</summary>
    internal async Task<string> LookAsync(ChatClient who, Sent card) =>
        Told(await who.ExecuteAsync(card, (JsonObject)card.Card!["refresh"]!["action"]!));

    internal async Task<string> PressAsync(ChatClient who, Sent card, string title, JsonObject? inputs = null) =>
        Told(await who.PressAsync(card, title, inputs));

    /// <summary>Presses the button of the card that the person sees.</summary>
    internal Task<string> PressAsync(ChatClient who, string title, JsonObject? inputs = null) =>
        PressAsync(who, who.LastCard!, title, inputs);

    /// <summary>Presses a button as a client without universal actions does.</summary>
    internal static Task SubmitAsync(ChatClient who, Sent card, string title) => who.HappensAsync("message", a =>
    {
        a["replyToId"] = card.ActivityId;
        a["value"] = Actions(card.Card!).First(b => b["title"]?.ToString() == title)["fallback"]!["data"]!.DeepClone();
    });

    internal ChatClient InThread(Sent invite, string person) => Chat(
        new ChatPlace(person, $"{Channel};messageid={invite.ActivityId}", IsChannel: true, TheirTenant));

    private string Told(JsonObject answer)
    {
        var words = answer.ToJsonString(Readable);
        _answered.Add(words);
        return words;
    }

    private static IEnumerable<JsonObject> Actions(JsonNode? node) => node switch
    {
        JsonObject o when o["type"]?.ToString() == "Action.Execute" => [o],
        JsonObject o => o.SelectMany(p => Actions(p.Value)),
        JsonArray a => a.SelectMany(Actions),
        _ => [],
    };
}
