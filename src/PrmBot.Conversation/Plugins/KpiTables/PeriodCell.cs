using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;

namespace PrmBot.Conversation.Plugins.KpiTables;

/// <summary>
/// A period as tables write it: <c>2026-10</c>, <c>10/2026</c>, <c>Oct 2026</c>, <c>Q4 2026</c>, <c>KW 47/2026</c>, or
/// a day, which stands for the KPI's own span around it.
/// </summary>
internal static partial class PeriodCell
{
    /// <summary>True when a text is a period.</summary>
    public static bool Is(string text, DateOnly today) => Normal(text, today) is not null || Day(text) is not null;

    /// <summary>The period for a KPI; null: it is none.</summary>
    public static Period? Of(string text, KpiDefinition kpi, DateOnly today) =>
        Day(text) is { } day ? Period.Of(KindOf(kpi.Cadence), day) : Normal(text, today);

    private static Period? Normal(string text, DateOnly today)
    {
        var said = text.Trim();
        if (Period.Parse(said) is { } normal)
        {
            return normal;
        }

        if (MonthOfYear().Match(said) is { Success: true } month)
        {
            return Period.Parse($"{month.Groups["y"].Value}-{month.Groups["m"].Value.PadLeft(2, '0')}");
        }

        if (PartOfYear().Match(said) is { Success: true } part)
        {
            var number = part.Groups["n"].Value;
            var isWeek = part.Groups["w"].Success;
            return Period.Parse(
                $"{part.Groups["y"].Value}-{(isWeek ? "W" + number.PadLeft(2, '0') : "Q" + number)}");
        }

        // In words with its year: a table that leaves the year out leaves it to a guess.
        return Year().IsMatch(said) && Moments.Find(Folding.Fold(said), today) is [{ Value: Moment.Span span }]
            ? Period.Parse(span.AsPeriod(today, past: true))
            : null;
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(
        text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and <= 2199 ? day : null;

    private static PeriodKind KindOf(KpiCadence cadence) => cadence switch
    {
        KpiCadence.Weekly => PeriodKind.Week,
        KpiCadence.Monthly or KpiCadence.Once => PeriodKind.Month,
        KpiCadence.Quarterly => PeriodKind.Quarter,
        _ => throw new ArgumentOutOfRangeException(nameof(cadence), cadence, "Unknown cadence."),
    };

    [GeneratedRegex(@"^(?:(?<y>\d{4})\s?[-/.]\s?(?<m>\d{1,2})|(?<m>\d{1,2})\s?[-/.]\s?(?<y>\d{4}))$")]
    private static partial Regex MonthOfYear();

    [GeneratedRegex(
        @"^(?:(?:(?<w>w|kw|cw|week|woche)|q|quarter|quartal)\.?\s?(?<n>\d{1,2})\s?[-/. ]\s?(?<y>\d{4})"
        + @"|(?<y>\d{4})\s?[-/. ]?\s?(?:(?<w>w|kw|cw|week)|q)\.?\s?(?<n>\d{1,2}))$",
        RegexOptions.IgnoreCase)]
    private static partial Regex PartOfYear();

    [GeneratedRegex(@"\b\d{4}\b")]
    private static partial Regex Year();
}
