using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// What people say to the guide through a plan beside plain answers: go elsewhere, stop, what is open, a quarter of the
/// target, a target with where it starts.
/// </summary>
internal static partial class GuideAnswers
{
    /// <summary>Null: none of these.</summary>
    /// <param name="said">What was written.</param>
    /// <param name="field">What was asked for.</param>
    /// <param name="section">The section that the question names; null: none.</param>
    internal static Understood? Read(Segment said, string field, string? section)
    {
        var text = said.Folded.TrimEnd('.', '!', ' ');
        if (Stops().IsMatch(text))
        {
            return new Understood("Interview-pause", [], 0.97);
        }

        if (Missing().IsMatch(text))
        {
            return new Understood("Plan-check", [], 0.97);
        }

        if (said.Sections is [var to] && Goes().IsMatch(Around(said, to)))
        {
            return new Understood("Plan-start", new JsonObject { ["section"] = to.Value }, 0.97);
        }

        if (SkipsSection().IsMatch(text) || (said.Sections is [var left] && Skips().IsMatch(Around(said, left))))
        {
            return new Understood("Interview-skip", [], 0.97);
        }

        if (field == Interviews.PlanInterview.Elements && Suggests().IsMatch(text))
        {
            return Suggested(said, section);
        }

        if (NotKnown().IsMatch(text))
        {
            return new Understood("Interview-skip", [], 0.9);
        }

        return Value(said, field) is var (name, value)
            ? new Understood("Plan-update_line", new JsonObject { ["field"] = name, ["value"] = value }, 0.97)
            : null;
    }

    /// <summary>"Q2 target 200k" after a line was talked about is that line's; null: it is not.</summary>
    internal static Understood? OfLastLine(Utterance utterance, Func<Segment> said) =>
        utterance.Last is { Function: "Plan-update_line" or "Plan-counter" } last
        && last.Arguments["line"] is { } line && QuarterNamed().IsMatch(utterance.Text)
        && Quarter(said()) is { } value
            ? new Understood("Plan-update_line", new JsonObject
            {
                ["line"] = line.DeepClone(), ["field"] = "quarters", ["value"] = value,
            }, 0.9)
            : null;

    private static (string Field, string Value)? Value(Segment said, string field)
    {
        if (field is "due" or "start" && NoSuchDay.Find(said.Text) is { } none)
        {
            return (field, none);
        }

        if (Quarter(said) is { } quarter)
        {
            return ("quarters", quarter);
        }

        if (field == "budget" && said.Lines.Count == 0 && BudgetSaid.BySource(said.Text) is { } parts)
        {
            return (field, parts);
        }

        return field == "target" && FromTo(said) is { } target ? (field, target)
            : field == "budget" && said.Lines.Count == 0 && said.Amounts is [var money, ..]
                && Before().IsMatch(said.Folded[..money.Start])
                ? (field, string.Create(CultureInfo.InvariantCulture, $"{money.Value.Value:0.####}"))
                : null;
    }

    // "How about a workshop in Basel?" is no question but a line.
    private static Understood? Suggested(Segment said, string? section)
    {
        var arguments = ArgumentReader.ReadAll("Plan-add_line", said);
        if (arguments["title"]?.ToString() is not { } title)
        {
            return null;
        }

        arguments["title"] = title.TrimEnd('?', ' ');
        arguments["section"] ??= section;
        return new Understood("Plan-add_line", arguments, 0.9);
    }

    // A KPI's or another line's name says whose quarter it is; a question asks.
    private static string? Quarter(Segment said) =>
        said.Kpis.Count == 0 && said.Lines.Count == 0 && said.Amounts is [var amount]
        && QuarterOnly().Match(said.Folded) is { Success: true } q
            ? string.Create(CultureInfo.InvariantCulture, $"Q{q.Groups["q"].Value} {amount.Value.Value:0.####}")
            : null;

    private static string? FromTo(Segment said)
    {
        if (said.Amounts is not [var one, var two] || said.Text.Length > 60)
        {
            return null;
        }

        var isFromFirst = From().IsMatch(said.Folded[..one.Start]);
        if (!isFromFirst && !From().IsMatch(said.Folded[..two.Start]))
        {
            return null;
        }

        var (from, to) = isFromFirst ? (one, two) : (two, one);
        var unit = Unit().Match(said.Folded[to.End..]) is { Success: true } m ? " " + m.Groups["unit"].Value : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"from {from.Value.Value:0.####} to {to.Value.Value:0.####}{unit}");
    }

    // The sentence with one sign in place of the section's name.
    private static string Around(Segment said, Found<string> section) =>
        (said.Folded[..section.Start] + "§" + said.Folded[section.End..]).TrimEnd('.', '!', '?', ' ');

    [GeneratedRegex(@"^(?:ok(?:ay)?,? |right,? |well,? )*(?:let'?s |i'?ll |we'?ll |i |we |can we |could we |please )*"
        + @"(?:want to |have to |need to |should )?(?:stop|pause|leave (?:it|this)|take a break|call it a day|"
        + @"(?:that'?s |that is )?enough|(?:continue|go on|finish|do) (?:this |it |the rest )?(?:later|tomorrow)|"
        + @"more (?:of this )?(?:later|tomorrow)|to be continued|i'?m out)"
        + @"(?:,? (?:here|there|now|it|at that|at this point|for (?:today|now|the moment)|then|please))*$")]
    private static partial Regex Stops();

    [GeneratedRegex(@"^(?:and |so |ok,? )?(?:what(?:'s| is| are)?|which (?:lines?|fields?) (?:is|are)|is anything|"
        + @"anything|how much is) (?:still |else |we )*(?:missing|open|left|lacking|to do)(?: still| then)?"
        + @"(?: (?:in|on|for) (?:the|our|this) plan)?\s?\??$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"^(?:ok(?:ay)?,? |please |now |then |can we |could we |let'?s |i want to |i'?d like to |we )*"
        + @"(?:jump|go|switch|move|continue|start|proceed|head|do|take|come|look at|turn)"
        + @"(?: (?:on|back|over|ahead|forward|straight|directly|right))?(?: (?:to|with|at|into))?(?: the)? §"
        + @"(?: (?:section|part|bit|first|now|next|instead|again|please|then))*$|^§ (?:first|next|now)(?: please)?$")]
    private static partial Regex Goes();

    [GeneratedRegex(@"^(?:ok(?:ay)?,? |please |let'?s |can we |we )*(?:skip|leave out|pass over|ignore)(?: the)? §"
        + @"(?: (?:section|part|for now|now|please|altogether|today))*$")]
    private static partial Regex Skips();

    [GeneratedRegex(@"^(?:ok(?:ay)?,? |please |let'?s |can we |we )*(?:skip|leave out|pass over)"
        + @" (?:this|the|that|the whole|this whole|the rest of (?:this|the)) (?:whole )?(?:section|part)"
        + @"(?: (?:for now|now|please|altogether|today))*$")]
    private static partial Regex SkipsSection();

    [GeneratedRegex(@"^(?:please |pls |can you |we )*(?:(?:set|make|change|put|raise|lower|have) )?(?:the |our |a )?"
        + @"(?:target |goal |number |figure |value )?(?:of |for |in )?(?:q(?<q>[1-4])|quarter (?<q>[1-4]))(?:'s)?"
        + @"(?: target| goal| number| value)?(?: (?:is|to|at|of|should be|will be|with|=)|:)? ?[€$£]?\s?[\d.,]+\s?"
        + @"(?:k|m|mio|mln|million|thousand|eur|usd|gbp|chf|€|\$|£| |\p{L}+)*$")]
    private static partial Regex QuarterOnly();

    [GeneratedRegex(@"^(?:how about|what about|why don't we|why not|maybe|perhaps|(?:we|they) could|could we|"
        + @"let's pencil in|pencil in|we also want|we'd also like|there should be)\s")]
    private static partial Regex Suggests();

    [GeneratedRegex(@"^(?:i |we )?(?:have |got )?(?:no (?:idea|clue)|not (?:sure|decided|clear|known)|can'?t say|"
        + @"(?:don'?t|do not) know|to be (?:decided|defined|confirmed|agreed)|tbc)"
        + @"(?: yet| still| right now| at the moment| who| when| what| how much| it is| that is| it will be)*$")]
    private static partial Regex NotKnown();

    [GeneratedRegex(@"^(?:it'?s |it is |that'?s |make it |say |let'?s say )?(?:about|around|roughly|"
        + @"approximately|approx\.?|ca\.?|circa|some|maybe|up to|~|budget(?: is| of|:)?|a )?\s?[€$£]?\s?$")]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:q|quarter )[1-4]\b", RegexOptions.IgnoreCase)]
    private static partial Regex QuarterNamed();

    [GeneratedRegex(@"\b(?:from|baseline(?: is| of)?|today|now|currently|starting at)[: ]\s?[€$£]?\s?$")]
    private static partial Regex From();

    [GeneratedRegex(@"^\s?(?<unit>%|(?!up\b|down\b|from\b|to\b|today\b|now\b|coming\b|by\b|currently\b)\p{L}{2,20})")]
    private static partial Regex Unit();
}
