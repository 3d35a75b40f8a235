using System.Text.Json;
using System.Text.Json.Nodes;
using PrmBot.Storage;

namespace PrmBot.Evals.Bots;

/// <summary>All that went out in a turn, to whatever place.</summary>
internal sealed record Answer(IReadOnlyList<OutboxEntry> Sends, string? InlineCard, string? InlineText)
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly JsonSerializerOptions AsItReads =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Everything that a client receives, with what a button carries: nothing may hide in it.</summary>
    internal string Raw => string.Join('\n', Sends.SelectMany(s => new[] { s.Text, Plain(s.CardJson) })
        .Append(InlineText).Append(Plain(InlineCard)).OfType<string>());

    /// <summary>What people read: texts, titles and values of facts, without buttons.</summary>
    internal string Words => string.Join('\n', Sends.SelectMany(s => new[] { s.Text, Read(s.CardJson) })
        .Append(InlineText).Append(Read(InlineCard)).Where(t => !string.IsNullOrWhiteSpace(t)));

    private static string? Plain(string? json) =>
        json is null ? null : JsonSerializer.Serialize(JsonNode.Parse(json), AsItReads);

    private static string? Read(string? json)
    {
        if (json is null)
        {
            return null;
        }

        var lines = new List<string>();
        Collect(JsonNode.Parse(json), lines);
        return string.Join('\n', lines.Distinct());
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

        if (node is not JsonObject element || element["type"]?.ToString().StartsWith("Action.", Ordinal) == true)
        {
            return;
        }

        lines.AddRange(element.Where(p => p.Key is "text" or "title" or "value" or "altText" && p.Value is JsonValue)
            .Select(p => p.Value!.ToString()));
        foreach (var (_, value) in element)
        {
            Collect(value, lines);
        }
    }
}
