using System.Globalization;
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
    /// <summary>True for "add goal ...", "new goal: ...": a line of the goals, whatever it speaks of.</summary>
    internal static bool IsGoal(Segment said) =>
        (said.Folded.Contains("goal", StringComparison.Ordinal)
            || said.Folded.Contains("ziel", StringComparison.Ordinal))
        && Goal().IsMatch(said.Folded);

    internal static JsonNode? Weight(Segment said) =>
        WeightSaid().Match(said.Folded) is { Success: true } m
            ? int.Parse(m.Groups["v"].ValueSpan, CultureInfo.InvariantCulture) : null;

    internal static JsonNode? Section(Segment said) => IsGoal(said) && said.Sections.Count <= 1 ? "goals" :
        said.Sections.Find(s => SectionBefore().IsMatch(said.Folded[..s.Start])
            || SectionAfter().IsMatch(said.Folded[s.End..])).Value
        ?? NoSection(said)?.Value ?? NameSlots.First(said, "section_hint")
        ?? (said.Sections is [var s, ..] ? s.Value : null);

    internal static JsonNode? Due(Segment said) =>
        said.Moments is [var moment, ..] ? PlanSlots.Date(moment.Value.AsDate(said.Context.Today)) : null;

    internal static JsonNode? Budget(Segment said) => BudgetSaid.BySource(said.Text) is { } parts ? parts :
        said.Amounts.Find(a => IsBudget(said, a)).Value is { } amount ? KpiSlots.Number(amount.Value) : null;

    internal static JsonNode? Target(Segment said) =>
        said.Amounts.Find(a => !IsBudget(said, a)
            && IsTarget(said, a)).Value is { } amount ? KpiSlots.Number(amount.Value) : null;

    internal static JsonNode? Title(Segment said)
    {
        if (Quoted().Match(said.Text) is { Success: true } quoted)
        {
            return quoted.Groups["t"].Value.Trim();
        }

        var start = Opening().Match(said.Folded) is { Success: true } m ? m.Length : 0;
        var ends = Clauses().Matches(said.Folded, start).Select(c => c.Index)
            .Concat(said.Moments.Select(f => WithPreposition(said, f.Start)))
            .Concat(said.Partners.Select(f => WithPreposition(said, f.Start)))
            .Concat(said.Amounts.Where(a => IsBudget(said, a)
                || IsTarget(said, a)).Select(f => WithPreposition(said, f.Start)))
            .Append(NoSection(said) is { } none ? WithPreposition(said, none.Index) : 0)
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

    private static int WithPreposition(Segment said, int start) =>
        Before().Match(said.Folded[..start]) is { Success: true } m ? m.Index : start;

    // "Add a workshop to partnering": a section that there is not; whoever is told so learns which there are.
    private static Group? NoSection(Segment said) =>
        said.Sections.Count == 0 && UnknownSection().Match(said.Folded) is { Success: true } m
            && said.IsFree(m.Groups["s"].Index, m.Groups["s"].Index + m.Groups["s"].Length) ? m.Groups["s"] : null;

    private static bool IsBudget(Segment said, Found<Amount> amount) =>
        !TargetBefore().IsMatch(said.Folded[..amount.Start]) && (IsSpent(said, amount)
            || (amount.Value.Currency is not null && !IsOfGoal(said, amount)));

    // What a goal wants to reach is money as well, unless it is said to be spent.
    private static bool IsOfGoal(Segment said, Found<Amount> amount) => IsGoal(said)
        && !BudgetAfter().IsMatch(said.Folded[amount.End..]) && !BudgetBefore().IsMatch(said.Folded[..amount.Start]);

    private static bool IsSpent(Segment said, Found<Amount> amount) =>
        BudgetAfter().IsMatch(said.Folded[amount.End..])
        || BudgetBefore().IsMatch(said.Folded[..amount.Start])
        || (IsLarge(said, amount) && !IsOfGoal(said, amount) && !TargetAfter().IsMatch(said.Folded[amount.End..]));

    private static bool IsLarge(Segment said, Found<Amount> amount) => said.Folded[amount.End - 1] is 'k' or 'm';

    private static bool IsTarget(Segment said, Found<Amount> amount) =>
        TargetAfter().IsMatch(said.Folded[amount.End..]) || TargetBefore().IsMatch(said.Folded[..amount.Start])
        || (amount.Value.IsPercent && AloneAfter().IsMatch(said.Folded[amount.End..]))
        || (IsOfGoal(said, amount) && (amount.Value.Currency is not null || IsLarge(said, amount)));

    [GeneratedRegex(
        @"^(?:(?:please|pls|also|and|can you|could you|can we|could we|let's|lets|we should|we need|we want|"
        + @"i want|i'd like|we'd like|we could|to|then|plus|another|we also want|we would like|i would like|"
        + @"we also need|we plan|we are going|we're going|we will|we'll|i'll|maybe|perhaps|how about|what about|"
        + @"why don't we|why not|there should be|there is|there's|too|we)\s)*"
        + @"(?:(?:add to (?:the |our )?plan|add|put|include|create|schedule|plan|run|do|organi[sz]e|have|"
        + @"insert|pencil in|hold|fuge|nimm|plane|lege|organisiere|"
        + @"new|set up|set)\b:?\s)?(?:(?:in|to|under|for) [^:,]+:\s|"
        + @"(?:in|to|under) (?:the )?(?:marketing|service|goals|ramp-? ?up|joint sales)(?: section)? (?=an? |the ))?"
        + @"(?:(?:an?|the|new|another|one|shared|eine?[nrms]?|neue[nrs]?|den|die|das)\s)*"
        + @"(?:(?:plan )?(?:line|element|item|activity|entry|goal|ziel)\b(?: called|"
        + @" named| for| hinzu(?:fugen)?)?:?\s?)?(?:(?:in|to|under) [^:,]{2,30}:\s)?"
        + @"(?:[\w -]+ activity:\s)?(?:(?:a|an)\s)?")]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"[,;]|:\s(?=\d)|\s(?:(?:in)?to|under|in)\s(?:the\s)?(?:[\w-]+\s){0,2}(?:plan|section)\b|\s(?:(?:in)?to|under|"
        + @"in|zum?|zur|ins)\s(?:marketing|service|goals|ramp-?up|ramp up|joint sales)\b|"
        + @"\s(?:owned|owner|due|budget|target)\b|"
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

    // "95 % by April" is to be reached; "50 % of it MDF" is a share.
    [GeneratedRegex(@"^\s?(?:[,;.]|$|(?:by|until|in|bis)\b)")]
    private static partial Regex AloneAfter();

    [GeneratedRegex(@"\b(?:target|goal|aim|expect|expecting|at least)(?: is| of|:| for)?\s$")]
    private static partial Regex TargetBefore();

    [GeneratedRegex(@"^[^""“„]{0,60}?(?:[""“„](?<t>[^""“”„]{2,120})[""”“])")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?:(?:please|pls|also|and|can you|could you|let's|lets|we|i|want|need|bitte)\s)*"
        + @"(?:(?:add|set|put|new|create|include|another|define|agree on|fuge|neues)\s)?"
        + @"(?:(?:an?|the|another|new|shared|joint|one|as|ein|das|neues|weiteres)\s)*(?:goal|ziel)"
        + @"(?:\s(?:called|named|hinzu(?:fugen)?)\b|:|\s(?=""))?\s?:?(?<rest>.*)$")]
    private static partial Regex Goal();

    [GeneratedRegex(@"\b(?:weight|weighs|weighted(?: at)?|counts(?: for)?|gewicht|gewichtet(?: mit)?)"
        + @"(?: is| of|:)?\s(?<v>\d{1,3})\b|\b(?<v>\d{1,3})\s?% (?:weight|of the weight|gewicht)\b")]
    private static partial Regex WeightSaid();

    [GeneratedRegex(@"\b(?:to|into|under|in) (?:the |our )?(?<s>[a-z][a-z-]{2,20}) (?:section|part)\b|"
        + @"^(?:(?:please|pls|also) )*(?:add|put|include|insert) [^,;]+? (?:to|into|under) (?:the |our )?"
        + @"(?<s>(?!plan\b|list\b|them\b|joint\b|partners?\b)[a-z][a-z-]{3,20})(?=\s?(?:[,;.]|$))")]
    private static partial Regex UnknownSection();

    [GeneratedRegex(@"^(?i:plan|it|this|that|line|the plan|a line|element|to the plan)$")]
    private static partial Regex NoTitle();
}
