using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Testing;

namespace PrmBot.Conversation.Tests;

/// <summary>Measures a card against its template without expanding it: an upper bound of what is sent.</summary>
internal static class CardExpansion
{
    /// <summary>Bytes of the template, plus the data, plus each repeated part once more for each item.</summary>
    public static int Size<T>(T card)
        where T : ICard
    {
        var data = JsonSerializer.SerializeToNode(card, JsonSerializerOptions.Web)!.AsObject();
        var template = JsonNode.Parse(File.ReadAllText(Path.Combine(RepoFiles.Cards, card.File + ".card.json")))!;
        return template.ToJsonString().Length + data.ToJsonString().Length + Repeated(template, data);
    }

    private static int Repeated(JsonNode? node, JsonObject data) => node switch
    {
        JsonArray list => list.Sum(n => Repeated(n, data)),
        JsonObject part => part.Sum(p => Repeated(p.Value, data)) + Copies(part, data),
        _ => 0,
    };

    private static int Copies(JsonObject part, JsonObject data) =>
        part["$data"]?.ToString() is ['$', '{', .. var name, '}'] && data[name] is JsonArray items
            ? part.ToJsonString().Length * Math.Max(0, items.Count - 1)
            : 0;
}
