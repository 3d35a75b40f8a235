using System.Text.Json.Nodes;

namespace PrmBot.Conversation.Cards;

/// <summary>Puts the body of one expanded card under another's.</summary>
internal static class CardFooter
{
    public static string Append(string card, string footer)
    {
        var whole = JsonNode.Parse(card)!.AsObject();
        var body = whole["body"]!.AsArray();
        foreach (var element in JsonNode.Parse(footer)!["body"]!.AsArray())
        {
            body.Add(element!.DeepClone());
        }

        return whole.ToJsonString();
    }
}
