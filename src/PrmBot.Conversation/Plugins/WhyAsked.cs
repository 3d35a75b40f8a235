using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Cards;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>Whether a result is asked for, or why it is what it is.</summary>
/// <param name="IsOverall">True: a button asks about the overall score.</param>
/// <param name="IsWhy">True: it is asked why.</param>
/// <param name="Number">The score that the question names; null: none.</param>
internal sealed partial record WhyAsked(bool IsOverall, bool IsWhy, decimal? Number)
{
    /// <summary>The argument's value that stands for the overall score.</summary>
    public const string Overall = "overall";

    public static WhyAsked In(TurnScope turn, string? criterion)
    {
        var isOverall = string.Equals(criterion?.Trim(), Overall, StringComparison.OrdinalIgnoreCase);
        var text = turn.Turn.Input is TurnInput.Said said ? said.Text : string.Empty;
        var isWhy = isOverall || Why().IsMatch(text);
        var number = isWhy && Score().Match(text) is { Success: true } found
            ? decimal.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : (decimal?)null;
        return new WhyAsked(isOverall, isWhy, number);
    }

    /// <summary>
    /// The fit whose score the number is, when it is not the overall one and no other's; null: the question is about
    /// the whole.
    /// </summary>
    public Criterion? FitOf(FitReport report)
    {
        if (Number is not { } number || (report.Overall is { } overall && WhyCards.IsNear(overall, number)))
        {
            return null;
        }

        var near = report.Fits.Where(f => f.Score is { } s && WhyCards.IsNear(s, number)).ToList();
        return near is [var only] ? only.Criterion : null;
    }

    [GeneratedRegex(
        @"\bwhy\b|\bhow come\b|\bhow (?:did|do|does|was|is|were)\b.*\b(?:get|got|come|calculated|computed|worked out)\b"
        + @"|\bwhere does\b.*\bcome from\b|\bexplain\b", RegexOptions.IgnoreCase)]
    private static partial Regex Why();

    [GeneratedRegex(@"\b\d{2,3}(?:\.\d)?\b")]
    private static partial Regex Score();
}
