using System.Text.Json.Nodes;

namespace PrmBot.Conversation.Cards;

/// <summary>Puts the body of one expanded card under another's, without buttons that are there already.</summary>
internal static class CardFooter
{
    public static string Append(string card, string footer)
    {
        var whole = JsonNode.Parse(card)!.AsObject();
        var body = whole["body"]!.AsArray();
        var there = Verbs(whole).ToHashSet();
        foreach (var element in JsonNode.Parse(footer)!["body"]!.AsArray())
        {
            var added = element!.DeepClone();
            if (added["actions"] is JsonArray actions)
            {
                actions.RemoveAll(a => Verbs(a).Any(there.Contains));
                if (actions.Count == 0)
                {
                    continue;
                }
            }

            body.Add(added);
        }

        return whole.ToJsonString();
    }

    private static IEnumerable<string> Verbs(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(p => p.Key == "verb" ? [p.Value!.ToString()] : Verbs(p.Value)),
        JsonArray list => list.SelectMany(Verbs),
        _ => [],
    };
}
