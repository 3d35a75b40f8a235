using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>Evidence of answers, remedies of gates, and what happened at a partner.</summary>
internal static partial class ProofSlots
{
    /// <summary>The link or the words that prove something; null: only a file can have come.</summary>
    internal static JsonNode? Evidence(Segment said)
    {
        if (Link().Match(said.Text) is { Success: true } link)
        {
            return link.Value.TrimEnd('.', ',', ';', ')');
        }

        var m = AfterColon().Match(said.Folded);
        m = m.Success ? m : Is().Match(said.Folded);
        return m.Success ? Cut(said, m.Groups["v"]) : null;
    }

    internal static JsonNode? Number(Segment said) =>
        PieceNumber().Match(said.Folded) is { Success: true } m
            ? int.Parse(Segment.Ordinal(m.Groups["n"].Value), CultureInfo.InvariantCulture) : null;

    internal static JsonNode? Gate(Segment said)
    {
        if (said.Questions is [var id, ..])
        {
            return id.Value;
        }

        var m = GateSaid().Match(said.Folded);
        return m.Success ? Cut(said, m.Groups["v"]) : null;
    }

    /// <summary>What stands behind the colon, without the owner in front and the date at the end.</summary>
    internal static JsonNode? What(Segment said)
    {
        var from = AfterColon().Match(said.Folded) is { Success: true } m ? m.Groups["v"].Index
            : Will().Match(said.Folded) is { Success: true } will ? will.Groups["v"].Index : -1;
        if (from < 0)
        {
            return null;
        }

        var end = said.Moments.Where(d => d.Start > from)
            .Select(d => Before().Match(said.Folded[..d.Start]) is { Success: true } b ? b.Index : d.Start)
            .Append(OwnerClause().Match(said.Folded, from) is { Success: true } o ? o.Index : said.Text.Length)
            .Where(e => e > from).Append(said.Text.Length).Min();
        var what = said.Text[from..end].Trim(' ', ',', '.', ';', ':', '-');
        return what.Length < 3 ? null : what;
    }

    internal static JsonNode? Owner(Segment said)
    {
        if (said.Context.Mentions is [var mention, ..])
        {
            return mention;
        }

        var m = OwnerClause().Match(said.Folded);
        if (m.Success)
        {
            return Cut(said, m.Groups["p"]);
        }

        var from = AfterColon().Match(said.Folded) is { Success: true } colon ? colon.Groups["v"].Index : 0;
        var actor = Actor().Match(said.Text[from..]);
        return !actor.Success ? null
            : actor.Groups["p"].Value.Equals("I", StringComparison.Ordinal) ? "me" : actor.Groups["p"].Value;
    }

    internal static JsonNode? Due(Segment said) =>
        said.Moments is [.., var moment] ? PlanSlots.Date(moment.Value.AsDate(said.Context.Today)) : null;

    internal static JsonNode? Event(Segment said) => NameSlots.First(said, "partner_event") ?? (
        said.Has(@"\b(?:acquired|bought|taken over|takeover|merged|merger|sold to|owners?|ownership|control|gekauft|"
            + @"ubernommen|eigentumer)\b") ? "change_of_control"
        : said.Has(@"\b(?:left|leaves|leaving|resigned|quit|gone|fired|retired|retires|gekundigt|verlasst)\b")
            ? "contact_lost" : null);

    /// <summary>A day gone by: "in October" is the last one.</summary>
    internal static JsonNode? Happened(Segment said)
    {
        if (said.Moments is not [.., var moment])
        {
            return null;
        }

        var day = moment.Value.AsDate(said.Context.Today);
        return PlanSlots.Date(day > said.Context.Today && day.AddYears(-1) <= said.Context.Today
            && !YearSaid().IsMatch(said.Folded) ? day.AddYears(-1) : day);
    }

    private static string Cut(Segment said, Group group) =>
        said.Text.Substring(group.Index, group.Length).Trim(' ', '.', ',', ';', '"', '\'');

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b")]
    private static partial Regex YearSaid();

    [GeneratedRegex(@"^[^:]*?(?<!https?):\s+(?<v>.{2,})$")]
    private static partial Regex AfterColon();

    [GeneratedRegex(@"\b(?:evidence|proof|nachweis|beleg)\b[^:]*?\b(?:is|are|ist)\s(?<v>.{3,})$")]
    private static partial Regex Is();

    [GeneratedRegex(@"\b(?:evidence|proof|piece|nachweis|beleg|item|number|no\.?|nr\.?)\s(?:number |no\.? |nr\.? )?"
        + @"#?(?<n>\d{1,2}|one|two|three|four|five)\b|\b(?:the )?(?<n>\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth"
        + @"|fifth) (?:piece|evidence|proof|link|file|document)\b")]
    private static partial Regex PieceNumber();

    [GeneratedRegex(@"\b(?:for|of|about|on) (?:the )?(?<v>(?!(?:it|that|this)\b)[^:,;]+?)"
        + @"(?: gates?| condition)?(?=\s(?:is|was|at|with|for|has|by|done|closed)\b|[:,;?!.]|$)|"
        + @"\b(?:the )?(?<v>\w+(?: \w+)?) (?:gate|remedy)\b")]
    private static partial Regex GateSaid();

    [GeneratedRegex(@"\b(?:remedy|fix|close|lift|resolve|clear)\b[^:]*?,\s?(?<v>.{4,})$")]
    private static partial Regex Will();

    [GeneratedRegex(@"\s?(?:by|until|till|before|on|due|bis|zum|no later than|latest|at the latest|within|in|end of)"
        + @"(?: the)?\s$")]
    private static partial Regex Before();

    [GeneratedRegex(@"[,;]?\s?\b(?:owner:?(?: is)?|owned by|responsible:?(?: is)?|is owned by|"
        + @"verantwortlich(?: ist)?:?)\s(?<p>[^,;:]+?)(?=[,;]|\s(?:by|until|due|bis|and)\b|$)")]
    private static partial Regex OwnerClause();

    [GeneratedRegex(@"^(?<p>I|[\p{Lu}][\p{L}'-]+(?: [\p{Lu}][\p{L}'-]+)?) (?=\p{Ll})")]
    private static partial Regex Actor();
}
