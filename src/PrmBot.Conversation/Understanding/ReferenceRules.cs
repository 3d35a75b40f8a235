using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Slots;

namespace PrmBot.Conversation.Understanding;

/// <summary>Messages that lean on the one before: "and Fabrikam?", "no, I meant October".</summary>
internal static partial class ReferenceRules
{
    /// <summary>Null: the message stands for itself.</summary>
    internal static Understood? Read(Segment said) => Correction(said) ?? Ellipsis(said);

    private static Understood? Correction(Segment said)
    {
        var m = Meant().Match(said.Folded);
        m = m.Success ? m : NamedAgain(said);
        return m.Success
            ? new Understood("Talk-correct", new JsonObject { ["meant"] = Words(said, m.Groups["v"]) }, 0.96)
            : null;
    }

    // "No, Fabrikam" names another one of what was read before; "no, thanks" does not.
    private static Match NamedAgain(Segment said)
    {
        var m = NoThen().Match(said.Folded);
        var named = said.Partners.Select(p => (p.Start, p.End)).Concat(said.Kpis.Select(k => (k.Start, k.End)))
            .Concat(said.Moments.Select(t => (t.Start, t.End)))
            .Concat(said.Find("partner_type").Select(t => (t.Start, t.End)))
            .Concat(TakesAmount(said) ? said.Amounts.Select(a => (a.Start, a.End)) : []);
        return m.Success && named.Any(n => n.Start <= m.Groups["v"].Index
            && n.End >= m.Groups["v"].Index + m.Groups["v"].Length) ? m : Match.Empty;
    }

    private static bool TakesAmount(Segment said) => said.Context.Last is { } last
        && Array.Exists(SlotTable.Of(last.Function), s => s.Name is "value" or "target" or "amount");

    private static Understood? Ellipsis(Segment said)
    {
        if (said.Context.Last is not { } last || !AndWhat().IsMatch(said.Folded))
        {
            return null;
        }

        var words = said.Words.Count(w => said.IsFree(w.Start, w.End) && !Joint().IsMatch(w.Text));
        var slots = SlotTable.Of(last.Function);
        var changed = new JsonObject();
        foreach (var slot in slots.Where(s =>
            s.Name is "partner" or "kpi" or "period" or "section" or "criterion" or "value" or "target"))
        {
            if (slot.Read(said) is { } value)
            {
                changed[slot.Name] = value;
            }
        }

        if (changed.Count == 0 || words > 0)
        {
            return null;
        }

        var arguments = (JsonObject)last.Arguments.DeepClone();
        foreach (var (name, value) in changed)
        {
            arguments[name] = value?.DeepClone();
        }

        return new Understood(last.Function, arguments, 0.9);
    }

    private static string Words(Segment said, Group group) =>
        said.Text.Substring(group.Index, group.Length).Trim(' ', '.', '!', '?', '"');

    [GeneratedRegex(@"^(?:(?:no|nope|sorry|oops|not that|wait|actually|oh|hm+)\b[,.! -]*)*(?:i (?:actually |"
        + @"really )?meant|i mean|i was talking about|i was asking about|make that|i wanted to say)\s(?<v>.+?)(?"
        + @":,? not .+)?$|"
        + @"^(?:no|nope|sorry|oops)[,. ]+(?:not \S+[,. ]+(?:but )?|it's |it was |that's |for )(?<v>\S+(?: \S+)?)$")]
    private static partial Regex Meant();

    [GeneratedRegex(@"^(?:(?:no|nope|sorry|oops|wait|nein|nee|halt|moment)[,.! ]+)+(?:(?:the|in|for|an?|ein\w*|der|die|"
        + @"das|im|it'?s|it was|they'?re|they are|es (?:ist|sind|war|waren)|sie sind) )*(?<v>\w[^,!?]*?)[.!]?$|"
        + @"^(?:(?:no|nope|sorry|oops)[,.! ]+)*(?<v>\w[^,.!?]*?) is what i mean(?:t)?[.!]?$")]
    private static partial Regex NoThen();

    [GeneratedRegex(@"^(?:and|what about|how about|same|also|ok and|now|the same|or)\b|"
        + @"\s(?:too|as well|auch)[?!.]*$")]
    private static partial Regex AndWhat();

    [GeneratedRegex(@"^(?:and|what|about|how|same|the|for|of|with|in|also|ok|now|or|on|at|to|again|thing|please|do)$")]
    private static partial Regex Joint();
}
