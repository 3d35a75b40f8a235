using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>Partners, people and the closed lists that describe a partner.</summary>
internal static partial class NameSlots
{
    /// <summary>The stored name; a name that nobody stored, as said.</summary>
    internal static JsonNode? Partner(Segment said)
    {
        if (said.Partners is [var first, ..])
        {
            return first.Value.Name;
        }

        var name = said.Names.Find(n => !IsPerson(said, n.Start));
        return name.Value ?? AfterPreposition(said);
    }

    /// <summary>The stored name only, where other words in capitals are more likely a title or an owner.</summary>
    internal static JsonNode? StoredPartner(Segment said) => said.Partners is [var first, ..] ? first.Value.Name : null;

    internal static JsonNode? Partners(Segment said)
    {
        var names = said.Partners.Select(p => (p.Start, p.Value.Name)).Concat(said.Names
            .Select(n => (n.Start, Name: n.Value)))
            .OrderBy(n => n.Start).Select(n => n.Name).Distinct().ToList();
        return names.Count == 0 ? null : new JsonArray([.. names.Select(n => (JsonNode)n)]);
    }

    internal static JsonNode? NewPartner(Segment said)
    {
        if (said.Partners is [var known, ..])
        {
            return known.Value.Name;
        }

        if (AfterColon().Match(said.Text) is { Success: true } named)
        {
            return named.Groups["name"].Value.Trim();
        }

        var m = Added().Match(said.Folded);
        if (!m.Success)
        {
            m = Joined().Match(said.Folded);
        }

        var group = m.Groups["name"];
        if (m.Success && group.Length > 0 && !Pronoun().IsMatch(group.Value))
        {
            var added = said.Text.Substring(group.Index, group.Length).Trim(' ', '"', '\'', ',', '.', '!', '?');
            return Politeness().Replace(added, string.Empty);
        }

        return said.Names is [var name, ..] ? name.Value : null;
    }

    internal static JsonNode? Type(Segment said) => First(said, "partner_type");

    internal static JsonNode? Tier(Segment said) => First(said, "tier") is { } tier ? tier : null;

    internal static JsonNode? Region(Segment said)
    {
        if (Regions(said) is [var known, ..])
        {
            return known.Value;
        }

        var m = Place().Match(said.Text);
        return m.Success && !said.Partners.Exists(p => p.Overlaps(m.Groups["r"].Index, m.Groups["r"].Index + 1))
            ? m.Groups["r"].Value
            : null;
    }

    internal static JsonNode? Preset(Segment said) => First(said, "preset");

    internal static JsonNode? Criterion(Segment said) => said.Criteria is [var c, ..] ? c.Value : null;

    internal static JsonNode? PartnerField(Segment said)
    {
        if (said.Find("partner_field") is [var field, ..])
        {
            return field.Value;
        }

        return First(said, "tier") is not null ? "tier"
            : First(said, "partner_status") is not null ? "status"
            : Type(said) is not null ? "type"
            : Region(said) is not null ? "region"
            : said.Has(@"\b(?:goes by|known as|called)\b") ? "alias"
            : null;
    }

    internal static JsonNode? PartnerValue(Segment said) => PartnerField(said)?.GetValue<string>() switch
    {
        "type" => said.Find("partner_type") is [.., var type] ? type.Value : Tail(said),
        "tier" => said.Find("tier") is [var tier, ..] ? tier.Value : Tail(said),
        "status" => First(said, "partner_status") ?? Tail(said),
        "region" => Regions(said) is [.., var region]
            ? NotThat(Regions(said), said.Folded) ?? region.Value : Region(said) ?? Tail(said),
        "alias" => AliasSaid().Match(said.Text) is { Success: true } m
            ? m.Groups["a"].Value.Trim(' ', '.') : Tail(said),
        "note" => NoteSaid().Match(said.Text) is { Success: true } m ? m.Groups["n"].Value.Trim() : Tail(said),
        _ => null,
    };

    internal static JsonNode? Person(Segment said) =>
        said.Context.Mentions is [var mention, ..] ? mention
        : Address().Match(said.Text) is { Success: true } address ? address.Value
        : Whole(said) is { } whole ? whole
        : said.Names is [var name, ..] ? name.Value : null;

    // A first name may be a word that examples hold: "Megan Bowen" is no Bowen.
    private static string? Whole(Segment said) => WholeName().Matches(said.Text)
        .FirstOrDefault(m => !said.Partners.Exists(p => p.Overlaps(m.Index, m.Index + m.Length)))?.Value;

    internal static JsonNode? Role(Segment said) =>
        RoleSaid().Match(said.Folded) is { Success: true } m && m.Value != "contact"
            ? said.Text.Substring(m.Index, m.Length) : null;

    internal static string? First(Segment said, string list) => said.Find(list) is [var first, ..] ? first.Value : null;

    // "They signed with us" names no country; "the us market" does.
    private static List<Readers.Found<string>> Regions(Segment said) => said.Find("region").FindAll(r =>
        said.Text.Substring(r.Start, r.Length) != "us" || BeforeCountry().IsMatch(said.Folded[..r.Start]));

    internal static bool IsPerson(Segment said, int start) => Owning().IsMatch(said.Folded[..start]);

    // "Benelux, not DACH" means the first of the two.
    private static JsonNode? NotThat(List<Readers.Found<string>> found, string folded) =>
        found.Count == 2 && folded[found[0].End..found[1].Start].Trim(' ', ',') == "not" ? found[0].Value : null;

    private static JsonNode? Tail(Segment said) =>
        TailSaid().Match(said.Text) is { Success: true } m ? m.Groups["v"].Value.Trim(' ', '.', '!', '"') : null;

    // "assess northwind": a word nobody knows stands where the name should, so it is the name.
    private static string? AfterPreposition(Segment said)
    {
        for (var i = said.RawWords.Count - 1; i >= 0; i--)
        {
            var word = said.RawWords[i];
            if (word.Text.Length > 3 && word.Text.All(char.IsLetter) && !said.Speller.Knows(word.Text)
                && said.Words[i].Text == word.Text && said.IsFree(word.Start, word.End)
                && (i == said.RawWords.Count - 1 || said.Text[word.End - 1] == 's')
                && (i == 0 || NameComesNext().IsMatch(said.RawWords[i - 1].Text)))
            {
                return said.Text.Substring(word.Start, word.Text.Length);
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?<=^|\s)(?!(?:Add|And|Also|Please|Make|Put|Register|Let|Nimm|Füge?|Bitte|The|Our)\b)"
        + @"\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}(?=[,.!]|$|\s(?:as|als|is|ist|to|zu|for|für|from|von|at|bei|"
        + @"hinzu|on|speaks|spricht|\()\b)")]
    private static partial Regex WholeName();

    // A principal name or an address of mail.
    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")]
    internal static partial Regex Address();

    [GeneratedRegex(
        @"(?:\b(?:called|named|partner|partnership with|register|onboard|add|create|signed|sign up|bring|get|"
        + @"include|enter|set up|tracking|welcome)|^new \w+:?)\s"
        + @"(?:(?:a |the )?(?:new )?(?:partner|reseller|distributor|msp|isv|si|company)\b[:,]?\s?)?(?:called |named )?"
        + @"(?<name>(?!(?:a|an|the|new|our|another|to|up|with)\b)[^,;:()]+?)(?=\s(?:as|in|for|to|into|on board|from|"
        + @"with|is|tier|-)\b|[,;:()]|$)")]
    private static partial Regex Added();

    [GeneratedRegex(@"^[^:]*\b(?i:partner|reseller|distributor|msp|isv|si|integrator|onboard|in [a-z ]+):\s"
        + @"(?<name>\p{Lu}[^,;:()]+?)(?=\s(?:as|in|for|from|with)\b|[,;()]|[.!]?$)")]
    private static partial Regex AfterColon();

    [GeneratedRegex(@"^(?<name>\S+(?: \S+)?) (?:is (?:a|our) new|joined|just joined|has joined)\b")]
    private static partial Regex Joined();

    // "New partner Contoso pls" is no company called "Contoso pls", nor "Contoso too".
    [GeneratedRegex(@"(?<=\S)\s(?:pls|plz|please|thx|thanks|bitte|too|as well|also|auch)$", RegexOptions.IgnoreCase)]
    private static partial Regex Politeness();

    [GeneratedRegex(@"^(?:it|them|this|that|one|please|partner|a|new|him|us)$")]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"\b(?:in|the|region:?|area:?|covers|covering)\s$|,\s?$")]
    private static partial Regex BeforeCountry();

    [GeneratedRegex(@"\b(?:in|for|covering|from|region)\s(?<r>(?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?:\bby|\bowner(?: is)?|\bowned by|\bcontact|\bperson|@|\bassign\w* to|\bowns|\bmake|"
        + @"\blet|\bours is|\btheirs is|\bowner\b.* to)\s?$")]
    private static partial Regex Owning();

    [GeneratedRegex(@"(?i)\b(?:known as|called|alias|aka|goes by|nickname)\s(?:is\s)?""?(?<a>[^,""]+?)""?(?=\s(?"
        + @":to|for|as well)\b|[,.""]|$)")]
    private static partial Regex AliasSaid();

    [GeneratedRegex(@"(?i)\b(?:note|remark|comment|memo|write down)\b[^:]*?(?::|that)\s*(?<n>.+)$|^\S+ note (?<n>.+)$")]
    private static partial Regex NoteSaid();

    [GeneratedRegex(@"(?i)\b(?:to|is now|is|as|=|into|:)\s(?<v>[^:]+)$")]
    private static partial Regex TailSaid();

    [GeneratedRegex(@"^(?:assess|evaluate|rate|score|show|archive|with|for|of|to|at|about|on|analyse|analyze|"
        + @"remind|compare|and|link|open|nudge|check)$")]
    private static partial Regex NameComesNext();

    [GeneratedRegex(
        @"\b(?:(?:executive |exec |partner |sales |marketing |technical |tech |alliance |account |channel |"
        + @"delivery |support |pre-?sales |commercial )?"
        + @"(?:lead|manager|sponsor|director|contact(?= for| of)|engineer|architect|consultant)|ceo|cto|cfo|cmo|"
        + @"head of \w+|vp(?: of)? \w+)\b(?<!^contact)")]
    private static partial Regex RoleSaid();
}
