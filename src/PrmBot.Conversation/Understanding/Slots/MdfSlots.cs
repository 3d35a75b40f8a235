using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>Market development funds: what is done, how much, for what, and what proves it.</summary>
internal static partial class MdfSlots
{
    internal static JsonNode? Action(Segment said)
    {
        var actions = said.Find("mdf_action");
        if (PoolSet().IsMatch(said.Folded) && Amount(said) is not null)
        {
            return "pool";
        }

        return actions.Find(a => a.Value is "claim" or "decline" or "approve").Value is { } sure ? sure
            : Amount(said) is not null ? "request"
            : actions is [var first, ..] ? first.Value
            : "show";
    }

    /// <summary>The money; the number of a request is none.</summary>
    internal static JsonNode? Amount(Segment said) => KpiSlots.Value(said) is { } value && !(RequestNumber()
        .Match(said.Folded) is { Success: true } m && m.Groups["n"].Value == value.ToString()) ? value : null;

    /// <summary>What it is for: the activity, or the number of a request.</summary>
    internal static JsonNode? Purpose(Segment said) => RequestNumber().Match(said.Folded) is { Success: true } m
        ? m.Groups["n"].Value
        : TextSlots.Purpose(said);

    /// <summary>With a claim: what shows that it was done.</summary>
    internal static JsonNode? Proof(Segment said) => Action(said)?.GetValue<string>() == "claim"
        && (ProofSaid().Match(said.Text) is { Success: true } m
            || (m = AfterClaim().Match(said.Text)).Success) ? m.Groups["v"].Value.Trim(' ', '"', '.') : null;

    [GeneratedRegex(@"\b(?:request|claim|number|no|nr)\.?\s?#?(?<n>\d{1,3})\b(?!\s?(?:k\b|eur|usd|[.,]\d|%|mdf))")]
    private static partial Regex RequestNumber();

    [GeneratedRegex(@"\b(?:set|make|raise|lower|increase|reduce|change|put)\b.*\b(?:pool|mdf budget|funds)\b|"
        + @"\bpool (?:is|of|to|at|:)\s|\bset aside\b|^(?:the )?(?:mdf )?pool\b")]
    private static partial Regex PoolSet();

    // "Claim 4k for the webinar, 45 people came": what follows is what was done.
    [GeneratedRegex(@"\b(?:claims?|beantrage|rechne)\b[^,;]*\b(?:for|für)\b[^,;]+[,;]\s(?<v>(?:\S+\s+){2,}\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex AfterClaim();

    [GeneratedRegex(@"\b(?:proof|evidence|nachweis|beleg)(?:\s?:| is| ist)?\s+(?<v>\S.*)$|(?<v>https://\S+)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex ProofSaid();
}
