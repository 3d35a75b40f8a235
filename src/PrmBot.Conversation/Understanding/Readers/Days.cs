using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>
/// Reads days of the week (their English name), times of day (<c>HH:mm</c>) and time zones (IANA id, or as said).
/// </summary>
public static partial class Days
{
    // Looked for first, because most messages have none of them and a search for words is quick.
    private static readonly SearchValues<string> Stems = SearchValues.Create(
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "tag", "woch"], StringComparison.Ordinal);

    private static readonly SearchValues<string> ZoneStems = SearchValues.Create(
        [
            "/", "time", "zeit", "utc", "gmt", "cet", "cest", "est", "edt", "pst", "pdt", "cst", "cdt", "bst", "ist",
            "jst",
        ],
        StringComparison.OrdinalIgnoreCase);

    private const string Cities = "Berlin|Paris|Madrid|Rome|Vienna|Zurich|London|Brussels|Warsaw|Dublin|Stockholm|"
        + "Oslo|Helsinki|Lisbon|Prague|Amsterdam|New York|Chicago|Los Angeles|Tokyo|Singapore|Sydney|Lord Howe|"
        + "Melbourne|Toronto|Sao Paulo|São Paulo|Dubai|Hong Kong";

    internal const string Pattern =
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
        + "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mon|tues?|weds?|thur?s?|fri|sat|sun";

    /// <summary><c>Monday</c>; null: no day is named.</summary>
    public static Found<string>? FindDay(string folded) => !folded.AsSpan().ContainsAny(Stems) ? null
        : Day().Match(folded) is { Success: true } m
            ? new(Of(m.Groups["day"].Value).ToString(), m.Index, m.Length) : null;

    /// <summary><c>09:00</c> for 9am, 9:00, 9 o'clock, noon; null: no time is named.</summary>
    public static Found<string>? FindTime(string folded)
    {
        if (Spoken().Match(folded) is { Success: true } spoken)
        {
            return OfSpoken(spoken);
        }

        if (!folded.AsSpan().ContainsAnyInRange('0', '9') && !folded.Contains("mid", StringComparison.Ordinal)
            && !folded.Contains("noon", StringComparison.Ordinal))
        {
            return null;
        }

        var m = Clock().Match(folded);
        if (!m.Success)
        {
            return null;
        }

        var word = m.Groups["word"].Value;
        var hour = word switch { "noon" or "midday" => 12, "midnight" => 0, _ => Number(m.Groups["h"]) };
        var minute = m.Groups["m"].Success ? Number(m.Groups["m"]) : 0;
        hour = m.Groups["ap"].Value switch
        {
            "pm" or "p.m." or "p.m" when hour < 12 => hour + 12,
            "am" or "a.m." or "a.m" when hour == 12 => 0,
            _ => hour,
        };
        return hour > 23 || minute > 59 ? null : new($"{hour:00}:{minute:00}", m.Index, m.Length);
    }

    /// <summary><c>Europe/Berlin</c>, or a zone's short name as written (CET); null: none is named.</summary>
    public static Found<string>? FindZone(string text) =>
        !text.AsSpan().ContainsAny(ZoneStems) ? AfterTime(text)
        : Zone().Match(text) is { Success: true } m ? new(ZoneOf(m.Value), m.Index, m.Length) : AfterTime(text);

    // "At 8:30 in Berlin"; a city without a time before it is a place.
    private static Found<string>? AfterTime(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') && TimeIn().Match(text) is { Success: true } m
            ? new(CityZone(m.Groups["city"].Value), m.Groups["city"].Index, m.Groups["city"].Length) : null;

    internal static DayOfWeek Of(string name) => name[..2] switch
    {
        "mo" => DayOfWeek.Monday,
        "tu" or "di" => DayOfWeek.Tuesday,
        "we" or "mi" => DayOfWeek.Wednesday,
        "th" or "do" => DayOfWeek.Thursday,
        "fr" => DayOfWeek.Friday,
        "sa" => DayOfWeek.Saturday,
        _ => DayOfWeek.Sunday,
    };

    // "Half past nine", "quarter to ten": a digest at nine in the evening says so.
    private static Found<string> OfSpoken(Match m)
    {
        var hour = MomentSpans.Count(m.Groups["h"].Value);
        var minute = m.Groups["part"].Value == "half" ? 30 : 15;
        if (m.Groups["to"].Success)
        {
            (hour, minute) = ((hour + 23) % 24, 60 - minute);
        }

        return new($"{hour:00}:{minute:00}", m.Index, m.Length);
    }

    private static string ZoneOf(string said) =>
        Place().Match(said) is { Success: true } m ? CityZone(m.Groups["city"].Value) : said;

    private static string CityZone(string city) => city.ToLowerInvariant() switch
    {
        "new york" => "America/New_York",
        "chicago" => "America/Chicago",
        "los angeles" => "America/Los_Angeles",
        "tokyo" => "Asia/Tokyo",
        "singapore" => "Asia/Singapore",
        "sydney" => "Australia/Sydney",
        "melbourne" => "Australia/Melbourne",
        "lord howe" => "Australia/Lord_Howe",
        "toronto" => "America/Toronto",
        "sao paulo" or "são paulo" => "America/Sao_Paulo",
        "dubai" => "Asia/Dubai",
        "hong kong" => "Asia/Hong_Kong",
        "wien" => "Europe/Vienna",
        _ => "Europe/" + CultureInfo.InvariantCulture.TextInfo.ToTitleCase(city.ToLowerInvariant()),
    };

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?<day>" + Pattern + @")s?\b")]
    private static partial Regex Day();

    [GeneratedRegex(
        @"(?<![\w:.,])(?:(?<h>\d{1,2})[:.](?<m>\d\d)\s?(?<ap>am|pm|[ap]\.m\.?)?|(?<h>\d{1,2})\s?(?:(?<ap>am|pm|"
        + @"[ap]\.m\.?)|o'?clock|uhr|h(?:rs)?\b)|(?<=\b(?:at|um) )(?<h>\d{1,2})|"
        + @"(?<word>noon|midday|midnight))(?![\w:]|[.,]\d|\s?%)")]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?i)\d(?:\s?(?:am|pm|uhr|o'clock))?,? in (?<city>" + Cities + @")\b")]
    private static partial Regex TimeIn();

    [GeneratedRegex(
        @"\b(?:[A-Z][a-z]+/[A-Z][a-z]+(?:_[A-Z][a-z]+)?|UTC(?:[+-]\d{1,2})?|GMT|CES?T|E[SD]T|P[SD]T|C[SD]T|BST|"
        + @"IST|JST|utc|gmt|cet|cest|(?:(?i)" + Cities + @") time|(?i)(?:Berlin|Londo?n|Wien|Paris)er Zeit)\b")]
    private static partial Regex Zone();

    [GeneratedRegex(@"\b(?<part>half|quarter) (?:past|(?<to>to)) (?<h>\d|1[0-2]|one|two|three|four|"
        + @"five|six|seven|eight|"
        + @"nine|ten|twelve)\b")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"^(?<city>.+)(?: time|er Zeit)$", RegexOptions.IgnoreCase)]
    private static partial Regex Place();
}
