using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>Finds days that no calendar has: 31 February, 2027-02-30, 31.4.2027, June 31st.</summary>
public static partial class NoSuchDay
{
    /// <summary>The day as it was written; null: the text has none that does not exist.</summary>
    public static string? Find(string text)
    {
        foreach (Match m in Written().Matches(Folding.Fold(text)))
        {
            var month = m.Groups["mon"].Success
                ? Moments.MonthNumber(m.Groups["mon"].Value) : Moments.Number(m.Groups["m"]);
            var year = m.Groups["year"].Success ? Moments.Number(m.Groups["year"]) : 2024;
            if (month is >= 1 and <= 12 && Moments.Number(m.Groups["d"]) is >= 1 and var day
                && day > DateTime.DaysInMonth(year, month))
            {
                return text.Length == m.Length ? text : text.Substring(m.Index, m.Length).Trim();
            }
        }

        return null;
    }

    private const string Month = @"(?<mon>jan|feb|mar|maerz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]*\.?";
    private const string Day = @"(?<d>[1-9]|[12]\d|3\d)(?:st|nd|rd|th|\.)?(?![\d:%k])";
    private const string Year = @"(?:,?\s(?<year>20\d\d)\b)?";

    [GeneratedRegex(@"\b(?:" + Day + @"\s(?:of\s)?" + Month + Year + "|" + Month + @"\s(?:the\s)?" + Day + Year
        + @"|(?<year>20\d\d)-(?<m>\d\d?)-(?<d>\d\d?)|(?<d>\d\d?)\.(?<m>\d\d?)\.(?<year>20\d\d)?)(?!\w)")]
    private static partial Regex Written();
}
