using System.Globalization;

namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>Lengths of time that people name.</summary>
public enum SpanKind
{
    Week,
    Month,
    Quarter,
    Half,
    Year,
}

/// <summary>Which day of a span is meant.</summary>
public enum SpanDay
{
    First,
    Middle,
    Last,
}

/// <summary>
/// A date or a stretch of time as said: a closed set. The year may be open until it is known what it is for.
/// </summary>
public abstract record Moment
{
    private Moment()
    {
    }

    /// <summary>The date meant; an open year is the next to come, a whole span its last day.</summary>
    public abstract DateOnly AsDate(DateOnly today);

    /// <summary>
    /// <c>2026-10</c>, <c>2026-Q4</c>, <c>2026-W47</c>, <c>2026-H1</c> or <c>2026</c>; an open year is the last one
    /// gone
    /// (or running) when <paramref name="past"/>, else the next to come (or running).
    /// </summary>
    public abstract string AsPeriod(DateOnly today, bool past);

    /// <summary>One day.</summary>
    public sealed record Day(DateOnly Date) : Moment
    {
        public override DateOnly AsDate(DateOnly today) => Date;

        public override string AsPeriod(DateOnly today, bool past) =>
            Date.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }

    /// <summary>A week, month, quarter, half or year; a null year is open.</summary>
    public sealed record Span(SpanKind Kind, int? Year, int Number, SpanDay Edge = SpanDay.Last) : Moment
    {
        public override DateOnly AsDate(DateOnly today)
        {
            var year = Year ?? NextToCome(today);
            return Edge switch
            {
                SpanDay.First => First(year),
                SpanDay.Middle when Kind == SpanKind.Month => new DateOnly(year, Number, 15),
                SpanDay.Middle => First(year).AddDays((Last(year).DayNumber - First(year).DayNumber) / 2),
                SpanDay.Last => Last(year),
                _ => throw new InvalidOperationException($"No such edge: {Edge}."),
            };
        }

        public override string AsPeriod(DateOnly today, bool past)
        {
            var year = Year ?? (past ? LastGone(today) : NextToCome(today));
            return Kind switch
            {
                SpanKind.Week => $"{year:0000}-W{Number:00}",
                SpanKind.Month => $"{year:0000}-{Number:00}",
                SpanKind.Quarter => $"{year:0000}-Q{Number}",
                SpanKind.Half => $"{year:0000}-H{Number}",
                SpanKind.Year => $"{year:0000}",
                _ => throw new InvalidOperationException($"No such span: {Kind}."),
            };
        }

        private int NextToCome(DateOnly today) => Last(today.Year) >= today ? today.Year : today.Year + 1;

        private int LastGone(DateOnly today) => First(today.Year) <= today ? today.Year : today.Year - 1;

        private DateOnly First(int year) => Kind switch
        {
            SpanKind.Week => DateOnly.FromDateTime(ISOWeek.ToDateTime(year, Number, DayOfWeek.Monday)),
            SpanKind.Month => new DateOnly(year, Number, 1),
            SpanKind.Quarter => new DateOnly(year, Number * 3 - 2, 1),
            SpanKind.Half => new DateOnly(year, Number * 6 - 5, 1),
            SpanKind.Year => new DateOnly(year, 1, 1),
            _ => throw new InvalidOperationException($"No such span: {Kind}."),
        };

        private DateOnly Last(int year) => Kind switch
        {
            SpanKind.Week => First(year).AddDays(6),
            SpanKind.Month => First(year).AddMonths(1).AddDays(-1),
            SpanKind.Quarter => First(year).AddMonths(3).AddDays(-1),
            SpanKind.Half => First(year).AddMonths(6).AddDays(-1),
            SpanKind.Year => new DateOnly(year, 12, 31),
            _ => throw new InvalidOperationException($"No such span: {Kind}."),
        };
    }
}
