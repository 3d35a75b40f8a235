using PrmBot.Conversation.Digests;
using PrmBot.Digest.Schedules;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Digests;

/// <summary>When digests are due, with the calendar that the bot really uses.</summary>
public sealed class NextRunTests
{
    private readonly CronRecurrence _recurrence = new();

    // The days on which the clocks change, in four zones; Lord Howe moves them by half an hour.
    [Theory]
    [InlineData("Europe/Berlin", "02:30", "2026-03-29", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-10-25", "2026-10-25T00:30:00Z")]
    [InlineData("America/New_York", "02:30", "2026-03-08", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "01:30", "2026-11-01", "2026-11-01T05:30:00Z")]
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-04", "2026-10-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-05", "2026-04-04T14:45:00Z")]
    [InlineData("Europe/London", "01:30", "2026-03-29", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/London", "01:30", "2026-10-25", "2026-10-25T00:30:00Z")]
    public void On_the_day_on_which_clocks_change_one_comes_and_not_two(
        string zone, string time, string day, string once)
    {
        var rhythm = Weekly(DayOfWeek.Sunday, time, zone);
        var clock = rhythm.Clock;
        var all = From(rhythm, Utc($"{day}T00:00:00Z").AddDays(-9)).Take(4).ToList();

        var that = all.Where(m => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(m, clock).DateTime)
            == DateOnly.Parse(day, null)).ToList();

        that.ShouldHaveSingleItem().ShouldBe(Utc(once));
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/Sao_Paulo")]
    public void Nine_stays_nine_and_each_week_of_a_year_has_one(string zone)
    {
        var rhythm = Weekly(DayOfWeek.Monday, "09:00", zone);

        var year = From(rhythm, Utc("2026-01-01T00:00:00Z")).TakeWhile(m => m < Utc("2027-01-01T00:00:00Z")).ToList();

        year.Count.ShouldBe(52);
        year.Select(m => TimeZoneInfo.ConvertTime(m, rhythm.Clock)).ShouldAllBe(
            m => m.DayOfWeek == DayOfWeek.Monday && m.TimeOfDay == TimeSpan.FromHours(9));
    }

    [Theory]
    [InlineData(DigestEvery.Month, WhichOfMonth.First, "2026-12-07 2027-01-04 2027-02-01")]
    [InlineData(DigestEvery.Month, WhichOfMonth.Last, "2026-11-30 2026-12-28 2027-01-25")]
    [InlineData(DigestEvery.Month, WhichOfMonth.Third, "2026-12-21 2027-01-18 2027-02-15")]
    [InlineData(DigestEvery.Quarter, WhichOfMonth.First, "2027-01-04 2027-04-05 2027-07-05")]
    public void Months_and_quarters_have_the_day_that_was_named(DigestEvery every, WhichOfMonth which, string days)
    {
        var rhythm = Weekly(DayOfWeek.Monday, "09:00", "Etc/UTC") with { Every = every, Which = which };

        string.Join(' ', From(rhythm, Utc("2026-11-23T10:00:00Z")).Take(3).Select(m => m.ToString("yyyy-MM-dd", null)))
            .ShouldBe(days);
    }

    [Fact]
    public void Holidays_are_left_out_by_the_date_in_the_channel()
    {
        var rhythm = Weekly(DayOfWeek.Monday, "09:00", "Australia/Sydney");
        DigestPause[] pauses = [new(new DateOnly(2026, 12, 21), new DateOnly(2027, 1, 4))];

        // Monday, 4 January, 09:00 in Sydney is still Sunday in UTC.
        _recurrence.After(rhythm, pauses, Utc("2026-12-15T00:00:00Z")).ShouldBe(Utc("2027-01-03T22:00:00Z"));
    }

    [Fact]
    public void A_pause_without_an_end_in_sight_leaves_none()
    {
        DigestPause[] pauses = [new(new DateOnly(2026, 1, 1), new DateOnly(2099, 1, 1))];

        _recurrence.After(Weekly(DayOfWeek.Monday, "09:00", "Etc/UTC"), pauses, Utc("2026-12-15T00:00:00Z"))
            .ShouldBeNull();
    }

    [Theory]
    [InlineData("Berlin time", "Europe/Berlin")]
    [InlineData("Berliner Zeit", "Europe/Berlin")]
    [InlineData("CET", "Europe/Berlin")]
    [InlineData("New York", "America/New_York")]
    [InlineData("Lord Howe time", "Australia/Lord_Howe")]
    [InlineData("Europe/London", "Europe/London")]
    [InlineData("UTC+2", "Etc/GMT-2")]
    [InlineData("utc", "Etc/UTC")]
    [InlineData("eastern time", "America/New_York")]
    [InlineData("Gotham", null)]
    [InlineData("Europe/Gotham", null)]
    [InlineData("", null)]
    public void A_zone_is_found_by_the_names_that_people_give_it(string said, string? zone) =>
        ZoneNames.Find(said).ShouldBe(zone);

    private static Rhythm Weekly(DayOfWeek day, string time, string zone) =>
        new(DigestEvery.Week, day, WhichOfMonth.First, TimeOnly.Parse(time, null), zone);

    private static DateTimeOffset Utc(string moment) =>
        DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    private IEnumerable<DateTimeOffset> From(Rhythm rhythm, DateTimeOffset moment)
    {
        while (_recurrence.After(rhythm, [], moment) is { } next)
        {
            yield return moment = next;
        }
    }
}
