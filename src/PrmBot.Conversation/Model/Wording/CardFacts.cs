using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;

namespace PrmBot.Conversation.Model.Wording;

/// <summary>What a card says, line by line: its texts, facts and charts; nothing of its buttons.</summary>
internal static class CardFacts
{
    private static readonly HashSet<string> Said = new(StringComparer.Ordinal)
    {
        "text", "title", "value", "altText", "label", "legend", "x", "y", "name",
    };

    /// <exception cref="JsonException">The text is not JSON.</exception>
    internal static IReadOnlyList<string> Of(string cardJson)
    {
        var lines = new List<string>();
        Collect(JsonNode.Parse(RetiredCard.WithoutActions(cardJson)), lines);
        return [.. lines.Distinct()];
    }

    private static void Collect(JsonNode? node, List<string> lines)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Collect(item, lines);
            }
        }

        if (node is not JsonObject element)
        {
            return;
        }

        var own = element.Where(p => Said.Contains(p.Key) && p.Value is JsonValue).Select(p => p.Value!.ToString());
        if (string.Join(": ", own) is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        foreach (var (_, value) in element)
        {
            Collect(value, lines);
        }
    }
}
