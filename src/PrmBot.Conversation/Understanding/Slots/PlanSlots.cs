using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>Lines, fields and values of the plan.</summary>
internal static partial class PlanSlots
{
    internal static JsonNode? Section(Segment said) => said.Sections is [var s, ..] ? s.Value : null;

    internal static JsonNode? Format(Segment said) => NameSlots.First(said, "format");

    /// <summary>The number of a line, or the words that name it.</summary>
    internal static JsonNode? Line(Segment said)
    {
        if (said.Lines.Count == 0 && (OwnersBySide.Of(said) is not null || OwnersBySide.OneOf(said) is not null))
        {
            return null; // the line just spoken of
        }

        if (said.Lines is [var line, ..])
        {
            return Numbered(line.Value);
        }

        if (PlanHeaderSlots.Field(said) is not null || PlanHeaderSlots.Both(said) is not null)
        {
            return null;
        }

        if (CommentOn().Match(said.Text) is { Success: true } comment)
        {
            return comment.Groups["line"].Value.Trim(' ', '"', '\'');
        }

        if (said.Has(@"\b(?:all|everything|every)\b"))
        {
            return null;
        }

        if (LineVerb().Match(said.Folded) is { Success: true } verb)
        {
            var from = verb.Length + OfLine().Match(said.Folded, verb.Length).Length;
            var end = LineEnd().Match(said.Folded, from).Index;
            if (end > from)
            {
                return Nothing().IsMatch(said.Folded[from..end]) ? null : said.Text[from..end].Trim(' ', '"', '\'');
            }
        }

        var m = LineBeforeVerb().Match(said.Folded);
        m = m.Success ? m : LineOfSomething().Match(said.Folded);
        return m.Success && !Nothing().IsMatch(m.Groups["t"].Value)
            ? said.Text.Substring(m.Groups["t"].Index, m.Groups["t"].Length).Trim(' ', '"', '\'')
            : null;
    }

    internal static JsonNode? Proposal(Segment said)
    {
        if (said.Lines is [var line, ..])
        {
            return Numbered(line.Value);
        }

        if (said.Amounts is [var first, ..] && ProposalNumber().IsMatch(said.Folded))
        {
            return KpiSlots.Number(first.Value.Value);
        }

        var m = ProposalWords().Match(said.Folded);
        return m.Success ? said.Text.Substring(m.Groups["t"].Index, m.Groups["t"].Length).Trim() : null;
    }

    /// <summary>True for what only lines of the plan have: what they wait for, comments, quarters, ticks.</summary>
    internal static bool IsOfLine(Segment said) =>
        (CommentOn().IsMatch(said.Folded) && said.Partners.Count == 0 && said.Questions.Count == 0)
        || (said.Lines.Count > 0 && (WaitsFor().IsMatch(said.Folded) || Ticked().IsMatch(said.Folded)
            || OneQuarter(said) is not null || FourQuarters(said) is not null
            || EvenQuarters().IsMatch(said.Folded)));

    internal static JsonNode? Field(Segment said)
    {
        if (PlanHeaderSlots.Field(said) is { } ofPlan)
        {
            return ofPlan;
        }

        if (PlanHeaderSlots.Both(said) is not null || PlanOwnersSaid.OfLine(said) is not null)
        {
            return null;
        }

        if (OwnersBySide.OneOf(said) is { } one)
        {
            return one.Field;
        }

        if (IsOfLine(said))
        {
            return CommentOn().IsMatch(said.Folded) ? "note"
                : WaitsFor().IsMatch(said.Folded) ? "depends_on"
                : Ticked().IsMatch(said.Folded) ? "tick"
                : "quarters";
        }

        var fields = said.Find("plan_field");
        if (fields.Find(f => f.Value is "our_owner" or "partner_owner").Value is { } owner)
        {
            return owner;
        }

        if (OwnerSaid().Match(said.Folded) is { Success: true } m)
        {
            return m.Groups["theirs"].Success ? "partner_owner" : "our_owner";
        }

        if (said.Lines.Count > 0 && GivenTo().IsMatch(said.Text))
        {
            return "our_owner";
        }

        if (said.Has(@"\b(?:rename|reword|retitle)\b"))
        {
            return "title";
        }

        return fields.Find(f => f.Value != "note" || said.Has(@"\bnote|comment|remark\b")).Value is { } field ? field
            : said.Has(@"\bstarts?\b|\bbegins?\b") && said.Moments.Count > 0 ? "start"
            : said.Moments.Count > 0 ? "due"
            : said.Amounts is [var amount, ..] ? LooksLikeMoney(said, amount.Value.Value) ? "budget" : "target"
            : null;
    }

    internal static JsonNode? Value(Segment said) => Value(said, Field(said)?.GetValue<string>());

    /// <summary>A value in the normal form of its field; null: the text has none.</summary>
    internal static JsonNode? Value(Segment said, string? field) => field switch
    {
        "our_sponsor" or "partner_sponsor" or "review_cadence" or "rules" or "risks" =>
            PlanHeaderSlots.Value(said, field),
        "due" or "start" => said.Moments is [.., var moment] ? Date(moment.Value.AsDate(said.Context.Today)) : null,
        "budget" when BudgetSaid.BySource(said.Text) is { } parts => parts,
        "target" or "budget" or "weight" => KpiSlots.Value(said),
        "our_owner" or "partner_owner" => said.Context.Mentions is [var mention, ..] ? mention
            : OwnersBySide.OneOf(said) is { } one ? one.Name : Owner(said),
        "status" => NameSlots.First(said, "work_status") ?? Tail(said),
        "depends_on" => WaitsFor().Match(said.Folded) is { Success: true } m ? Numbers(m.Groups["v"].Value) : null,
        "tick" => Ticked().Match(said.Folded) is { Success: true } m ? m.Groups["v"].Value : null,
        "quarters" => OneQuarter(said)
            ?? FourQuarters(said)
            ?? (AnyEven().IsMatch(said.Folded) ? "even" : Tail(said)),
        "baseline" => KpiSlots.Value(said),
        "note" when CommentOn().Match(said.Text) is { Success: true } m => m.Groups["v"].Value.Trim(),
        "title" or "note" => Tail(said),
        _ => null,
    };

    private static string Numbers(string text) =>
        string.Join(", ", Digits().Matches(text).Select(d => d.Value)) is { Length: > 0 } all ? all : "none";

    // "Q2 target of line 2 is 200k": the quarter's number is none of the amounts.
    private static string? OneQuarter(Segment said) =>
        QuarterNamed().Match(said.Folded) is { Success: true } q && FourQuarters(said) is null
            && said.Amounts is [var amount, ..]
            ? string.Create(CultureInfo.InvariantCulture, $"Q{q.Groups["q"].Value} {amount.Value.Value:0.####}")
            : null;

    // "Split over the quarters 100k, 200k, 200k, 300k", "Q1 100k, Q2 200k, ...".
    private static string? FourQuarters(Segment said) => said.Amounts.Count == 4 && OverQuarters().IsMatch(said.Folded)
        ? string.Join(" / ", said.Amounts.Select(a => a.Value.Value.ToString("0.####", CultureInfo.InvariantCulture)))
        : null;

    internal static JsonNode? FromVersion(Segment said) => Version(said, 0);

    internal static JsonNode? ToVersion(Segment said) => Version(said, 1);

    internal static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonNode Numbered(string said) =>
        int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : said;

    private static bool LooksLikeMoney(Segment said, decimal value) =>
        value >= 1000 || said.Has(@"€|\$|£|\beur|\busd|\bbudget|\bmdf|\d\s?k\b");

    private static JsonNode? Version(Segment said, int at)
    {
        var numbers = Versions().Match(said.Folded);
        var group = numbers.Groups[at == 0 ? "a" : "b"];
        return group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    private static JsonNode? Owner(Segment said)
    {
        var m = NewOwner().Match(said.Folded);
        if (m.Success)
        {
            return said.Text.Substring(m.Groups["p"].Index, m.Groups["p"].Length).Trim(' ', '.');
        }

        return said.Names is [var name, ..] ? name.Value : Tail(said);
    }

    private static JsonNode? Tail(Segment said) =>
        TailSaid().Match(said.Text) is { Success: true } m ? m.Groups["v"].Value.Trim(' ', '.', '!', '"') : null;

    [GeneratedRegex(
        @"^(?:(?:please|pls|can you|could you|let's|we can|i want to|we) )*(?:drop|delete|remove|take out|take|"
        + @"strike|kill|cancel|scrap|cut|erase|accept|approve|counter|change|update|move|push|delay|reschedule|"
        + @"postpone|shift|set|rename|reword|(?:i |we )?(?:finished|completed|started)(?: on)?|mark|edit|get rid of|"
        + @"throw out|won't do|give|assign|raise|lower|report|blocked on|stuck with|bring)\s(?!all\b)")]
    private static partial Regex LineVerb();

    // "the due date of": what changes stands before the line. With a lazy loop the generated code captured wrongly.
    [GeneratedRegex(@"\G(?:the|our|their) (?!out\b)\w+ (?:(?!out\b)\w+ )?(?:of|for|on) ")]
    private static partial Regex OfLine();

    [GeneratedRegex(@"\s(?:'s |due|budget|target|deadline|owner|our owner|from|to|back|as|out|with|"
        + @"line\b|forward|because|"
        + @"is|in the plan|on|at|until|by)\b|'s\b|[,;:]|$")]
    private static partial Regex LineEnd();

    [GeneratedRegex(
        @"^(?!the (?:\w+ ){1,2}(?:of|for) |"
        + @"(?:budget|target|due date|deadline|owner|weight) (?:of|for) )"
        + @"(?<t>(?:the )?[^,;:]+?)(?=\s(?:is|are|was|has|have|"
            + @"slips?|slipped|moved|moves|shifts|goes|runs|done|"
        + @"finished|completed|delayed|blocked|will|needs?|gets|should|must|starts|can go|accepted|looks|budget|due|"
        + @"owner|owned)\b)")]
    private static partial Regex LineBeforeVerb();

    [GeneratedRegex(@"\b(?:of|for|on) (?<t>the [^,;:]+?)(?=\s(?:to|is|should|with|because)\b|[,;:]|$)")]
    private static partial Regex LineOfSomething();

    [GeneratedRegex(@"^(?:the )?(?:plan|it|this|that|line|a line|them|this line|that line|what|"
        + @"which|we're|we are|i'm|they)$")]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^(?:please |pls )?(?:add |leave |put |write )?(?:a |an |my |our |this )?"
        + @"(?:(?:comment|note|remark)s? (?:on|to|for|about)|(?:kommentar|notiz|anmerkung) (?:zu|für)) "
        + @"(?<line>[^:]{2,60}):\s*(?<v>.+)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex CommentOn();

    [GeneratedRegex(@"\b(?:line|zeile) \d+ (?:now |only |also |erst |auch )?(?:depends on|waits for|has to wait for|"
        + @"comes after|wartet auf|kommt nach|needs (?=lines? \d)|no longer (?:depends on|waits for)|"
        + @"doesn't (?:depend on|wait for))"
        + @"\s?(?<v>(?:(?:lines?|zeilen?) )?[\d, andu]*|nothing|anything|none)")]
    private static partial Regex WaitsFor();

    [GeneratedRegex(@"^(?:we |they )?(?:(?:the )?(?:commitment|promise) )?(?:of |in |on )?line \d+ "
        + @"(?:was |is |has been )?(?<v>kept|missed|not kept)\b(?! (?:due|deadline))")]
    private static partial Regex Ticked();

    [GeneratedRegex(@"\b(?:q(?<q>[1-4])|quarter (?<q>[1-4]))\b")]
    private static partial Regex QuarterNamed();

    [GeneratedRegex(@"\b(?:quarters|quarterly|split|by quarter|per quarter|quartale?n?|q1\b.*\bq4)\b")]
    private static partial Regex OverQuarters();

    [GeneratedRegex(@"\b(?:split|spread)\b.*\b(?:even|evenly|equally|equal)\b|"
        + @"\b(?:even|evenly|equally)\b.*\bquarters?\b")]
    private static partial Regex EvenQuarters();

    [GeneratedRegex(@"\b(?:even|evenly|equal|equally|gleichmassig)\b")]
    private static partial Regex AnyEven();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(?:proposals?|accept|reject|counter|number|change)\b")]
    private static partial Regex ProposalNumber();

    [GeneratedRegex(@"\b(?:accept|reject|counter|decline|adopt|approve|implement|turn down|"
        + @"dismiss)\s(?:the )?(?<t>(?!proposals?\b|changes?\b|it\b|that\b|this\b)[^,;:]+?)(?:\sproposal)?(?=\s("
        + @"?:with|because|but|to|only)\b|[,;:]|$)")]
    private static partial Regex ProposalWords();

    [GeneratedRegex(@"\b(?:(?<theirs>partner owner|their owner|partner's owner|theirs is|owner at the partner|"
        + @"on their side|verantwortlich\w* (?:beim|vom|des) partner)|our owner|(?:is |the )?owner\b|owns|owned by|"
        + @"assign|verantwortlich)")]
    private static partial Regex OwnerSaid();

    [GeneratedRegex(
        @"^(?:make|let) (?<p>.+?) (?:the |our |their |partner )*owner|^(?<p>.+?) (?:now )?owns\b|"
        + @"\bowned by (?<p>[^,;]+)|\bassign (?:.+) to (?<p>[^,;]+)$|"
        + @"\b(?:owner|verantwortlich\w*)\b.*?\b(?:to|is|ist|should be|:|=)\s(?<p>[^,;]+)$")]
    private static partial Regex NewOwner();

    [GeneratedRegex(@"^(?i:give|hand|pass)\b.*\b(?i:to) \p{Lu}")]
    private static partial Regex GivenTo();

    [GeneratedRegex(@"(?i)(?:.*\b(?:to|as|is|be|with|that)\b\s|.*[:=]\s?)(?<v>.+)$")]
    private static partial Regex TailSaid();

    [GeneratedRegex(@"\b(?:versions?|v|since|from)\s?#?(?<a>\d+)(?:\s(?:and|to|with|vs)\s(?:versions?\s|"
        + @"v)?(?<b>\d+))?")]
    private static partial Regex Versions();
}
