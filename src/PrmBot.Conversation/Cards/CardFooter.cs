using System.Text.Json;

namespace PrmBot.Conversation.Cards;

/// <summary>Puts the body of one expanded card under another's, without buttons that are there already.</summary>
internal static class CardFooter
{
    public static string Append(string card, string footer)
    {
        using var upper = JsonDocument.Parse(card);
        using var lower = JsonDocument.Parse(footer);
        var there = Verbs(upper.RootElement).ToHashSet();
        return CardFormat.Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in upper.RootElement.EnumerateObject())
            {
                if (!member.NameEquals("body"))
                {
                    member.WriteTo(writer);
                    continue;
                }

                writer.WriteStartArray(member.Name);
                foreach (var element in member.Value.EnumerateArray())
                {
                    element.WriteTo(writer);
                }

                foreach (var element in lower.RootElement.GetProperty("body").EnumerateArray())
                {
                    Add(writer, element, there);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        });
    }

    private static void Add(Utf8JsonWriter writer, JsonElement element, HashSet<string> there)
    {
        if (!element.TryGetProperty("actions", out var actions))
        {
            element.WriteTo(writer);
            return;
        }

        var added = actions.EnumerateArray().Where(a => !Verbs(a).Any(there.Contains)).ToList();
        if (added.Count == 0)
        {
            return;
        }

        writer.WriteStartObject();
        foreach (var member in element.EnumerateObject())
        {
            if (!member.NameEquals("actions"))
            {
                member.WriteTo(writer);
                continue;
            }

            writer.WriteStartArray(member.Name);
            added.ForEach(action => action.WriteTo(writer));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static IEnumerable<string> Verbs(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject()
            .SelectMany(p => p.NameEquals("verb") ? [p.Value.ToString()] : Verbs(p.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Verbs),
        _ => [],
    };
}
