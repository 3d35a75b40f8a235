using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Model.Wording;

/// <summary>
/// The figures of a text, to hold a sentence against the records that it was made from: the same digits, or the same
/// amount written another way (420k and 420,000).
/// </summary>
internal sealed partial class Figures
{
    private readonly string text;
    private readonly DateOnly today;
    private readonly HashSet<string> digits;
    private readonly HashSet<decimal> amounts;

    /// <param name="text">Records.</param>
    /// <param name="today">What a date without a year counts from.</param>
    internal Figures(string text, DateOnly today)
    {
        (this.text, this.today) = (Folding.Fold(text), today);
        digits = [.. Digits().Matches(this.text).Select(m => m.Value.TrimStart('0'))];
        amounts = [.. Amounts.Find(this.text).Select(a => a.Value.Value)];
    }

    /// <summary>True when each figure of the sentence stands in the records; "doubled" stands on none.</summary>
    internal bool Cover(string sentence)
    {
        var said = new Figures(sentence, today);
        var dates = Moments.Find(said.text, today);
        var outside = Amounts.Find(said.text).FindAll(a => !dates.Any(d => d.Overlaps(a.Start, a.End)));
        return !Computed().IsMatch(sentence)
            && outside.TrueForAll(a => amounts.Contains(a.Value.Value))
            && Digits().Matches(said.text).All(m => digits.Contains(m.Value.TrimStart('0'))
                || outside.Exists(a => a.Overlaps(m.Index, m.Index + m.Length)));
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    // Arithmetic in words is on no record.
    [GeneratedRegex(@"\b(?:half|halved|twice|double[ds]?|triple[ds]?|tripled|a third|two thirds|a quarter of|tenfold|"
        + @"[a-z]+fold)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Computed();
}
