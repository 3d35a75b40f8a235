using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>
/// A plan line said in one breath: "add a joint webinar in March, 8k MDF, 40 leads, ours is owned by me". The title is
/// what is left of the first clause when everything else is taken out.
/// </summary>
internal static partial class PlanLine
{
    internal static JsonNode? Section(Segment said) =>
        said.Sections.Find(s => SectionBefore().IsMatch(said.Folded[..s.Start])
            || SectionAfter().IsMatch(said.Folded[s.End..])).Value
        ?? NameSlots.First(said, "section_hint") ?? (said.Sections is [var s, ..] ? s.Value : null);

    internal static JsonNode? Due(Segment said) =>
        said.Moments is [var moment, ..] ? PlanSlots.Date(moment.Value.AsDate(said.Context.Today)) : null;

    internal static JsonNode? OurOwner(Segment said) => Owner(Ours().Match(said.Folded), said);

    internal static JsonNode? PartnerOwner(Segment said) => Owner(Theirs().Match(said.Folded), said);

    internal static JsonNode? Budget(Segment said) => BudgetSaid.BySource(said.Text) is { } parts ? parts :
        said.Amounts.Find(a => IsBudget(said, a)).Value is { } amount ? KpiSlots.Number(amount.Value) : null;

    internal static JsonNode? Target(Segment said) =>
        said.Amounts.Find(a => !IsBudget(said, a)
            && IsTarget(said, a)).Value is { } amount ? KpiSlots.Number(amount.Value) : null;

    internal static JsonNode? Title(Segment said)
    {
        var start = Opening().Match(said.Folded) is { Success: true } m ? m.Length : 0;
        var ends = Clauses().Matches(said.Folded, start).Select(c => c.Index)
            .Concat(said.Moments.Select(f => WithPreposition(said, f.Start)))
            .Concat(said.Partners.Select(f => WithPreposition(said, f.Start)))
            .Concat(said.Amounts.Where(a => IsBudget(said, a)
                || IsTarget(said, a)).Select(f => WithPreposition(said, f.Start)))
            .Where(e => e > start);
        var end = ends.Append(said.Text.Length).Min();
        var title = said.Text[start..end].Trim(' ', ',', '.', ';', ':', '"', '\'', '-');
        return title.Length < 2 || NoTitle().IsMatch(title) ? null : char.ToUpperInvariant(title[0]) + title[1..];
    }

    /// <summary>The words without "we also want to do a" and the like in front.</summary>
    internal static string WithoutOpening(string text)
    {
        var opening = Opening().Match(Folding.Fold(text)).Length;
        return opening > 0 && opening < text.Length ? text[opening..] : text;
    }

    private static JsonNode? Owner(Match m, Segment said) =>
        m.Success ? said.Text.Substring(m.Groups["p"].Index, m.Groups["p"].Length).Trim(' ', '.') : null;

    private static int WithPreposition(Segment said, int start) =>
        Before().Match(said.Folded[..start]) is { Success: true } m ? m.Index : start;

    private static bool IsBudget(Segment said, Found<Amount> amount) =>
        amount.Value.Currency is not null
        || BudgetAfter().IsMatch(said.Folded[amount.End..])
        || BudgetBefore().IsMatch(said.Folded[..amount.Start])
        || (said.Folded[amount.End - 1] is 'k' or 'm' && !TargetAfter().IsMatch(said.Folded[amount.End..]));

    private static bool IsTarget(Segment said, Found<Amount> amount) =>
        TargetAfter().IsMatch(said.Folded[amount.End..]) || TargetBefore().IsMatch(said.Folded[..amount.Start]);

    [GeneratedRegex(
        @"^(?:(?:please|pls|also|and|can you|could you|can we|could we|let's|lets|we should|we need|we want|"
        + @"i want|i'd like|we'd like|we could|to|then|plus|another|we also want|we would like|i would like|"
        + @"we also need|we plan|we are going|we're going|we will|we'll|i'll|maybe|perhaps|how about|what about|"
        + @"why don't we|why not|there should be|there is|there's|too|we)\s)*"
        + @"(?:(?:add to (?:the |our )?plan|add|put|include|create|schedule|plan|run|do|organi[sz]e|have|"
        + @"insert|pencil in|hold|fuge|nimm|plane|lege|organisiere|"
        + @"new|set up|set)\b:?\s)?(?:(?:in|to|under|for) [^:,]+:\s)?"
        + @"(?:(?:an?|the|new|another|one|eine?[nrm]?|neuen?|den|die|das)\s)*"
        + @"(?:(?:plan )?(?:line|element|item|activity|entry)\b(?: called|"
        + @" named| for)?:?\s?)?(?:[\w -]+ activity:\s)?(?:(?:a|an)\s)?")]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"[,;]|\s(?:(?:in)?to|under|in)\s(?:the\s)?(?:[\w-]+\s){0,2}(?:plan|section)\b|\s(?:(?:in)?to|under|"
        + @"in)\s(?:marketing|service|goals|ramp-?up|ramp up|joint sales)\b|\s(?:owned|owner|due|budget|target)\b|"
        + @"\s(?:ours|theirs) is\b|\swith (?:a )?(?:budget|target)\b|\s\(|\stogether with\b|"
        + @"\s(?:hinzu|in den plan)\b")]
    private static partial Regex Clauses();

    [GeneratedRegex(@"\s?(?:in|by|on|due|until|before|for|at|with|of|from|end|around|about|to|worth|"
        + @"together with|'s|im|am|bis|fur|mit|bei|a budget of|budget of|target of|during|starting)(?:\sthe)?\s$")]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:to|in|under|into)\s(?:the\s|our\s)?$|^$")]
    private static partial Regex SectionBefore();

    [GeneratedRegex(@"^(?:\s(?:section|activity|line|plan|part)|:)")]
    private static partial Regex SectionAfter();

    [GeneratedRegex(@"^\s?(?:in |of |from )?(?:mdf|budget|marketing funds|market development|euros?|dollars?|"
        + @"eur|usd|each|total)\b")]
    private static partial Regex BudgetAfter();

    [GeneratedRegex(@"\b(?:budget|cost|costs|costing|mdf|spend|worth)(?: is| of|:)?\s$")]
    private static partial Regex BudgetBefore();

    [GeneratedRegex(@"^\s?(?:new |qualified |sales |target )?(?:leads?|attendees|people|participants|meetings|"
        + @"registrations|deals|opportunities|opps|certified|certifications|accounts|customers|visitors|"
        + @"engineers|reps|seats|calls|users|signups|sign-ups|guests|contacts|downloads|partners|consultants|"
        + @"demos|sqls|mqls)\b")]
    private static partial Regex TargetAfter();

    [GeneratedRegex(@"\b(?:target|goal|aim|expect|expecting|at least)(?: is| of|:| for)?\s$")]
    private static partial Regex TargetBefore();

    [GeneratedRegex(
        @"\bours? (?:is |owner )?(?:is )?(?:owned by )?"
        + @"(?<p>(?!owned|owner|plan|own\b|money\b|budget\b)[^,;]+?)(?=,|;|\sand\b|$|"
        + @"\.)|\bour owner:? (?:is )?(?<p>[^,;]+?)(?=,|;|\sand\b|$)|"
        + @"(?<!theirs is |theirs )\bowned by (?<p>[^,;]+?)(?=,|;|\s(?:and|on|in|by)\b|$)|(?<!their |"
        + @"partner )\bowner:? (?:is )?(?<p>[^,;]+?)(?=,|;|\s(?:and|on|in)\b|$)|"
        + @"(?:^|,\s?|and )(?<p>\w+(?: \w+)?) (?:owns|runs|leads|takes|own|run|will own) (?:it|this|ours)|"
        + @"(?:^|,\s?|and )(?<p>i)'ll (?:take|own|run|do|lead) (?:it|this)")]
    private static partial Regex Ours();

    [GeneratedRegex(
        @"(?:^|,\s?|and )theirs (?!is\b)(?<p>[^,;]+?)(?=,|;|\sand\b|$)|\btheirs? (?:is |"
            + @"owner )(?:is )?(?:owned by )?(?<p>[^,;]+?)(?=,|;|\sand\b|$)|\b(?:partner|"
        + @"their) owner:? (?:is )?(?<p>[^,;]+?)(?=,|;|\sand\b|$)|"
        + @"(?:^|,\s?|and )(?<p>\w+(?: \w+)?) (?:on|at|from|for) (?:their side|the partner side|theirs)\b")]
    private static partial Regex Theirs();

    [GeneratedRegex(@"^(?i:plan|it|this|that|line|the plan|a line|element|to the plan)$")]
    private static partial Regex NoTitle();
}
