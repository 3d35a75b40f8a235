using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrmBot.BotFramework.Connector.Sizes;

/// <summary>
/// Cuts an Adaptive Card that is too big into several, in order. What can be taken apart is (containers, tables with
/// their heading, facts, texts); an element that cannot is replaced by a sentence. The buttons are on the last page.
/// </summary>
/// <param name="tooBig">The sentence that stands for an element that cannot be shown.</param>
internal sealed class CardPages(string tooBig)
{
    private const int Comma = 2;

    private static readonly Dictionary<string, string> Children = new()
    {
        ["AdaptiveCard"] = "body",
        ["Container"] = "items",
        ["Column"] = "items",
        ["ColumnSet"] = "columns",
        ["FactSet"] = "facts",
        ["Table"] = "rows",
        ["ImageSet"] = "images",
        ["ActionSet"] = "actions",
    };

    /// <summary>The pages; null for what is no card, or a form: its fields must stay with its buttons.</summary>
    public IReadOnlyList<JsonElement>? Of(JsonElement card, int budget)
    {
        if (card.ValueKind != JsonValueKind.Object || JsonObject.Create(card) is not { } whole
            || TypeOf(whole) != "AdaptiveCard" || HasInput(whole) || Split(whole, budget) is not { } pages)
            return null;

        foreach (var page in pages.SkipLast(1))
            page.Remove("actions");
        return [.. pages.Select(page => JsonSerializer.SerializeToElement(page))];
    }

    private List<JsonObject>? Split(JsonObject node, int budget)
    {
        if (MessageSize.Of(node) <= budget)
            return [node];
        if (TypeOf(node) == "TextBlock" && node["text"] is JsonValue)
            return SplitText(node, budget);
        if (!Children.TryGetValue(TypeOf(node), out var name) || node[name] is not JsonArray children)
            return null;

        var shell = (JsonObject)node.DeepClone();
        shell[name] = new JsonArray();
        var header = HeaderOf(node, children);
        var left = budget - MessageSize.Of(shell) - (header is null ? 0 : MessageSize.Of(header) + Comma);
        return left <= 0 ? null : Filled(shell, name, header, Groups(children.Skip(header is null ? 0 : 1), left));
    }

    // As many neighbours together as fit; one that is too big alone is taken apart itself.
    private List<List<JsonNode>> Groups(IEnumerable<JsonNode?> children, int left)
    {
        var groups = new List<List<JsonNode>> { new() };
        var used = 0;
        foreach (var piece in children.OfType<JsonNode>().SelectMany(child => Pieces(child, left)))
        {
            var size = MessageSize.Of(piece) + Comma;
            if (used + size > left && groups[^1].Count > 0)
            {
                groups.Add([]);
                used = 0;
            }

            groups[^1].Add(piece);
            used += size;
        }

        return groups;
    }

    private IEnumerable<JsonNode> Pieces(JsonNode child, int left)
    {
        if (MessageSize.Of(child) + Comma <= left)
            return [child];

        return child is JsonObject element && Split(element, left - Comma) is { } pieces
            ? pieces
            : [new JsonObject { ["type"] = "TextBlock", ["text"] = tooBig, ["wrap"] = true }];
    }

    private static List<JsonObject> Filled(
        JsonObject shell, string name, JsonNode? header, List<List<JsonNode>> groups)
    {
        var filled = new List<JsonObject>();
        foreach (var group in groups)
        {
            var page = (JsonObject)shell.DeepClone();
            var list = (JsonArray)page[name]!;
            if (header is not null)
                list.Add(header.DeepClone());
            foreach (var piece in group)
                list.Add(piece.DeepClone());
            filled.Add(page);
        }

        return filled;
    }

    private static List<JsonObject>? SplitText(JsonObject block, int budget)
    {
        var shell = (JsonObject)block.DeepClone();
        shell["text"] = "";
        var left = budget - MessageSize.Of(shell);
        return left <= 100 ? null : [.. TextParts.Of(block["text"]!.ToString(), left).Select(text =>
        {
            var part = (JsonObject)shell.DeepClone();
            part["text"] = text;
            return part;
        })];
    }

    private static JsonNode? HeaderOf(JsonObject node, JsonArray children) =>
        TypeOf(node) == "Table" && children.Count > 1 && node["firstRowAsHeaders"]?.ToString() != "false"
            ? children[0]
            : null;

    private static string TypeOf(JsonObject node) => node["type"]?.ToString() ?? "";

    private static bool HasInput(JsonNode? node) => node switch
    {
        JsonObject element => TypeOf(element).StartsWith("Input.", StringComparison.Ordinal)
            || element.Any(member => HasInput(member.Value)),
        JsonArray list => list.Any(HasInput),
        _ => false,
    };
}
