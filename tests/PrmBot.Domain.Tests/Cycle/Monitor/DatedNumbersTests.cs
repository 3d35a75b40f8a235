using PrmBot.Cycle.Monitor;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Monitor;

public sealed class DatedNumbersTests
{
    [Theory]
    [InlineData("")]
    [InlineData("2026-W40 2026-W41 2026-W43 2026-W45")]
    [InlineData("2026-07 2026-08 2026-10")]
    [InlineData("2026-Q3 2026-07 2026-W27 2026-W28 2026-08 2026-W36 2026-Q4 2026-10 2026-W44")]
    public void What_is_cut_out_for_a_day_is_what_looking_at_each_number_finds(string periods)
    {
        var series = KpiBuilder.Series("K8", [.. periods.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((p, i) => (p, (decimal)i))]);
        var cut = DatedNumbers.Of(series);

        for (var day = new DateOnly(2026, 6, 1); day.Year == 2026; day = day.AddDays(1))
        {
            cut.FinishedBy(day).ShouldBe(series.Values.Where(v => v.Period.End < day).OrderBy(v => v.Period.End));
            cut.BegunOn(day).ShouldBe(series.Values.Where(v => v.Period.Start <= day).OrderBy(v => v.Period.End));
        }
    }

    [Fact]
    public void A_series_that_is_not_there_has_no_numbers() =>
        DatedNumbers.Of(null).BegunOn(new DateOnly(2026, 11, 23)).ShouldBeEmpty();
}
