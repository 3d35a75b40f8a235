using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>
/// Arguments that are words: reasons, notes, terms; and the lists of words behind them.
/// </summary>
internal static partial class TextSlots
{
    internal static JsonNode? Reason(Segment said) => Rest(ReasonSaid(), said);

    internal static JsonNode? Note(Segment said) => Rest(NoteSaid(), said);

    internal static JsonNode? Purpose(Segment said)
    {
        var m = PurposeSaid().Match(said.Folded);
        return m.Success && !said.Partners.Exists(p => p.Start == m.Groups["v"].Index)
            ? Cut(said, m.Groups["v"]) is var purpose
                && Article().Replace(purpose, string.Empty) is { Length: > 1 } words ? words : null
            : null;
    }

    internal static JsonNode? FromAssessment(Segment said) => said.Has(@"\b(?:assessment|gaps?)\b") ? true : null;

    internal static JsonNode? Giver(Segment said)
    {
        // Who got something is not who gave it; "they got us a meeting" is giving.
        if (GotSaid().Match(said.Folded) is { Success: true } got)
        {
            return got.Groups["us"].Success ? "partner" : "us";
        }

        if (said.Partners is [var first, ..] && GivesAfter().IsMatch(said.Folded[first.End..]))
        {
            return "partner";
        }

        var m = GiverSaid().Match(said.Folded);
        return !m.Success ? null : m.Groups["us"].Success ? "us" : "partner";
    }

    internal static JsonNode? What(Segment said)
    {
        var from = LedgerOpening().Match(said.Folded).Length;
        if (from == 0)
        {
            from = Given().Match(said.Folded).Length;
            from = said.Partners.Find(p => p.Start == from && from > 0) is { Length: > 0 } partner ? partner.End : from;
        }

        var words = said.Text[from..].Trim(' ', '.', ',');
        return words.Length == 0 ? null : words;
    }

    internal static JsonNode? Worth(Segment said) =>
        said.Amounts.Find(a => a.Value.Currency is not null || a.Value.Value >= 1000
            || WorthBefore().IsMatch(said.Folded[..a.Start])).Value is { } amount
                ? KpiSlots.Number(amount.Value) : null;

    internal static JsonNode? When(Segment said) => NameSlots.First(said, "work_when");

    internal static JsonNode? WorkStatus(Segment said)
    {
        var statuses = said.Find("work_status");
        return statuses.Find(s => s.Value is "blocked").Value ?? (statuses is [var first, ..] ? first.Value : null)
            ?? (NewDate(said) is not null ? "moved" : null);
    }

    internal static JsonNode? NewDate(Segment said) =>
        !said.Find("work_status").Exists(s => s.Value is "done" or "in progress")
            && said.Moments is [.., var moment] ? PlanSlots.Date(moment.Value.AsDate(said.Context.Today)) : null;

    /// <summary>All partners at once.</summary>
    internal static JsonNode? Scope(Segment said) => WholePortfolio().IsMatch(said.Folded) ? "portfolio" : null;

    internal static JsonNode? Topic(Segment said) => NameSlots.First(said, "topic");

    internal static JsonNode? Term(Segment said)
    {
        if (said.Criteria is [var criterion, ..])
        {
            return said.Folded.Substring(criterion.Start, criterion.Length);
        }

        var m = TermSaid().Match(said.Folded);
        return m.Success && m.Groups["v"].Length > 0 ? Article().Replace(Cut(said, m.Groups["v"]), string.Empty) : null;
    }

    internal static JsonNode? Meant(Segment said) => Rest(MeantSaid(), said);

    internal static JsonNode? Attribute(Segment said)
    {
        var m = AttributeSaid().Match(said.Folded);
        var group = m.Groups["v"];
        var words = !m.Success ? string.Empty : Cut(said, group);
        return words.Length > 0 ? Article().Replace(words, string.Empty) : null;
    }

    internal static JsonNode? Sort(Segment said) =>
        SortSaid().Match(said.Folded) is { Success: true } m ? m.Groups["v"].Value : null;

    /// <summary>A type, tier, status or region that limits a list.</summary>
    internal static JsonNode? Filter(Segment said) =>
        NameSlots.First(said, "partner_type") ?? NameSlots.First(said, "tier") ?? NameSlots.Region(said)
        ?? NameSlots.First(said, "partner_status");

    private static JsonNode? Rest(Regex regex, Segment said) =>
        regex.Match(said.Folded) is { Success: true } m
            && Cut(said, m.Groups["v"]) is { Length: > 0 } words ? words : null;

    private static string Cut(Segment said, Group group) =>
        said.Text.Substring(group.Index, group.Length).Trim(' ', '.', ',', ';', '?', '!', '"', '\'');

    [GeneratedRegex(@"(?:^(?:reject|decline|dismiss|veto|no to)\b[^:]*:|\bbecause\b(?: of)?|"
        + @"\bsince\b|\bas (?=it|they|we|the)|\bdue to\b|\breason:?|"
        + @",(?= (?!we (?:have|count|see|counted)|our|counter|the right|correct|it's|due|budget|but)))\s(?<v>\D.+)$")]
    private static partial Regex ReasonSaid();

    [GeneratedRegex(@"(?:\bbecause\b(?: of)?|\bnote:?|,|:|;|\s-)\s(?!new date|in progress|done|moved)(?<v>.+)$")]
    private static partial Regex NoteSaid();

    [GeneratedRegex(@"\bfor (?<v>(?!us\b|me\b)[^,;]+)$|\bfor (?<v>(?:the|a|our) [^,;]+?)(?=,|;| with | at |$)")]
    private static partial Regex PurposeSaid();

    [GeneratedRegex(@"^(?:the|an?|our|their|your|term) ")]
    private static partial Regex Article();

    [GeneratedRegex(@"\b(?:(?<us>we|i|we've|our team)|(?<them>they|the partner|they've))\s(?:have |has |had |"
        + @"just |also )?(?!by\b)\w")]
    private static partial Regex GiverSaid();

    [GeneratedRegex(@"^(?:(?:please|pls|note|record|log)[,:]? (?:that )?)?"
        + @"(?:(?<us>we|i|we've|i've|our team)|\S+(?: \S+)?) "
        + @"(?:have |has |had |just |also )*(?:got|gets?|rec(?:ei|ie)ved?|obtained)\s(?!us\b|them\b|me\b)")]
    private static partial Regex GotSaid();

    [GeneratedRegex(@"^(?:'s)?\s(?:has |have |just |also )?(?:gave|given|brought|passed|contributed|did|hosted|"
        + @"referred|paid|provided|invited|introduced|sent|helped|supported|shared|made)\b")]
    private static partial Regex GivesAfter();

    [GeneratedRegex(@"^(?:(?:please|pls)\s)?(?:(?:record|log|note|add|put|write|book)(?: a (?:give|"
        + @"get))?(?: (?:down|in|into|to) the (?:give and get )?ledger)?(?:\s?:\s?| that\s|\s)|"
        + @"ledger:\s?)(?:in the ledger )?(?:that )?")]
    private static partial Regex LedgerOpening();

    // Who gave is an argument of its own, and so is who got: what is left is what was given.
    [GeneratedRegex(@"^(?:we|they|i|\S+(?: \S+)?) (?:have |has |also |just )?(?:gave|given|sent|passed|paid|"
        + @"brought|lent|handed|got|rec(?:ei|ie)ved)\s(?:us\s|them\s)?")]
    private static partial Regex Given();

    [GeneratedRegex(@"\b(?:worth|value|valued at)(?: of| about)?\s$")]
    private static partial Regex WorthBefore();

    [GeneratedRegex(@"^(?:(?:please |can you |could you )?(?:tell me )?"
        + @"(?:what does|was (?:ist|bedeutet|heiss?t)|what's meant by|"
        + @"what is meant by|what do you mean by|what are|what is|what's|whats|define|explain(?: the term|"
        + @" to me)?|meaning of|definition of|glossary(?: for)?|i don't know what|what about|"
        + @"describe|erkl[aä]re?)\s(?:the term |the )?)?(?<v>[^?]+?),?"
        + @"(?:\s(?:means?|was ist das|is|stands? for|meaning|exactly))*\s?\?*$")]
    private static partial Regex TermSaid();

    [GeneratedRegex(@"^(?:no|nope|sorry|oops|not that|wait|actually|i mean|oh)?[,.! ]*(?:no[,. ]+)?(?:i (?:actua"
        + @"lly )?mean[t]?|i was talking about|make that|make it|i wanted|it's|not \S+ but)\s(?<v>.+?)(?:, not ."
        + @"+)?$")]
    private static partial Regex MeantSaid();

    [GeneratedRegex(
        @"^(?:(?:we )?(?:require|want|need|demand)|ask for|at least) [\d.,]+\s(?<v>[a-z][^\d,;:]+)$|"
        + @"^(?:minimum|min\.?) [\d.,]+\s(?<v>[a-z][^\d,;:]+)$|\bat least (?:€ ?|"
            + @"\$ ?)?[\d.,]+\s?[km]?\s(?<v>[^,;]+)$|\b(?:minimum|min\.?|threshold|"
        + @"at least)\s(?:number of |of |for |is )*(?<v>[a-z][^\d,;:€$]+?)(?:\s(?:to|is|at|=|should be|"
        + @"of))?:?\s?[\d€$]|"
        + @"^(?:(?:set|require|raise|lower|change|put)\s)?"
        + @"(?<v>(?!(?:the|a|our|set|require|raise|lower|change|put|partners?|we|i|they)\b)"
        + @"[a-z][^\d,;:]+?)\s(?:at least|"
        + @"minimum|min)\b|\bfewer than [\d.,]+\s(?<v>[^,;]+)$|\b(?:minimum|min) of [\d.,km]+\s(?<v>[^,;]+)$|"
        + @"^(?:lower|raise|set|change|put) (?:the )?(?<v>[^\d,;:]+?) minimum\b|\bminimum for (?<v>[^\d,;]+)$")]
    private static partial Regex AttributeSaid();

    [GeneratedRegex(@"\b(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?)(?: \w+){0,2} by (?<v>\w+)|"
        + @"\bby (?<v>fit|health|name|tier|region|band|status|type|score|risk)\b")]
    private static partial Regex SortSaid();

    [GeneratedRegex(@"\bportfolio\b|\b(?:all|every|each of) (?:of )?(?:my |our |the )?partners?\b|"
        + @"\balle[nr]? partner\b")]
    private static partial Regex WholePortfolio();
}
