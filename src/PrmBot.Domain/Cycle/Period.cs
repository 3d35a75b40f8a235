using System.Globalization;
using System.Text.Json.Serialization;

namespace PrmBot.Cycle;

/// <summary>The regular spans that numbers are given for.</summary>
public enum PeriodKind
{
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>
/// A calendar span in its normal form: <c>2026-W47</c> (ISO 8601 week, Monday to Sunday), <c>2026-10</c>,
/// <c>2026-Q4</c> or <c>2026</c>. Ordered by start, the shorter span first. As a fact in a sentence it is written
/// for the reader.
/// </summary>
[JsonConverter(typeof(PeriodJsonConverter))]
public sealed record Period : IComparable<Period>, IFormattable
{
    // First and last day are asked for again and again when a series is judged, so they are computed once.
    private Period(PeriodKind kind, int year, int number)
    {
        (Kind, Year, Number) = (kind, year, number);
        Start = First(kind, year, number);
        End = After(Start).AddDays(-1);
    }

    public PeriodKind Kind { get; }

    /// <summary>Calendar year; of a week the ISO year. 1900 to 2199.</summary>
    public int Year { get; }

    /// <summary>Week, month or quarter within the year, from 1; 1 for a year.</summary>
    public int Number { get; }

    public DateOnly Start { get; }

    /// <summary>The last day, inside.</summary>
    public DateOnly End { get; }

    /// <summary>Mondays to Fridays; public holidays are not known.</summary>
    public int WorkingDays => PeriodDays.Working(Start, End);

    public static bool operator <(Period a, Period b) => Comparer<Period>.Default.Compare(a, b) < 0;

    public static bool operator >(Period a, Period b) => Comparer<Period>.Default.Compare(a, b) > 0;

    public static bool operator <=(Period a, Period b) => Comparer<Period>.Default.Compare(a, b) <= 0;

    public static bool operator >=(Period a, Period b) => Comparer<Period>.Default.Compare(a, b) >= 0;

    /// <summary>The span of that kind in which the day lies.</summary>
    public static Period Of(PeriodKind kind, DateOnly day) => kind switch
    {
        PeriodKind.Week => new Period(
            kind, ISOWeek.GetYear(day.ToDateTime(default)), ISOWeek.GetWeekOfYear(day.ToDateTime(default))),
        PeriodKind.Month => new Period(kind, day.Year, day.Month),
        PeriodKind.Quarter => new Period(kind, day.Year, ((day.Month - 1) / 3) + 1),
        PeriodKind.Year => new Period(kind, day.Year, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of period."),
    };

    /// <summary>Reads a normal form, in either case; null when it is none, or names a span that does not
    /// exist.</summary>
    public static Period? Parse(string? text)
    {
        var parts = (text ?? string.Empty).Trim().ToUpperInvariant().Split('-');
        if (parts.Length > 2 || !TryNumber(parts[0], 4, out var year) || year is < 1900 or > 2199)
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return new Period(PeriodKind.Year, year, 1);
        }

        return parts[1] switch
        {
            ['W', .. var week] when TryNumber(week, 2, out var n) && n >= 1 && n <= ISOWeek.GetWeeksInYear(year) =>
                new Period(PeriodKind.Week, year, n),
            ['Q', .. var quarter] when TryNumber(quarter, 1, out var n) && n is >= 1 and <= 4 =>
                new Period(PeriodKind.Quarter, year, n),
            var month when TryNumber(month, 2, out var n) && n is >= 1 and <= 12 =>
                new Period(PeriodKind.Month, year, n),
            _ => null,
        };
    }

    public Period Next() => Of(Kind, End.AddDays(1));

    public Period Previous() => Of(Kind, Start.AddDays(-1));

    public bool Contains(DateOnly day) => Start <= day && day <= End;

    /// <summary>
    /// True when the other lies in this one. A week that straddles lies where its Thursday is, as ISO 8601 does
    /// with years.
    /// </summary>
    public bool Holds(Period other) => other.Kind == PeriodKind.Week && Kind != PeriodKind.Week
        ? Contains(other.Start.AddDays(3))
        : Start <= other.Start && other.End <= End;

    /// <summary>How many steps of its kind this one is after the first of year 1: a time axis with its gaps.</summary>
    public int Ordinal => Kind switch
    {
        PeriodKind.Week => Start.DayNumber / 7,
        PeriodKind.Month => (Year * 12) + Number,
        PeriodKind.Quarter => (Year * 4) + Number,
        PeriodKind.Year => Year,
        _ => throw new InvalidOperationException($"Unknown kind of period: {Kind}."),
    };

    public int CompareTo(Period? other) =>
        other is null ? 1 : (Start, Kind).CompareTo((other.Start, other.Kind));

    /// <summary>The normal form.</summary>
    public override string ToString() => Year.ToString("0000", CultureInfo.InvariantCulture) + Suffix;

    /// <summary>As people write it: <c>October 2026</c> in the culture's words, <c>W47 2026</c>, <c>Q4 2026</c>,
    /// <c>2026</c>.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => Kind switch
    {
        PeriodKind.Week => string.Create(CultureInfo.InvariantCulture, $"W{Number} {Year}"),
        PeriodKind.Month => Start.ToString("MMMM yyyy", formatProvider),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"Q{Number} {Year}"),
        PeriodKind.Year => ToString(),
        _ => throw new InvalidOperationException($"Unknown kind of period: {Kind}."),
    };

    private string Suffix => Kind switch
    {
        PeriodKind.Week => string.Create(CultureInfo.InvariantCulture, $"-W{Number:00}"),
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"-{Number:00}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"-Q{Number}"),
        PeriodKind.Year => string.Empty,
        _ => throw new InvalidOperationException($"Unknown kind of period: {Kind}."),
    };

    private static DateOnly First(PeriodKind kind, int year, int number) => kind switch
    {
        PeriodKind.Week => DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)),
        PeriodKind.Month => new DateOnly(year, number, 1),
        PeriodKind.Quarter => new DateOnly(year, (number * 3) - 2, 1),
        PeriodKind.Year => new DateOnly(year, 1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of period."),
    };

    private static bool TryNumber(ReadOnlySpan<char> text, int digits, out int number)
    {
        number = 0;
        return text.Length == digits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private DateOnly After(DateOnly start) => Kind switch
    {
        PeriodKind.Week => start.AddDays(7),
        PeriodKind.Month => start.AddMonths(1),
        PeriodKind.Quarter => start.AddMonths(3),
        PeriodKind.Year => start.AddYears(1),
        _ => throw new ArgumentOutOfRangeException(nameof(start), Kind, "Unknown kind of period."),
    };
}
