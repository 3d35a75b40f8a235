using System.Globalization;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>
/// Finds the stretches of time: <c>end of Q2</c>, <c>last month</c>, <c>week 47</c>, <c>October</c>, <c>2026</c>.
/// </summary>
internal static partial class MomentSpans
{
    private const string Edge =
        @"(?:(?<edge>ende|anfang|mitte|end|eo|start|beginning|begin|mid|middle|early|late)[\s-]?(?:of\s)?(?:the\s)?)?";

    internal static IEnumerable<Found<Moment>> Find(string text, DateOnly today) =>
        EndOf().Matches(text).Select(m => Moments.At(m, Shifted(today, m.Groups["u"].Value, 0, SpanDay.Last)))
            .Concat(Deictic().Matches(text).Select(m => OfDeictic(m, today)))
            .Concat(Quarter().Matches(text).Select(OfQuarter))
            .Concat(Week().Matches(text).Select(OfWeek).OfType<Found<Moment>>())
            .Concat(MonthName().Matches(text).Where(m => IsMonth(text, m)).Select(m => OfMonth(m, today)))
            .Concat(WholeYear().Matches(text)
                .Select(m => Moments.At(m, new Moment.Span(SpanKind.Year, Moments.Number(m.Groups["y"]), 1,
                    EdgeOf(m)))));

    internal static int Count(string word) => word switch
    {
        "a" or "an" or "one" => 1,
        "two" or "a couple of" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "twelve" => 12,
        _ => int.Parse(word, CultureInfo.InvariantCulture),
    };

    private static Found<Moment> OfDeictic(Match m, DateOnly today)
    {
        var by = m.Groups["rel"].Value switch { "last" or "previous" or "past" => -1, "next" or "coming" => 1,
            ['l', ..] => -1, ['n', ..] => 1, _ => 0 };
        return Moments.At(m, Shifted(today, m.Groups["u"].Value, by, EdgeOf(m)));
    }

    private static Moment.Span Shifted(DateOnly today, string unit, int by, SpanDay edge)
    {
        switch (unit)
        {
            case "week" or "w" or "woche":
                var monday = today.AddDays(7 * by).ToDateTime(TimeOnly.MinValue);
                return new(SpanKind.Week, ISOWeek.GetYear(monday), ISOWeek.GetWeekOfYear(monday), edge);
            case "month" or "m" or "monat":
                var month = today.AddMonths(by);
                return new(SpanKind.Month, month.Year, month.Month, edge);
            case "quarter" or "q" or "quartal":
                var inQuarter = today.AddMonths(3 * by);
                return new(SpanKind.Quarter, inQuarter.Year, (inQuarter.Month + 2) / 3, edge);
            default:
                return new(SpanKind.Year, today.Year + by, 1, edge);
        }
    }

    private static Found<Moment> OfQuarter(Match m)
    {
        var said = m.Groups["q"].Success ? m.Groups["q"].Value : m.Groups["ord"].Value;
        var number = said switch { "first" or "1st" => 1, "second" or "2nd" => 2, "third" or "3rd" =>
            3, "fourth" or "4th" => 4, _ => said[0] - '0' };
        var kind = m.Groups["kind"].Value is "h" or "half" ? SpanKind.Half : SpanKind.Quarter;
        var year = m.Groups["year"].Success ? m.Groups["year"] : m.Groups["before"];
        return Moments.At(m, new Moment.Span(kind, Moments.YearOf(year), Math.Min(number, kind == SpanKind.Half
            ? 2 : 4), EdgeOf(m)));
    }

    private static Found<Moment>? OfWeek(Match m)
    {
        var week = Moments.Number(m.Groups["w"]);
        return week is < 1 or > 52
            ? null
            : Moments.At(m, new Moment.Span(SpanKind.Week, Moments.YearOf(m.Groups["year"]), week));
    }

    private static Found<Moment> OfMonth(Match m, DateOnly today)
    {
        var month = Moments.MonthNumber(m.Groups["mon"].Value);
        var year = Moments.YearOf(m.Groups["year"]) ?? m.Groups["rel"].Value switch
        {
            "last" => month < today.Month ? today.Year : today.Year - 1,
            "next" => month > today.Month ? today.Year : today.Year + 1,
            _ => null,
        };
        return Moments.At(m, new Moment.Span(SpanKind.Month, year, month, EdgeOf(m)));
    }

    // "may" and "mar" alone are more often a verb or a typo than a month.
    private static bool IsMonth(string text, Match m) =>
        m.Groups["mon"].Value is not ("may" or "mar" or "dec" or "march")
        || m.Groups["edge"].Success || m.Groups["year"].Success || m.Groups["rel"].Success
        || m.Length == text.Trim(' ', '.', '?', '!').Length
        || (m.Groups["mon"].Value == "march" && m.Index > 0)
        || Before().IsMatch(text[..m.Index]);

    private static SpanDay EdgeOf(Match m) => m.Groups["edge"].Value switch
    {
        "start" or "beginning" or "begin" or "anfang" => SpanDay.First,
        "mid" or "middle" or "early" or "mitte" => SpanDay.Middle,
        _ => SpanDay.Last,
    };

    [GeneratedRegex(@"\b(?:eo(?<u>[wmqy])|(?:end of|by) (?:the |this )?(?<u>week|month|quarter|year)(?: end)?|"
        + @"(?<u>year|month|quarter)[ -]end)\b")]
    private static partial Regex EndOf();

    [GeneratedRegex(@"\b" + Edge + @"(?<rel>last|previous|past|this|current|next|coming|"
        + @"letzte[nrs]?|nachste[nrs]?|diese[nrsm]?)\s(?<u>week|woche|monat|quartal|jahr|month|"
        + @"quarter|year)\b")]
    private static partial Regex Deictic();

    [GeneratedRegex(
        @"(?<![\w])" + Edge + @"(?:(?<before>20\d\d)[\s-]?)?(?:(?<kind>[qh])\s?(?<q>[1-4])|(?<ord>first|second|"
        + @"third|fourth|1st|2nd|3rd|4th)\s(?<kind>quarter|half))"
        + @"(?!\w)(?:(?:\sof)?[\s-/]?(?:fy)?(?<year>20\d\d)\b)?")]
    private static partial Regex Quarter();

    [GeneratedRegex(@"\b(?:calendar week|week|cw|kw|wk)\s?(?<w>\d\d?)(?!\w)(?:\s(?:of\s)?(?<year>20\d\d)\b)?")]
    private static partial Regex Week();

    [GeneratedRegex(
        @"(?<![\w'-])" + Edge + @"(?:(?<rel>last|next|this)\s)?(?<mon>jan(?:uary|uar)?|feb(?:ruary|ruar)?|"
        + @"mar(?:ch)?|marz|maerz|apr(?:il)?|may|mai|"
        + @"june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|"
        + @"de[cz](?:ember)?)\b(?:,?\s(?:of\s)?(?<year>20\d\d)\b)?")]
    private static partial Regex MonthName();

    [GeneratedRegex(@"(?<![\w.,-])(?:" + Edge + @"|(?:in|for|of|fy)\s?)(?<y>20[2-4]\d)(?![\w]|[.,-]\d)")]
    private static partial Regex WholeYear();

    [GeneratedRegex(@"\b(?:in|for|by|of|until|till|since|from|to|during|through|and|mid|is|,)\s*$")]
    private static partial Regex Before();
}
