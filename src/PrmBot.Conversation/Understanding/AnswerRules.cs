using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Slots;

namespace PrmBot.Conversation.Understanding;

/// <summary>Plain answers to the open question.</summary>
internal static partial class AnswerRules
{
    /// <summary>The answer, when the message can be nothing else; null: understand it as any other.</summary>
    internal static Understood? Read(Utterance utterance, LocalEngine engine, Func<string, Segment> read)
    {
        if (utterance.Text.Trim().Length == 0)
        {
            return new Understood(null, [], 1);
        }

        var control = engine.Control(utterance.Text);
        return utterance.Asked switch
        {
            null or { Kind: AskedFor.None } =>
                GuideAnswers.OfLastLine(utterance, () => read(utterance.Text)),
            { Kind: AskedFor.Confirmation } => Confirmation(utterance.Text, control),
            { Kind: AskedFor.AssessmentQuestion } => Level(utterance, read, control),
            { Kind: AskedFor.PlanField } asked => Field(utterance, engine, read, control, asked.Id),
            var other => throw new InvalidOperationException($"No such question: {other.Kind}."),
        };
    }

    /// <summary>A text too long for a request is the answer to an open question; null: nothing was asked.</summary>
    internal static Understood? Long(Utterance utterance) => utterance.Asked switch
    {
        { Kind: AskedFor.AssessmentQuestion } => Answer(utterance.Text.Trim(), null, 0.7),
        { Kind: AskedFor.PlanField, Id: "title" or "note" } asked => Update(asked.Id, utterance.Text.Trim(), 0.7),
        _ => null,
    };

    /// <summary>Words that are no request are the answer to an open assessment question or plan field.</summary>
    internal static Understood? FreeWords(Utterance utterance, Understood understood, LocalEngine engine)
    {
        var asked = utterance.Asked;
        if (asked is null || IsRequest(utterance, understood, asked) || engine.Control(utterance.Text) is not null)
        {
            return null;
        }

        return asked.Kind switch
        {
            AskedFor.AssessmentQuestion when !Asks().IsMatch(utterance.Text) || understood.Function is null
                && utterance.Text.Length > 60 =>
                Answer(utterance.Text.Trim(), null, 0.7),
            AskedFor.PlanField when engine.Arguments.ReadField(asked.Id, utterance.Text, utterance) is { } value
                && !Asks().IsMatch(utterance.Text) => Update(asked.Id, value, 0.7),
            AskedFor.AssessmentQuestion or AskedFor.PlanField or AskedFor.None or AskedFor.Confirmation => null,
            _ => throw new InvalidOperationException($"No such question: {asked.Kind}."),
        };
    }

    private static bool IsRequest(Utterance utterance, Understood understood, AskedQuestion asked)
    {
        var isWords = asked is { Kind: AskedFor.PlanField, Id: "title" or "note" }
            && !Command().IsMatch(Readers.Folding.Fold(Manners.Strip(utterance.Text)));
        return understood.Function is not null and not ("Talk-confirm" or "Talk-deny")
            && !isWords
            && !IsBareWord(utterance, understood)
            && !IsOfPartner(utterance, understood, asked)
            && understood.Confidence >= SureOfRequest(asked.Kind, understood.Function);
    }

    // "They break even" says something of the partner, and nothing about going on.
    private static bool IsOfPartner(Utterance utterance, Understood understood, AskedQuestion asked) =>
        asked.Kind == AskedFor.AssessmentQuestion
        && understood.Function is "Interview-pause" or "Interview-cancel" or "Interview-skip" or "Interview-back"
        && (OtherBreak().IsMatch(utterance.Text) || OfPartner().IsMatch(utterance.Text));

    // "Documented" is no partner's name as long as nobody stored one of that name, and no number of a KPI.
    private static bool IsBareWord(Utterance utterance, Understood understood) =>
        (understood is { Function: "Kpi-record", Arguments.Count: 0 }
            && !utterance.Text.Trim().Contains(' ', StringComparison.Ordinal))
        || understood is { Function: "Partners-show" or "Assessment-invite_partner" or "Partners-add_contact" }
        && (understood.Arguments["partner"] ?? understood.Arguments["person"])?.ToString() is { } name
        && utterance.Text.Trim(' ', '.', '!', '"') == name
        && !utterance.Partners.Contains(name, StringComparer.OrdinalIgnoreCase);

    // An answer in free words often sounds like something to record: "they gave us two references".
    private static double SureOfRequest(AskedFor kind, string function) =>
        kind == AskedFor.AssessmentQuestion && function != "Assessment-change_answer" && Restraint.Changes(function)
            ? 0.85 : 0.6;

    private static Understood? Confirmation(string text, string? control)
    {
        if (control is not null)
        {
            return new Understood(control, [], 0.99);
        }

        return StartsWithYes().IsMatch(text) ? new Understood("Talk-confirm", [], 0.9)
            : StartsWithNo().IsMatch(text) && !Meant().IsMatch(text) ? new Understood("Talk-deny", [], 0.9)
            : null;
    }

    private static Understood? Level(Utterance utterance, Func<string, Segment> read, string? control)
    {
        if (utterance.Text.Trim() is "?" or "??")
        {
            return new Understood("Interview-explain", [], 0.95);
        }

        var said = read(utterance.Text);
        if (said.Questions.Count == 0 && AnswerSlots.Answer(said) is { } answer)
        {
            return Answer(answer, AnswerSlots.Evidence(said), 0.98);
        }

        return control switch
        {
            "Talk-confirm" or "Talk-deny" => Answer(utterance.Text.Trim(), null, 0.8),
            null => null,
            var word => new Understood(word, [], 0.99),
        };
    }

    private static Understood? Field(
        Utterance utterance, LocalEngine engine, Func<string, Segment> read, string? control, string field)
    {
        if (control is not null and not "Talk-confirm" and not "Talk-deny")
        {
            return new Understood(control, [], 0.99);
        }

        var section = read(utterance.Asked!.Text).Sections is [var named, ..] ? named.Value : null;
        if (GuideAnswers.Read(read(utterance.Text), field, section) is { } guided)
        {
            return guided;
        }

        if (Unknown().IsMatch(utterance.Text))
        {
            return new Understood("Interview-skip", [], 0.8);
        }

        if (field == "budget" && Nothing().IsMatch(utterance.Text))
        {
            return Update(field, 0, 0.97);
        }

        if (field is "our_owner" or "partner_owner" && Speaker().IsMatch(utterance.Text))
        {
            return Update(field, "me", 0.97);
        }

        if (field == Interviews.PlanInterview.Elements && Everything().IsMatch(utterance.Text))
        {
            return Update(field, "all", 0.97);
        }

        var isTyped = field is "due" or "start" or "target" or "budget" or "status" or "baseline" or "quarters";
        if (field == "budget" && NoBudget().IsMatch(utterance.Text))
        {
            return Update(field, 0, 0.97);
        }

        var isName = field is "our_owner" or "partner_owner" && control is null
            && (utterance.Text.Split(' ').Length < 7 || NamesSomebody().IsMatch(utterance.Text));
        return (isTyped || (isName && !Asks().IsMatch(utterance.Text)
            && read(utterance.Text).Kpis.Count == 0))
            && engine.Arguments.ReadField(field, utterance.Text, utterance) is { } value && IsBare(read(utterance.Text))
                ? Update(field, value, 0.97)
                : control is null ? null : new Understood(control, [], 0.9);
    }

    // "change line 2's due date to end of Q2" has a date too, but is a request of its own.
    private static bool IsBare(Segment said) => said.Lines.Count == 0 && !Command().IsMatch(said.Folded);

    private static Understood Answer(JsonNode answer, JsonNode? evidence, double confidence)
    {
        var arguments = new JsonObject { ["answer"] = answer };
        if (evidence is not null)
        {
            arguments["evidence"] = evidence;
        }

        return new Understood("Assessment-answer", arguments, confidence);
    }

    private static Understood Update(string field, JsonNode value, double confidence) =>
        new("Plan-update_line", new JsonObject { ["field"] = field, ["value"] = value }, confidence);

    [GeneratedRegex(@"\bbreak(?:s|ing)?[- ]?(?:even|clauses?|down|through|point|fees?|up)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OtherBreak();

    [GeneratedRegex(
        @"^(?:they|their|it|its|the (?:partner|company|firm|team)|revenue|profit)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfPartner();

    [GeneratedRegex(@"^(?:none|nothing|no budget|no money|no|zero|kein(?:s|es)?)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex NoBudget();

    [GeneratedRegex(@"^(?:yes|yep|yeah|sure|ok|okay|go ahead|of course)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StartsWithYes();

    [GeneratedRegex(@"^(?:no|nope|nah|don't|do not)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StartsWithNo();

    [GeneratedRegex(@"\bmeant?\b|\bmake that\b", RegexOptions.IgnoreCase)]
    private static partial Regex Meant();

    [GeneratedRegex(@"\?\s*$|^(?:show|what|why|how|list|who)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"^(?:no(?:ne| budget| money| cost)?|nothing|zero|free)(?: (?:needed|at all))?[.! ]*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"^(?:me|myself|i|that'?s me|it'?s me|i(?:'ll| will| would|'d)? "
        + @"(?:own|take|do|run|lead) (?:it|this|that)|ich)[.! ]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Speaker();

    [GeneratedRegex(@"^(?:that|it|this)(?:'s| is|'ll be| will be| would be| should be)\s", RegexOptions.IgnoreCase)]
    private static partial Regex NamesSomebody();

    [GeneratedRegex(
        @"^(?:all|everything|all of (?:them|these|it)|take (?:them )?all|alles?)[.! ]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Everything();

    [GeneratedRegex(@"^(?:i )?(?:don'?t know|no idea|not sure|unknown|dunno|idk|none yet|open|tbd|"
        + @"nobody|no ?one|later)(?: yet)?[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^(?:add|drop|delete|remove|assess|compare|archive|record|show|list|link|post|schedule|"
        + @"undo|build|set|change|move|what|who|why|how)\b")]
    private static partial Regex Command();
}
