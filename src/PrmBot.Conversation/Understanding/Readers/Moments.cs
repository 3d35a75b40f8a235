using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>
/// Finds dates and stretches of time: ISO, <c>31 March</c>, <c>31.3.</c>, <c>end of Q2</c>, <c>in six weeks</c>,
/// <c>next Friday</c>, <c>Q4</c>, <c>week 47</c>, <c>last month</c>. A day that does not exist (31 June) is not found.
/// </summary>
public static partial class Moments
{
    private const string Month = @"(?<mon>jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|marz|maerz|apr(?:il)?|may|mai|"
        + @"june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\b\.?";

    private const string Year = @"(?:,?\s(?:of\s)?(?<year>20\d\d)\b)?";

    private static readonly SearchValues<char> Digit = SearchValues.Create("0123456789");

    // No moment is named without a digit or one of these; most messages have neither.
    private static readonly SearchValues<string> Stems = SearchValues.Create(
        [
            "jan", "feb", "mar", "maerz", "apr", "may", "mai", "jun", "jul", "aug", "sep", "oct", "okt", "nov", "dec",
            "dez", "day", "tomor", "tmrw", "eod", "tonight", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "week",
            "woche", "monat", "quartal", "jahr", "heute", "gestern", "month", "quarter",
            "year", "fortnight", "half", "eow", "eom", "eoq", "eoy",
        ],
        StringComparison.Ordinal);

    private static readonly Func<string, DateOnly, IEnumerable<Found<Moment>>>[] Kinds =
    [
        IsoForms, NumericDays, NamedDays, Relative, MomentSpans.Find,
    ];

    /// <summary>All moments of a folded text, in order; of two that overlap, the more exact.</summary>
    public static List<Found<Moment>> Find(string folded, DateOnly today)
    {
        var all = new List<Found<Moment>>();
        if (!folded.AsSpan().ContainsAny(Digit) && !folded.AsSpan().ContainsAny(Stems))
        {
            return all;
        }

        foreach (var kind in Kinds)
        {
            foreach (var found in kind(folded, today))
            {
                if (!all.Exists(f => f.Overlaps(found.Start, found.End)))
                {
                    all.Add(found);
                }
            }
        }

        all.Sort((a, b) => a.Start.CompareTo(b.Start));
        return all;
    }

    internal static int MonthNumber(string name) => name[..3] switch
    {
        "jan" => 1,
        "feb" => 2,
        "mar" or "mae" => 3,
        "apr" => 4,
        "may" or "mai" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" => 9,
        "oct" or "okt" => 10,
        "nov" => 11,
        _ => 12,
    };

    internal static DateOnly? DayOf(int? year, int month, int day, DateOnly today)
    {
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year ?? 2024, month))
        {
            return null;
        }

        if (year is { } known)
        {
            return new DateOnly(known, month, day);
        }

        for (var y = today.Year; ; y++)
        {
            if (day <= DateTime.DaysInMonth(y, month) && new DateOnly(y, month, day) >= today)
            {
                return new DateOnly(y, month, day);
            }
        }
    }

    internal static Found<Moment> At(Match m, Moment moment) => new(moment, m.Index, m.Length);

    internal static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    internal static int? YearOf(Group group) =>
        !group.Success ? null : Number(group) is var year && year < 100 ? 2000 + year : Number(group);

    private static IEnumerable<Found<Moment>> IsoForms(string text, DateOnly today)
    {
        foreach (Match m in Iso().Matches(text))
        {
            var year = Number(m.Groups["y"]);
            if (m.Groups["w"].Success && Number(m.Groups["w"]) is var week and >= 1
                && week <= ISOWeek.GetWeeksInYear(year))
            {
                yield return At(m, new Moment.Span(SpanKind.Week, year, week));
            }
            else if (m.Groups["d"].Success)
            {
                if (DayOf(year, Number(m.Groups["m"]), Number(m.Groups["d"]), today) is { } day)
                {
                    yield return At(m, new Moment.Day(day));
                }
            }
            else if (m.Groups["m"].Success && Number(m.Groups["m"]) is >= 1 and <= 12 and var month)
            {
                yield return At(m, new Moment.Span(SpanKind.Month, year, month));
            }
        }
    }

    private static IEnumerable<Found<Moment>> NumericDays(string text, DateOnly today)
    {
        foreach (Match m in Dotted().Matches(text))
        {
            if (DayOf(YearOf(m.Groups["y"]), Number(m.Groups["m"]), Number(m.Groups["d"]), today) is { } day)
            {
                yield return At(m, new Moment.Day(day));
            }
        }

        foreach (Match m in Slashed().Matches(text))
        {
            var (first, second, year) = (Number(m.Groups["a"]), Number(m.Groups["b"]), YearOf(m.Groups["y"]));
            var (month, dayOfMonth) = first > 12 ? (second, first) : (first, second);
            if (DayOf(year, month, dayOfMonth, today) is { } day)
            {
                yield return At(m, new Moment.Day(day));
            }
        }
    }

    private static IEnumerable<Found<Moment>> NamedDays(string text, DateOnly today)
    {
        foreach (Match m in DayMonth().Matches(text).Concat(MonthDay().Matches(text)))
        {
            var month = MonthNumber(m.Groups["mon"].Value);
            if (DayOf(YearOf(m.Groups["year"]), month, Number(m.Groups["d"]), today) is { } day)
            {
                yield return At(m, new Moment.Day(day));
            }
        }
    }

    private static IEnumerable<Found<Moment>> Relative(string text, DateOnly today)
    {
        foreach (Match m in DayWords().Matches(text))
        {
            yield return At(m, new Moment.Day(today.AddDays(m.Groups["w"].Value switch
            {
                "today" or "heute" or "eod" or "tonight" => 0,
                "yesterday" or "gestern" => -1,
                "day after tomorrow" => 2,
                _ => 1,
            })));
        }

        foreach (Match m in Distance().Matches(text))
        {
            var count = MomentSpans.Count(m.Groups["n"].Value);
            yield return At(m, new Moment.Day(m.Groups["u"].Value switch
            {
                "day" => today.AddDays(count),
                "week" => today.AddDays(7 * count),
                "fortnight" => today.AddDays(14 * count),
                "month" => today.AddMonths(count),
                "quarter" => today.AddMonths(3 * count),
                _ => today.AddYears(count),
            }));
        }

        foreach (Match m in Weekday().Matches(text))
        {
            var wanted = Days.Of(m.Groups["day"].Value);
            var ahead = ((int)wanted - (int)today.DayOfWeek + 7) % 7;
            var isLast = m.Groups["rel"].Value == "last";
            yield return At(m, new Moment.Day(today.AddDays(isLast ? ahead - 7 : ahead == 0 ? 7 : ahead)));
        }
    }

    [GeneratedRegex(@"(?<![\w-])(?<y>20\d\d)-(?:w(?<w>\d\d?)|(?<m>\d\d)(?:-(?<d>\d\d))?)(?![\w]|-\d)")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\w.,])(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.(?:\s?(?<y>20\d\d|\d\d))?(?![\w])")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"(?<![\w./])(?<a>\d{1,2})/(?<b>\d{1,2})(?:/(?<y>20\d\d|\d\d))?(?![\w/])")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"(?<![\w.,])(?:the\s)?(?<d>\d{1,2})(?:st|nd|rd|th|\.)?\s?(?:of\s)?" + Month + Year)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"(?<!\w)" + Month + @"\s(?:the\s)?(?<d>\d{1,2})(?:st|nd|rd|th)?(?![\w%]|[.,]\d|\s?%|\s?(?:k|m|"
        + @"mio|leads)\b)" + Year)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\b(?:the )?(?<w>day after tomorrow|today|heute|gestern|tomorrow|tomorow|tmrw|"
        + @"yesterday|eod|tonight)\b")]
    private static partial Regex DayWords();

    [GeneratedRegex(
        @"\b(?:in|within)\s(?:about\s|the next\s)?(?<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|"
        + @"ten|twelve|a couple of)\s"
        + @"(?<u>day|week|fortnight|month|quarter|year)s?\b(?:\stime)?|"
        + @"\b(?<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s(?<u>day|week|"
        + @"fortnight|month|quarter|year)s?\sfrom\s(?:now|today)\b")]
    private static partial Regex Distance();

    [GeneratedRegex(
        @"\b(?:(?<rel>next|this|coming|last|by|on|until|till|before)\s)(?:the\s|next\s|coming\s)?(?<day>"
        + Days.Pattern + @")(?!s)\b|^(?<day>" + Days.Pattern + @")$")]
    private static partial Regex Weekday();
}
