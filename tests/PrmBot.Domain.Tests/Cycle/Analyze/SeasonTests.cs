using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Analyze.CaseBuilder;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

/// <summary>
/// Leads of a business whose fourth quarter falls on October, November and December as 1 : 1 : 2; the earlier months
/// bring 10 each, so a year brings 130.
/// </summary>
public sealed class SeasonTests
{
    private static readonly decimal[] Year = [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 20];

    [Fact]
    public void With_two_full_years_the_pace_goes_by_the_season()
    {
        // 24 full months before 2026, ten of 2026: c(31 October) is 10/40 of the quarter, not 22/66 of its days.
        var measure = On(Series24([.. Year, .. Year, .. Year[..9], 10]));

        measure.Pace!.Season!.Value.ShouldBe(.25m, .001m);
        measure.Pace.Expected.ShouldBe(10, .001m);
        measure.Pace.Index!.Value.ShouldBe(1, .001m);
        // Ten a month is 13.33 of an average month of this quarter, and three quarters of its three months remain.
        measure.Pace.Rate!.Value.ShouldBe(13.333m, .001m);
        measure.Pace.End!.Value.ShouldBe(40, .001m);
        measure.Pace.Effort!.Value.ShouldBe(1, .001m);
    }

    [Fact]
    public void With_fewer_it_goes_by_working_days()
    {
        var measure = On(Series24([.. Year[3..], .. Year, .. Year[..9], 10]));

        measure.Pace!.Season.ShouldBeNull();
        measure.Pace.Index!.Value.ShouldBe(.75m, .001m);
    }

    [Fact]
    public void Within_a_month_the_days_count()
    {
        var season = Season.Of(Series24([.. Year, .. Year]).Values, Period.Parse("2026-Q4")!)!;

        // Eleven of December's 23 working days: (20 + 20·11/23)/40.
        season.Reached(new DateOnly(2026, 12, 15)).ShouldBe(.73913m, .00001m);
        season.Reached(new DateOnly(2026, 9, 30)).ShouldBe(0);
        season.Reached(new DateOnly(2027, 1, 1)).ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-10")]
    [InlineData("2026-W45")]
    public void Within_a_month_there_is_no_season(string period) =>
        Season.Of(Series24([.. Year, .. Year]).Values, Period.Parse(period)!).ShouldBeNull();

    [Fact]
    public void Numbers_below_zero_have_no_season() =>
        Season.Of(Series24([.. Year, .. Year[..11], -1]).Values, Period.Parse("2026-Q4")!).ShouldBeNull();

    private static KpiMeasure On(KpiSeries series) => KpiReading.On(Leads, series.Aim("2026-Q4", 40), Today);

    // Ends with the last month of 2025, or with October 2026 when there are more than two years.
    private static KpiSeries Series24(decimal[] values)
    {
        var series = Monthly("K14", values);
        return values.Length > 24 ? series : series with
        {
            Values = [.. series.Values.Select(v => v with { Period = Back(v.Period, 10) })],
        };
    }

    private static Period Back(Period month, int by) =>
        Enumerable.Range(0, by).Aggregate(month, (m, _) => m.Previous());
}
