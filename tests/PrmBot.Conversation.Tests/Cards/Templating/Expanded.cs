using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Cards.Templating;

namespace PrmBot.Conversation.Tests.Cards.Templating;

internal static class Expanded
{
    public static JsonNode? By(JsonNode template, JsonNode data) =>
        JsonNode.Parse(Read(template).Json(Scope.Of(Value.From(Element(data)))));

    /// <summary>What a lone text becomes; data are JSON.</summary>
    public static string? Text(string text, string data = "{}") =>
        By(JsonValue.Create(text), JsonNode.Parse(data)!)?.ToJsonString(CardFormat.Options);

    public static Template Read(JsonNode template) => Template.Parse("test.card.json", Element(template));

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);
}
