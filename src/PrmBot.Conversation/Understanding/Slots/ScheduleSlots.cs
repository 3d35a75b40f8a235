using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>
/// When something comes again and again. What looks like a day, a time or a zone and is none is given as it was said,
/// so that the answer can name it.
/// </summary>
internal static partial class ScheduleSlots
{
    internal static JsonNode? Day(Segment said) =>
        Days.FindDay(said.Folded) is { } day ? day.Value : Group(NoDay(), said.Folded);

    internal static JsonNode? Time(Segment said) => said.Time is { } time ? time.Value : Group(NoTime(), said.Folded);

    internal static JsonNode? Zone(Segment said) =>
        Days.FindZone(said.Text) is { } zone ? zone.Value : Group(NoZone(), said.Text);

    /// <summary>The unknown name of a zone or a day is no partner's.</summary>
    internal static JsonNode? Partner(Segment said) =>
        NameSlots.Partner(said) is { } partner && partner.ToString() != Group(NoZone(), said.Text)?.ToString()
            && !string.Equals(partner.ToString(), Day(said)?.ToString(), StringComparison.OrdinalIgnoreCase)
            ? partner : null;

    /// <summary>Weekly is what everybody means who says nothing.</summary>
    internal static JsonNode? Every(Segment said) =>
        Quarterly().IsMatch(said.Folded) ? "quarter" : Monthly().IsMatch(said.Folded) ? "month"
            : Group(NoRhythm(), said.Folded);

    internal static JsonNode? Which(Segment said) =>
        WhichSaid().Match(said.Folded) is not { Success: true } m ? null : m.Groups["n"].Value[..2] switch
        {
            "fi" or "1s" or "er" => "first",
            "se" or "2n" or "zw" => "second",
            "th" or "3r" or "dr" => "third",
            "fo" or "4t" or "vi" => "fourth",
            _ => "last",
        };

    /// <summary>Which post; a digest of one partner is what everybody means who says nothing.</summary>
    internal static JsonNode? Scope(Segment said) =>
        Review().IsMatch(said.Folded) ? "review" : TextSlots.Scope(said);

    /// <summary>The first of two days; one day alone is the end.</summary>
    internal static JsonNode? From(Segment said) =>
        said.Moments is [var first, _, ..] ? PlanSlots.Date(first.Value.AsDate(said.Context.Today)) : null;

    internal static JsonNode? Until(Segment said) => ProofSlots.Due(said);

    private static JsonNode? Group(Regex regex, string text) =>
        regex.Match(text) is { Success: true } m ? m.Groups["v"].Value.Trim() : null;

    // "Every Blursday", "each morning"; a week, a month and a quarter are no days but as good as one.
    [GeneratedRegex(@"\b(?<v>every ?day|each day|daily|every (?:week|work)day|every hour|hourly|taglich|jeden tag|"
        + @"(?<=\b(?:every|each|jeden|jede) )(?!(?:week|woche|month|monat|quarter|quartal|year|jahr|other|second|two|"
        + @"first|third|fourth|last|single|erste|zweite|dritte|vierte|letzte|time|mal|now|\d)\w*\b)[a-z]{3,20}"
        + @"(?! (?:of|in|des|im)\b)|"
        + @"(?<=\bon )(?:the )?\d{1,2}(?:st|nd|rd|th)|am \d{1,2}\.(?= (?:jeden|des)))")]
    private static partial Regex NoDay();

    [GeneratedRegex(@"(?<![\w:.,])(?<v>\d{1,2}[:.]\d\d(?:\s?[ap]m)?|\d{1,2}\s?(?:[ap]m|o'?clock|uhr)|"
        + @"(?<=\b(?:at|um) )\d{1,2})(?![\w:]|[.,]\d|\s?%)")]
    private static partial Regex NoTime();

    [GeneratedRegex(@"(?<=\d(?:\s?(?:[aApP][mM]|[uU]hr|o'clock))?,? (?:in )?)(?<v>\p{Lu}[\p{L}/_]+(?: \p{Lu}\p{L}+)?)"
        + @" (?:[tT]ime|Zeit)\b")]
    private static partial Regex NoZone();

    [GeneratedRegex(@"\b(?:qbrs?|reviews?|quartals(?:bericht|gesprach|review)\w*)\b")]
    private static partial Regex Review();

    [GeneratedRegex(@"\b(?<v>every (?:other|second|two|2|three|3|few) weeks?|fortnightly|bi-?weekly|every fortnight|"
        + @"(?:alle (?:zwei|2|drei|3) wochen)|jede zweite woche|zweiwochentlich|(?:every )?(?:year|jahr)|yearly|"
        + @"annually|jahrlich)\b")]
    private static partial Regex NoRhythm();

    [GeneratedRegex(@"\b(?:monthly|(?:every|each|per|a|of the|of each|of every|in the) month|monatlich|"
        + @"(?:jeden|im|pro) monat|(?:des|jedes) monats)\b")]
    private static partial Regex Monthly();

    [GeneratedRegex(@"\b(?:quarterly|(?:every|each|per|a|of the|of each|of every|in the) quarter|vierteljahrlich|"
        + @"quartalsweise|(?:jedes|pro|im) quartal|(?:des|jedes) quartals)\b")]
    private static partial Regex Quarterly();

    [GeneratedRegex(@"\b(?<n>first|1st|second|2nd|third|3rd|fourth|4th|last|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|"
        + @"vierte[nrs]?|letzte[nrs]?) (?:" + Days.Pattern + @")s?\b")]
    private static partial Regex WhichSaid();
}
