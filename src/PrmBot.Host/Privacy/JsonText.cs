using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.Storage;

namespace PrmBot.Host.Privacy;

/// <summary>Stored JSON, also where one text holds another.</summary>
internal static class JsonText
{
    /// <summary>
    /// JSON that stands in a text, as a card in a message and a document in the history do; else null.
    /// </summary>
    public static JsonNode? Inner(string text)
    {
        if (text is not (['{', .., '}'] or ['[', .., ']']))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null; // somebody's words that only look like it
        }
    }

    /// <summary>A message as it is stored.</summary>
    public static JsonNode Of(OutboxEntry entry) => JsonSerializer.SerializeToNode(entry, DocumentFormat.Options)!;

    /// <summary>As stores write it.</summary>
    public static string Written(this JsonNode node) => node.ToJsonString(DocumentFormat.Options);

    /// <summary>Every text below, names of members too, also within texts that are JSON themselves.</summary>
    public static IEnumerable<string> Texts(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                return members.SelectMany(m => Texts(m.Value).Prepend(m.Key));
            case JsonArray items:
                return items.SelectMany(Texts);
            case JsonValue value when value.TryGetValue(out string? text):
                return Inner(text) is { } inner ? Texts(inner) : [text];
            default:
                return [];
        }
    }
}
