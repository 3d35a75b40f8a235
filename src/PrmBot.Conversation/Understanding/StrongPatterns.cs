using System.Text.RegularExpressions;

using PrmBot.Conversation.Understanding.Slots;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// Shapes that leave no doubt: a question's id with a level, a plan line's number with one of its fields, a KPI with a
/// number and hardly another word.
/// </summary>
internal static partial class StrongPatterns
{
    /// <summary>Null: no such shape.</summary>
    internal static Understood? Read(Segment said)
    {
        var function = FunctionOf(said);
        return function is null
            ? InWords(said) : new Understood(function, ArgumentReader.ReadAll(function, said), 0.95);
    }

    // "TF1: documented, with a few gaps" names the question and says the rest in words.
    private static Understood? InWords(Segment said) =>
        said.Questions is [{ } only] && only.Start == 0 && Colon().Match(said.Text, only.End) is { Success: true } m
            ? new Understood("Assessment-change_answer", new System.Text.Json.Nodes.JsonObject
            {
                ["question"] = only.Value, ["answer"] = m.Groups["words"].Value.Trim(),
            }, 0.9)
            : null;

    private static string? FunctionOf(Segment said)
    {
        if ((WorkplacePatterns.FunctionOf(said) ?? ProofPatterns.FunctionOf(said) ?? EverydayPatterns.FunctionOf(said))
            is { } sure)
        {
            return sure;
        }

        if (said.Questions.Count == 1 && Slots.AnswerSlots.NewAnswer(said) is not null && !Asks().IsMatch(said.Folded))
        {
            return "Assessment-change_answer";
        }

        if (PlanOwnersSaid.OfLine(said) is not null || OwnersBySide.OneOf(said) is not null || (said.Lines.Count == 1
            && (FieldOfLine().IsMatch(said.Folded) || LinesField().IsMatch(said.Folded))))
        {
            return "Plan-update_line";
        }

        if (said.Lines.Count == 1 && TakesLine().IsMatch(said.Folded))
        {
            return "Plan-accept";
        }

        if (OfPursesAndDetails(said) is { } several)
        {
            return several;
        }

        if (said.Kpis.Count == 0 && said.Amounts.Count == 0 && StandsStill().IsMatch(said.Folded))
        {
            return "Work-report";
        }

        if (Slots.PlanSlots.IsOfLine(said))
        {
            return "Plan-update_line";
        }

        if (said.Lines.Count == 0 && said.Criteria.Count == 0
            && said.Sections.Exists(s => AddsTo().IsMatch(said.Folded[..s.Start]))
            && PlanLine.Title(said) is not null)
        {
            return "Plan-add_line";
        }

        var others = said.Words.Where(w => said.IsFree(w.Start, w.End) && !Filler().IsMatch(w.Text)).ToList();
        if (said.Kpis.Count > 0 && said.Lines.Count == 0 && said.Amounts.Count == said.Kpis.Count
            && !Asks().IsMatch(said.Folded))
        {
            var isAim = said.Kpis.TrueForAll(
                k => said.Folded.AsSpan(k.Start, k.Length).EndsWith("ziel", StringComparison.Ordinal));
            return others.Count == 0 && !isAim ? "Kpi-record"
                : others.TrueForAll(w => Aim().IsMatch(w.Text)) ? "Kpi-set_target"
                : null;
        }

        return null;
    }

    private static string? OfPursesAndDetails(Segment said)
    {
        // "10k MDF and 5k own" alone is what pays for the line just spoken of.
        if (PlanHeaderSlots.Field(said) is not null || PlanHeaderSlots.Both(said) is not null
            || (PaidBy().IsMatch(said.Folded)
            && Readers.BudgetSaid.BySource(said.Text) is not null))
        {
            return "Plan-update_line";
        }

        if (said.Lines.Count == 0 && IsNewLine(said) && PlanLine.Title(said) is not null)
        {
            return "Plan-add_line";
        }

        if (said.Kpis.Count == 1 && said.Amounts.Count == 1 && IsToReach().IsMatch(said.Folded)
            && !Asks().IsMatch(said.Folded))
        {
            return "Kpi-set_target";
        }

        if (AsksWhatChanged().IsMatch(said.Folded))
        {
            return "Plan-versions";
        }

        if (AsksOfRounds().IsMatch(said.Folded))
        {
            return "Change-review";
        }

        if (AsksOfWhole().IsMatch(said.Folded))
        {
            return "Plan-show";
        }

        if (Claims().IsMatch(said.Folded) && MdfSlots.Proof(said) is not null)
        {
            return "Plan-mdf";
        }

        // "Pulse: 3 from us, 2.5 from them" sounds like giving; two numbers of one KPI that takes two are those.
        if (said.Kpis.Count == 1 && said.Amounts.Count is 1 or 2 && KpiDetails.Detail(said) is not null
            && !Asks().IsMatch(said.Folded) && !Corrects().IsMatch(said.Folded))
        {
            return "Kpi-record";
        }

        return null;
    }

    // An activity that money of two purses pays for, that is due, or is to bring so many leads; a goal with a weight.
    private static bool IsNewLine(Segment said) =>
        (Adds().IsMatch(said.Folded) && (Readers.BudgetSaid.BySource(said.Text) is not null
            || (PlanLine.Section(said) is not null && said.Kpis.Count == 0 && said.Moments.Count > 0
                && (PlanLine.Target(said) is not null || PlanLine.Budget(said) is not null))))
        || (PlanLine.IsGoal(said) && (PlanLine.Weight(said) is not null || said.Kpis.Count == 0));

    // "The demo kit is blocked, the licence keys are missing": something with a name of its own, and why.
    [GeneratedRegex(@"^(?:the |our )(?!(?:bot|app|link|button|card|chat|channel|partner)s? )[a-z][a-z -]{2,60}? "
        + @"(?:is|are) (?:now |still )?(?:blocked|stuck)(?:$|[,:;.]| (?:by|because|until|as|since|for) )")]
    private static partial Regex StandsStill();

    // "40 leads" is a KPI's name too, yet the line's own number says whose target it is.
    [GeneratedRegex(@"^(?:(?:please|pls|can you|could you) )*"
        + @"(?:(?:set|change|make|move|raise|lower|update|put|cut|push) )?"
        + @"(?:the )?(?:target|weight|budget|title|note|due(?: date)?|deadline|start(?: date)?) (?:of|for|on) line \d+ "
        + @"(?:is|to|at|=|should be|now|by|down to|up to)\b|"
        + @"^(?:(?:bitte|setze?|andere) )*(?:(?:das|die|der|den) )?(?:ziel|gewicht|budget|titel|termin|frist|start) "
        + @"(?:von|fur) zeile \d+ (?:ist|auf|jetzt|=)(?!\w)|"
        + @"^(?:unsere? )?verantwortlich\w* [^,;]{0,20}(?:fur|von) zeile \d+ ist\b")]
    private static partial Regex FieldOfLine();

    [GeneratedRegex(@"^(?:(?:please|pls|can you|could you) )*(?:set|change|make|move|raise|lower|update|put|cut|push) "
        + @"line \d+(?:'?s)? (?:target|weight|budget|title|note|due(?: date)?|deadline|start(?: date)?)\b|"
        + @"^line \d+(?:'?s)? budget\W+(?=\d)")]
    private static partial Regex LinesField();

    // The owners and dates that follow sound like changes of a line that is there.
    [GeneratedRegex(@"^(?:(?:please|pls|can you|could you|also) )*(?:add|put|include|insert|throw)\s(?:.+\s)?"
        + @"(?:to|into|in|under) (?:the |our )?$|^(?:bitte )?(?:fuge|nimm)\s.+\s(?:zum?|zur|in|ins|in den|unter) $")]
    private static partial Regex AddsTo();

    [GeneratedRegex(@"^(?:(?:bitte|ich|wir) )*(?:nimm|nehmen?) zeile \d+ an$")]
    private static partial Regex TakesLine();

    [GeneratedRegex(@"\G\s*[:=]\s*(?<words>\S.*)$", RegexOptions.Singleline)]
    private static partial Regex Colon();

    [GeneratedRegex(@"\?$|^(?:what|why|how|is|did|does|which|when|who)\b")]
    private static partial Regex Asks();

    // "Who is our sponsor?", "what are the rules of engagement?": they stand on the plan's card.
    [GeneratedRegex(@"^(?:and )?(?:who|wer|what|was|which|welche|when|wann|how often|wie oft)\b(?!.*\b(?:mean|means|"
        + @"bedeute\w*|heisst)\b).*\b(?:(?:our|their|the|executive|unser|ihr|der|\w+'s) sponsors?\b"
        + @"(?! of (?!the plan))|review cadence|rules of engagement|spielregeln|review (?:the|our) plan|"
        + @"prufen wir den plan)")]
    private static partial Regex AsksOfWhole();

    // What somebody wants; "should be 40, not 45" mends a number instead.
    [GeneratedRegex(@"\b(?:should|shall|must|has to|have to|needs? to|is to|are to|want(?:s|ed)? to|"
        + @"soll(?:en|te)?|muss) (?:\S+ ){0,4}?"
        + @"(?:get to|get up to|reach|hit|come to|climb to|grow to|erreichen|auf .{1,20} kommen)\b")]
    private static partial Regex IsToReach();

    [GeneratedRegex(@"\bround history\b|\b(?:past|previous|earlier|former|all) rounds\b|"
        + @"\bhistory of (?:the |our )?rounds\b")]
    private static partial Regex AsksOfRounds();

    [GeneratedRegex(@"^(?:and )?what (?:(?:did|has|have) (?:they|the partner|the other side|\w+(?: \w+)?)"
        + @" (?:change|counter)(?:d|ed)?)(?: (?:in|on) (?:the|our) plan)?\s?\?*$")]
    private static partial Regex AsksWhatChanged();

    [GeneratedRegex(@"^(?:(?:please|pls|we|i|also|and) )*claim\b")]
    private static partial Regex Claims();

    // With two purses it is an activity that they pay for.
    [GeneratedRegex(@"^(?:(?:please|pls|also|and|can we|could we|bitte) )*(?:add|plan|let'?s (?:do|run|add|plan|have)|"
        + @"we(?:'ll| will| want to| should)? (?:do|run|add|plan|have)|we (?:want|need) an? |new\b|"
        + @"put|schedule|organi[sz]e|include|set up|fuge|"
        + @"nimm|plane|organisiere|wir (?:machen|planen))\b")]
    private static partial Regex Adds();

    [GeneratedRegex(@"\b(?:correct\w*|correction|wrong|typo|instead|not|fix|should|korrigier\w*|falsch|disput\w*|"
        + @"contest|disagree|challenge|object|crm|books|records|count|targets?|goals?|aim)\b")]
    private static partial Regex Corrects();

    // Nothing but amounts and whose money they are.
    [GeneratedRegex(@"^(?:(?:make it|it is|it's|budget|the budget is|das budget ist)\W+)?"
        + @"(?:(?:\d[\d.,' ]*|k|m|tsd|eur|usd|gbp|chf|euros?|dollars?|and|plus|und|from|of|out|aus|von|vom|the|our"
        + @"|dem|den|mdf|own|money|budget|geld|mittel|eigen\w*|unse\w+|partners?|them|us|uns|ihnen)\W*)+$")]
    private static partial Regex PaidBy();

    [GeneratedRegex(@"^(?:in|for|of|at|is|was|are|were|and|the|a|did|had|has|with|from|their|its|to|on|by|we|"
        + @"they|got|hit|made|closed|record|log|enter|note|new|this|now|about|around|roughly|reached|"
        + @"hours?|days?|points?)$")]
    private static partial Regex Filler();

    [GeneratedRegex(@"^(?:set|target|targets|goal|goals|change|raise|should|be|put|setze?|auf|das|unser|fur|ist|soll|"
        + @"bitte|bei|im|von|erhohe?|senke?|andere)$")]
    private static partial Regex Aim();
}
