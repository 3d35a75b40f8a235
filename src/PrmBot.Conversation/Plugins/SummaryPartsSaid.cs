using System.Text.RegularExpressions;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>Which parts of a summary are meant: as a card sends them, or as somebody says it.</summary>
internal static partial class SummaryPartsSaid
{
    private static readonly IReadOnlyList<SummaryPart> All = Enum.GetValues<SummaryPart>();

    /// <summary>
    /// The parts: those that the card sends (none when nothing is ticked), else those that the sentence names or leaves
    /// out, else all.
    /// </summary>
    public static IReadOnlyList<SummaryPart> In(TurnScope turn, string? parts, bool isPressed)
    {
        if (parts is not null)
        {
            return
            [
                .. parts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Where(p => Enum.TryParse<SummaryPart>(p, ignoreCase: true, out var part) && Enum.IsDefined(part))
                    .Select(p => Enum.Parse<SummaryPart>(p, ignoreCase: true)).Distinct(),
            ];
        }

        // A pressed card sends what is ticked; with nothing ticked it sends nothing.
        return isPressed ? [] : turn.Turn.Input is TurnInput.Said said ? Named(said.Text) : All;
    }

    private static IReadOnlyList<SummaryPart> Named(string text)
    {
        if (Without().Match(text) is { Success: true } left)
        {
            var dropped = Words(text[left.Index..]).ToList();
            return [.. All.Where(p => !dropped.Contains(p))];
        }

        return Only().Match(text) is { Success: true } only && Words(text[only.Index..]).ToList() is { Count: > 0 } kept
            ? kept
            : All;
    }

    private static IEnumerable<SummaryPart> Words(string text) => All.Where(part => (part switch
    {
        SummaryPart.Verdict => Verdict(),
        SummaryPart.Fits => Fits(),
        SummaryPart.Strengths => Strengths(),
        SummaryPart.Gaps => Gaps(),
        SummaryPart.Conditions => Conditions(),
        SummaryPart.Talk => Talk(),
        _ => throw new ArgumentOutOfRangeException(nameof(text), part, "Unknown part."),
    }).IsMatch(text));

    [GeneratedRegex(@"\b(?:without|except|but not|leave out|leaving out|no|ohne|außer)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Without();

    [GeneratedRegex(@"\b(?:only|just|nothing but|nur)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Only();

    [GeneratedRegex(@"\bverdicts?\b|\boverall\b|\burteil\b|\bgesamt", RegexOptions.IgnoreCase)]
    private static partial Regex Verdict();

    [GeneratedRegex(@"\bfits?\b|\bscores?\b|\bwerte\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fits();

    [GeneratedRegex(@"\bstrengths?\b|\bstärken\b", RegexOptions.IgnoreCase)]
    private static partial Regex Strengths();

    [GeneratedRegex(@"\bgaps?\b|\bweakness|\blücken\b|\bschwächen\b", RegexOptions.IgnoreCase)]
    private static partial Regex Gaps();

    [GeneratedRegex(@"\bconditions?\b|\bgates?\b|\bbedingungen\b", RegexOptions.IgnoreCase)]
    private static partial Regex Conditions();

    [GeneratedRegex(@"\bdifferen|\bperception\b|\btalk\b|\bunterschied", RegexOptions.IgnoreCase)]
    private static partial Regex Talk();
}
