using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>What a KPI of a partner's own is called, counts, and which way is better.</summary>
internal static partial class OwnKpiSlots
{
    internal static JsonNode? Name(Segment said)
    {
        var m = Named().Match(said.Folded);
        m = m.Success ? m : Tracked().Match(said.Folded);
        var words = m.Success
            ? said.Text.Substring(m.Groups["v"].Index, m.Groups["v"].Length).Trim(' ', '"', '“', '”', '\'')
            : string.Empty;
        return words.Length > 1 ? words : null;
    }

    internal static JsonNode? Unit(Segment said) =>
        UnitSaid().Match(said.Folded) is { Success: true } m ? m.Groups["v"].Value : null;

    internal static JsonNode? Direction(Segment said) =>
        Better().Match(said.Folded) is { Success: true } m ? m.Groups["less"].Success ? "down" : "up" : null;

    internal static JsonNode? Target(Segment said) =>
        TargetSaid().Match(said.Folded) is { Success: true } m
        && said.Amounts.Find(a => a.Start >= m.Index).Value is { } amount
            ? KpiSlots.Number(amount.Value) : null;

    internal static JsonNode? Cadence(Segment said) =>
        CadenceSaid().Match(said.Folded) is { Success: true } m ? m.Value : null;

    [GeneratedRegex(@"\b(?:kpis?|metric|measure|kennzahl)(?: of (?:our|their|its) own)?(?: called| named| namens)?:?\s"
        + "[\"']?(?<v>(?!for\\b|at\\b|in\\b|of\\b|as\\b|with\\b|fur\\b)[^,;:\"]+?)[\"']?"
        + @"(?=\s(?:for|at|with|in|as|per|counted|measured|fur|bei)\b|\s?[,;(]|$)")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?:please |we (?:want|would like|need) to |let's )?(?:track|measure|follow)\s"
        + @"(?<v>[^,;:]+?)(?=\s(?:as|for|at|with|in)\b|\s?[,;(]|$)")]
    private static partial Regex Tracked();

    [GeneratedRegex(@"(?:\b(?:in|as|unit:?|counted in|measured in|a|an)\s|[,(]\s?)(?<v>percent|%|share|days|hours|count"
        + @"|money|amount|eur|usd|gbp|chf|times|ratio|score|rating|points|whole numbers|numbers?)(?!\w)")]
    private static partial Regex UnitSaid();

    [GeneratedRegex(@"\b(?:(?<less>less|lower|fewer|shorter|smaller)|more|higher|bigger|larger)\s"
        + @"(?:is|are|=)\s?(?:better|good)\b")]
    private static partial Regex Better();

    [GeneratedRegex(@"\b(?:target|goal|ziel)\b")]
    private static partial Regex TargetSaid();

    [GeneratedRegex(@"\b(?:weekly|monthly|quarterly)\b")]
    private static partial Regex CadenceSaid();
}
