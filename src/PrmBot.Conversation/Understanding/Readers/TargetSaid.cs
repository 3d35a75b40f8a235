using System.Globalization;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>
/// What a target counts, as a sentence says it beside the number: "40 leads", "800k EUR", "12 certified".
/// </summary>
internal static partial class TargetSaid
{
    /// <summary>The unit beside this number; null: the sentence has no such number, or says nothing of it.</summary>
    public static string? Unit(string text, decimal value, CultureInfo culture)
    {
        var folded = Folding.Fold(text);
        foreach (var amount in Amounts.Find(folded, culture).Where(a => a.Value.Value == value))
        {
            var unit = amount.Value.Currency ?? (amount.Value.IsPercent ? "%" : null)
                ?? (After().Match(folded, amount.End) is { Success: true } m
                    ? text.Substring(m.Groups["unit"].Index, m.Groups["unit"].Length) : null);
            if (unit is not null)
            {
                return unit;
            }
        }

        return null;
    }

    // "40 leads by March", "12 new customers, weight 40": one word, two where the first only describes the second.
    [GeneratedRegex(@"\G\s(?<unit>(?:(?:new|qualified|certified|joint|sales|target|signed|active|neue[rn]?|"
        + @"qualifizierte[rn]?|zertifizierte[rn]?)\s)?(?!(?:by|in|on|at|and|or|for|from|of|to|until|till|with|due|"
        + @"weight|budget|target|please|instead|now|per|not|is|are|was|this|next|each|owned|our|their|bis|im|am|"
        + @"because|since|as|if|when|only|then|a|an|the|but|we|i|they|it|more|less|first|und|mit|aus|fur|pro|gewicht|"
        + @"statt|weil|wegen|da)\b)\p{L}[\p{L}-]{1,29})")]
    private static partial Regex After();
}
