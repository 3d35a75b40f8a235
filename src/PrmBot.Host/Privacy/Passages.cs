using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrmBot.Host.Privacy;

/// <summary>
/// Cuts out of a record what is about somebody: each part that names them, with its plain values and nothing below it.
/// </summary>
/// <param name="isNamed">True for a text that names them.</param>
internal sealed class Passages(Func<string, bool> isNamed)
{
    /// <summary>The parts, each with where it stands.</summary>
    public JsonArray Of(JsonNode? node)
    {
        var found = new JsonArray();
        Collect(node, string.Empty, found);
        return found;
    }

    private void Collect(JsonNode? node, string where, JsonArray found)
    {
        switch (node)
        {
            case JsonObject members:
                if (members.Any(m => IsNamedBy(m.Value) || isNamed(m.Key)))
                {
                    found.Add(new JsonObject { ["where"] = where, ["is"] = Cut(members) });
                }

                foreach (var (name, value) in members.Where(m => !IsPerson(m.Value)))
                {
                    Collect(value, where.Length == 0 ? name : $"{where}.{name}", found);
                }

                break;
            case JsonArray items:
                foreach (var (index, item) in items.Index())
                {
                    Collect(item, $"{where}[{index}]", found);
                }

                break;
            case JsonValue value when value.TryGetValue(out string? text) && JsonText.Inner(text) is { } inner:
                Collect(inner, where, found);
                break;
            default:
                break;
        }
    }

    // Plain values say what it is about; a person beside is left out unless it is this one.
    private JsonObject Cut(JsonObject members) => new(members
        .Where(m => IsPlain(m.Value) || isNamed(m.Key) || IsNamedBy(m.Value))
        .Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));

    private bool IsNamedBy(JsonNode? value) => value switch
    {
        JsonValue plain when plain.TryGetValue(out string? text) => JsonText.Inner(text) is null && isNamed(text),
        JsonObject person when IsPerson(person) => JsonText.Texts(person).Any(isNamed),
        JsonArray items => items.Any(i => i is JsonValue v && v.TryGetValue(out string? text) && isNamed(text)),
        _ => false,
    };

    private static bool IsPlain(JsonNode? value) => value is JsonValue plain
        && !(plain.TryGetValue(out string? text) && JsonText.Inner(text) is not null);

    private static bool IsPerson(JsonNode? value) => value is JsonObject members
        && members.ContainsKey("name") && members.All(m => m.Key is "id" or "name" or "role")
        && members.All(m => m.Value is null || m.Value.GetValueKind() == JsonValueKind.String);
}
