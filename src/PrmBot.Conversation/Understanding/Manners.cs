using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// Takes greetings and politeness off the ends of a message; a message that is nothing else stays whole.
/// </summary>
internal static partial class Manners
{
    internal static string Strip(string text)
    {
        var rest = Starts().Replace(Ends().Replace(text.Trim(), string.Empty), string.Empty).Trim();
        return rest.Length < 2 ? text.Trim() : rest;
    }

    [GeneratedRegex(
        @"^(?:(?:hi|hello|hey|dear|ok|okay|so|well|please|pls|plz|bitte|now|great|thanks|thank you|good morning|"
        + @"good afternoon|alright|right|um+|uh|btw|by the way|quick question|quick one)(?: there| bot| prmbot|"
        + @" team| all)?(?:\s*[,.!:-]+\s*|\s+)(?!and fabrikam))+(?=\w)|"
        + @"^(?:(?:could|can|would|will) you (?:please |pls |kindly )?(?:(?=\w))|i(?:'d|"
        + @" would) like (?:you )?to |i want (?:you )?to |i need (?:you )?to |we(?:'d| would) like to |"
        + @"we need to |let me |may i |can i |could i |can we |could we |please )+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Starts();

    [GeneratedRegex(@"(?:[\s,.!]+(?:please|pls|plz|thanks|thank you|thx|cheers|ty|asap|bitte|danke|will you|would you|"
        + @"for me|if you can|mate|bot|prmbot))+[\s.!?]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Ends();
}
