using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>
/// Who owns a new line on each side: "ours is owned by me", "Dana for us, Pat for them", or two names in a clause of
/// their own, "Mia Manager and Pat Partner", our side's first.
/// </summary>
internal static partial class PlanOwnersSaid
{
    internal static JsonNode? Ours(Segment said) =>
        BesideOurs().Match(said.Text) is { Success: true } beside ? beside.Groups["p"].Value
            : (OwnersBySide.Within(said) ?? Pair(said)) is { } pair ? pair.Ours
            : Name(OursNamed().Match(said.Folded), said);

    internal static JsonNode? Theirs(Segment said) =>
        BesideTheirs(said) is { } beside ? beside
            : (OwnersBySide.Within(said) ?? Pair(said)) is { } pair ? pair.Theirs
            : Name(TheirsNamed().Match(said.Folded), said);

    /// <summary>
    /// Both owners of a line that is there, "owners of line 2 are me and Pat"; without a number it is the line just
    /// spoken of. Null: not both.
    /// </summary>
    internal static (string Ours, string Theirs)? OfLine(Segment said) =>
        said.Lines.Count < 2 && OwnersBySide.Of(said) is { } bySide ? bySide
            : said.Lines.Count == 1 && OwnersOfLine().IsMatch(said.Folded) ? Pair(said) : null;

    internal static JsonNode? OursOfLine(Segment said) => OfLine(said)?.Ours;

    internal static JsonNode? TheirsOfLine(Segment said) => OfLine(said)?.Theirs;

    /// <summary>
    /// Two names that stand together. First names alone could as well be two towns, so they count only where a word
    /// says that they own it.
    /// </summary>
    private static (string Ours, string Theirs)? Pair(Segment said)
    {
        foreach (Match m in PairNamed().Matches(said.Text))
        {
            var (a, b) = (m.Groups["a"].Value, m.Groups["b"].Value);
            var arePeople = m.Groups["owners"].Success || IsPerson(a, said) || IsPerson(b, said);
            if (arePeople && !said.Partners.Exists(p => m.Index < p.End && p.Start < m.Index + m.Length))
            {
                return (a, b);
            }
        }

        return null;
    }

    // "Battle Card and Price List" are words of the language.
    private static bool IsPerson(string name, Segment said) => name is "me" or "ich"
        || (name.Split(' ') is [var first, _, ..] && !said.Speller.Knows(first.ToLowerInvariant()))
        || said.Context.Mentions.Contains(name, StringComparer.OrdinalIgnoreCase);

    // "Pat for Fabrikam" as well as "Pat for them".
    private static string? BesideTheirs(Segment said) =>
        SideAfter().Matches(said.Text).FirstOrDefault(m => m.Groups["them"].Success
            || said.Partners.Exists(p => p.Start == m.Index + m.Length)) is { } side ? side.Groups["p"].Value : null;

    private static JsonNode? Name(Match m, Segment said) =>
        m.Success ? said.Text.Substring(m.Groups["p"].Index, m.Groups["p"].Length).Trim(' ', '.') : null;

    private const string OneName = @"(?:\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2})";

    private const string OneOrMe = "(?:" + OneName + "|me\\b|ich\\b)";

    [GeneratedRegex(@"(?:^|[,;:]\s*|\s)(?<p>" + OneName + ")"
        + @",? (?:for us|on our side|from our side|on ours|bei uns|von uns|für uns|auf unserer Seite)\b")]
    private static partial Regex BesideOurs();

    [GeneratedRegex(@"(?:^|[,;:]\s*|\s)(?<p>" + OneName + ")"
        + @",? (?:(?<them>(?:for|on|from|at|bei|von|für) (?:them|theirs?|their side|the partner(?:'s side)?|ihnen|"
        + @"den Partner|dem Partner)\b)|(?:for|from|at|of|von|bei|für) )")]
    private static partial Regex SideAfter();

    [GeneratedRegex(@"(?:[,;]\s*(?:with\s|mit\s)?(?!(?i:verantwortlich|zuständig))|"
        + @"(?<owners>\b(?i:make|owners?|owned by|led by|run by|verantwortlich(?:e|en)?|zuständig)"
        + @"(?: (?:of|for|für) (?i:line|zeile) \d{1,3})?(?: are| is| sind| ist|:)?\s))"
        + "(?<a>" + OneOrMe + @")(?: and |\s?& ?|\s?/\s?| und | with | mit )(?<b>" + OneOrMe
        + @")(?=\s*(?:[,;.]|$| (?i:the )?(?i:owners)\b))")]
    private static partial Regex PairNamed();

    [GeneratedRegex(@"\bowners (?:of|for) line \d|\bline \d{1,3}:? (?:(?:is|are|now|to be) )*(?:owned by|owners)\b|"
        + @"\bverantwortlich\w* fur (?:line|zeile) \d")]
    private static partial Regex OwnersOfLine();

    [GeneratedRegex(
        @"\bours? (?:is |owner )?(?:is )?(?:owned by )?"
        + @"(?<p>(?!owned|owner|plan|own\b|money\b|budget\b|side\b)[^,;]+?)(?=,|;|\sand\b|$|"
        + @"\.)|\bour owner:? (?:is )?(?<p>[^,;]+?)(?=,|;|\sand\b|$)|"
        + @"(?<!theirs is |theirs )\bowned by (?<p>[^,;]+?)(?=,|;|\s(?:and|on|in|by)\b|$)|(?<!their |"
        + @"partner )\bowner:? (?:is )?(?<p>[^,;]+?)(?=,|;|\s(?:and|on|in)\b|$)|"
        + @"(?:^|,\s?|and )(?<p>\w+(?: \w+)?) (?:owns|runs|leads|takes|own|run|will own) (?:it|this|ours)|"
        + @"(?:^|,\s?|and )(?<p>i)'ll (?:take|own|run|do|lead) (?:it|this)")]
    private static partial Regex OursNamed();

    [GeneratedRegex(
        @"(?:^|,\s?|and )theirs (?!is\b)(?<p>[^,;]+?)(?=,|;|\sand\b|$)|\btheirs? (?:is |"
            + @"owner )(?:is )?(?:owned by )?(?<p>[^,;]+?)(?=,|;|\sand\b|$)|\b(?:partner|"
        + @"their) owner:? (?:is )?(?<p>[^,;]+?)(?=,|;|\sand\b|$)|"
        + @"(?:^|,\s?|and )(?<p>\w+(?: \w+)?) (?:on|at|from|for) (?:their side|the partner side|theirs)\b")]
    private static partial Regex TheirsNamed();
}
