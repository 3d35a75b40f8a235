using System.Text.Json;

namespace PrmBot.Conversation.Cards;

/// <summary>Puts the body of one expanded card under another's, without buttons that are there already.</summary>
internal static class CardFooter
{
    public static string Append(string card, string footer)
    {
        using var upper = JsonDocument.Parse(card);
        using var lower = JsonDocument.Parse(footer);
        return CardFormat.Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in upper.RootElement.EnumerateObject())
            {
                if (!member.NameEquals("body"u8))
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
                    Add(writer, element, upper.RootElement);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        });
    }

    private static void Add(Utf8JsonWriter writer, JsonElement element, JsonElement card)
    {
        if (!element.TryGetProperty("actions", out var actions))
        {
            element.WriteTo(writer);
            return;
        }

        var added = actions.EnumerateArray().Where(a => !Verbs(a).Any(verb => Offers(card, verb))).ToList();
        if (added.Count == 0)
        {
            return;
        }

        writer.WriteStartObject();
        foreach (var member in element.EnumerateObject())
        {
            if (!member.NameEquals("actions"u8))
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

    private static bool Offers(JsonElement node, string verb) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject()
            .Any(p => p.NameEquals("verb"u8) ? p.Value.ToString() == verb : Offers(p.Value, verb)),
        JsonValueKind.Array => node.EnumerateArray().Any(element => Offers(element, verb)),
        _ => false,
    };

    private static IEnumerable<string> Verbs(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject()
            .SelectMany(p => p.NameEquals("verb"u8) ? [p.Value.ToString()] : Verbs(p.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Verbs),
        _ => [],
    };
}
