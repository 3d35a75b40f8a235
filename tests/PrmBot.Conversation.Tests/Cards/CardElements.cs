using System.Text.Json.Nodes;

namespace PrmBot.Conversation.Tests.Cards;

/// <summary>Walks a card's JSON.</summary>
internal static class CardElements
{
    /// <summary>All objects in it, outermost first.</summary>
    public static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject o => o.Select(p => p.Value).SelectMany(All).Prepend(o),
        JsonArray a => a.SelectMany(All),
        _ => [],
    };

    /// <summary>All its texts.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Texts(p.Value)),
        JsonArray a => a.SelectMany(Texts),
        JsonValue v when v.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    public static string Type(this JsonObject element) => element.Text("type");

    /// <summary>Empty when it is not there or not text.</summary>
    public static string Text(this JsonObject element, string name) =>
        element[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : string.Empty;

    public static bool Is(this JsonObject element, string name) =>
        element[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
