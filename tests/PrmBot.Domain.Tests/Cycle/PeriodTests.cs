using System.Globalization;
using FsCheck.Xunit;
using PrmBot.Cycle;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026-W47", "2026-11-16", "2026-11-22", 5)]
    [InlineData("2026-W53", "2026-12-28", "2027-01-03", 5)]
    [InlineData("2026-10", "2026-10-01", "2026-10-31", 22)]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", 21)]
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31", 66)]
    [InlineData("2026", "2026-01-01", "2026-12-31", 261)]
    public void A_normal_form_says_start_end_and_working_days(string form, string start, string end, int workingDays)
    {
        var period = Period.Parse(form)!;

        period.Start.ToString("O", CultureInfo.InvariantCulture).ShouldBe(start);
        period.End.ToString("O", CultureInfo.InvariantCulture).ShouldBe(end);
        period.WorkingDays.ShouldBe(workingDays);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2025-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-Q5")]
    [InlineData("2026-1")]
    [InlineData("26-10")]
    [InlineData("2026-10-01")]
    [InlineData("0000-10")]
    [InlineData("october")]
    public void What_is_no_period_is_not_read(string? form) => Period.Parse(form).ShouldBeNull();

    [Property]
    public bool Every_day_lies_in_the_period_of_its_kind_and_the_form_reads_back(PeriodKind kind, int seed)
    {
        var period = Period.Of(kind, DayOf(seed));

        return period.Contains(DayOf(seed)) && Period.Parse(period.ToString()) == period;
    }

    [Property]
    public bool Next_and_previous_leave_no_gap_and_undo_each_other(PeriodKind kind, int seed)
    {
        var period = Period.Of(kind, DayOf(seed));
        var next = period.Next();

        return next.Start == period.End.AddDays(1) && next.Previous() == period && period < next
            && next.Ordinal == period.Ordinal + 1;
    }

    [Property]
    public bool Any_text_gives_a_period_or_null_and_never_throws(string text) =>
        Period.Parse(text) is not { } period || Period.Parse(period.ToString()) == period;

    [Theory]
    [InlineData("2026-Q4", "2026-10", true)]
    [InlineData("2026-Q4", "2026-09", false)]
    [InlineData("2026-Q4", "2026-W40", true)]
    [InlineData("2026", "2026-W53", true)]
    [InlineData("2027", "2026-W53", false)]
    [InlineData("2026-10", "2026-Q4", false)]
    public void A_week_lies_where_its_Thursday_is(string whole, string part, bool holds) =>
        Period.Parse(whole)!.Holds(Period.Parse(part)!).ShouldBe(holds);

    [Fact]
    public void In_a_sentence_a_month_has_the_readers_words()
    {
        var october = Period.Parse("2026-10")!;

        october.ToString(null, CultureInfo.GetCultureInfo("de-DE")).ShouldBe("Oktober 2026");
        Period.Parse("2026-Q4")!.ToString(null, CultureInfo.InvariantCulture).ShouldBe("Q4 2026");
    }

    private static DateOnly DayOf(int seed) => new DateOnly(1950, 1, 1).AddDays(Math.Abs(seed % 80_000));
}
