using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

/// <summary>Expected returns: Python with exact fractions.</summary>
public sealed class ReturnsTests
{
    [Fact]
    public void Small_spends_are_drawn_to_what_all_brought()
    {
        var all = ActivityReturn.Of(
            [new(1, 5000, 60000), new(2, 2000, 4000), new(3, 11000, 33000), new(4, 800, 12000)]);

        all[0].Pooled.ShouldBe(5.797872m, .000001m);
        all[0].Usual.ShouldBe(3500);
        all.Select(r => Math.Round(r.Shrunken, 6)).ShouldBe([9.446183m, 4.416828m, 3.675348m, 7.509896m]);
    }

    [Fact]
    public void One_activity_alone_has_nothing_to_be_compared_with() =>
        ActivityReturn.Of([new(1, 5000, 60000), new(2, 0, 100)]).ShouldBeEmpty();

    [Fact]
    public void What_is_over_its_target_fills_no_gap() =>
        GapShare.Of([new("DACH", 100, 40), new("Nordics", 50, 80), new("UK", 60, 40)])
            .Select(g => g.Share).ShouldBe([.75m, 0, .25m]);

    [Fact]
    public void Without_a_gap_nobody_has_a_share_of_it() =>
        GapShare.Of([new("a", 1, 2)]).Single().Share.ShouldBe(0);

    [Fact]
    public void Green_today_may_be_red_in_nine_weeks()
    {
        // 400k at .2 and 100k at .5 are 130k of 200k.
        var forecast = LeadForecast.Of([new(400_000, .2m), new(100_000, .5m)], 200_000);

        (forecast.Forecast, forecast.Index, forecast.Warns).ShouldBe((130_000, .65m, true));
    }

    [Theory]
    [InlineData(new[] { 1, 2, 1, 2, 1, 2 }, new[] { 9, 5, 6, 5, 6, 5 }, 4, true)]
    [InlineData(new[] { 1, 2, 1, 2, 1, 2 }, new[] { 9, 6, 5, 6, 5, 6 }, 0, false)]
    [InlineData(new[] { 1, 2, 1 }, new[] { 9, 6, 5 }, 0, null)]
    public void A_link_holds_when_most_changes_agree_one_lag_later(int[] lead, int[] lag, int agreeing, bool? holds)
    {
        var check = LinkCheck.Of(Points(lead), Points(lag), 1);

        (check.Agreeing, check.Holds).ShouldBe((agreeing, holds));
    }

    [Fact]
    public void A_link_that_failed_three_times_is_dropped()
    {
        LinkCheck.IsDropped([new(1, 4), new(3, 4), new(1, 4)]).ShouldBeFalse();
        LinkCheck.IsDropped([new(1, 4), new(3, 4), new(1, 4), new(0, 3)]).ShouldBeTrue();
    }

    [Fact]
    public void A_season_takes_two_full_years()
    {
        List<decimal> year = [.. Enumerable.Repeat(1m, 11), 9m];

        SeasonalShare.Of([year]).ShouldBeNull();
        SeasonalShare.Of([year, year])!.ShouldSatisfyAllConditions(
            c => c[10].ShouldBe(.55m), c => c[11].ShouldBe(1));
    }

    private static List<TrendPoint> Points(int[] values) => [.. values.Select((v, i) => new TrendPoint(i, v))];
}
