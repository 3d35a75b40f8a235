using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PrmBot.Reminders;
using Shouldly;
using Xunit;

namespace PrmBot.Tests.Reminders;

public sealed class QuietRulesTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    private static readonly HashSet<DayOfWeek> NoDay = [];

    // 2026-11-24 is a Tuesday; Berlin is one hour ahead of UTC then, Tokyo nine.
    [Theory]
    [InlineData("2026-11-24T06:59Z", "Europe/Berlin", true)] // 07:59
    [InlineData("2026-11-24T07:00Z", "Europe/Berlin", false)] // 08:00
    [InlineData("2026-11-24T16:59Z", "Europe/Berlin", false)] // 17:59
    [InlineData("2026-11-24T17:00Z", "Europe/Berlin", true)] // 18:00
    [InlineData("2026-11-24T07:00Z", "Asia/Tokyo", false)] // 16:00
    [InlineData("2026-11-27T23:30Z", "Asia/Tokyo", true)] // Saturday 08:30 there, Friday here
    [InlineData("2026-11-28T12:00Z", "Europe/Berlin", true)] // Saturday
    [InlineData("2026-11-29T12:00Z", "Europe/Berlin", true)] // Sunday
    public void Nights_and_the_weekend_are_quiet_on_the_readers_clock(string moment, string zone, bool isQuiet) =>
        new QuietRules().IsQuiet(At(moment), TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldBe(isQuiet);

    [Theory]
    [InlineData("2026-11-24T10:00Z", "2026-11-24T10:00Z")] // open: at once
    [InlineData("2026-11-24T17:30Z", "2026-11-25T07:00Z")] // evening: next morning
    [InlineData("2026-11-24T02:00Z", "2026-11-24T07:00Z")] // night: this morning
    [InlineData("2026-11-27T17:30Z", "2026-11-30T07:00Z")] // Friday evening: Monday morning
    [InlineData("2026-03-27T18:00Z", "2026-03-30T06:00Z")] // over the weekend the clocks went forward
    [InlineData("2026-10-23T17:00Z", "2026-10-26T07:00Z")] // and back
    public void What_falls_into_a_quiet_time_waits_for_its_end(string moment, string open) =>
        new QuietRules().NextOpen(At(moment), Berlin).ShouldBe(At(open));

    [Fact]
    public void A_pause_within_the_day_and_no_quiet_hours_at_all_work_too()
    {
        var lunch = new QuietRules { From = new TimeOnly(12, 0), To = new TimeOnly(13, 0) };
        var never = new QuietRules { From = TimeOnly.MinValue, To = TimeOnly.MinValue, DaysOff = NoDay };

        lunch.NextOpen(At("2026-11-24T11:30Z"), Berlin).ShouldBe(At("2026-11-24T12:00Z"));
        lunch.IsQuiet(At("2026-11-24T02:00Z"), Berlin).ShouldBeFalse();
        never.IsQuiet(At("2026-11-28T02:00Z"), Berlin).ShouldBeFalse();
    }

    [Fact]
    public void A_morning_that_the_clocks_leave_out_is_an_hour_later()
    {
        var rules = new QuietRules { From = new TimeOnly(22, 0), To = new TimeOnly(2, 30), DaysOff = NoDay };

        // On 29 March 2026 Berlin goes from 02:00 to 03:00: there is no 02:30.
        rules.NextOpen(At("2026-03-29T00:10Z"), Berlin).ShouldBe(At("2026-03-29T01:30Z"));
    }

    [Fact]
    public void An_unknown_time_zone_is_the_other_one()
    {
        QuietRules.Zone("Asia/Tokyo", Berlin).ShouldBe(Tokyo);
        QuietRules.Zone("Moon/Base", Berlin).ShouldBe(Berlin);
        QuietRules.Zone(null, Berlin).ShouldBe(Berlin);
    }

    [Property]
    public Property The_next_open_moment_is_never_quiet_never_earlier_and_never_far() => Prop.ForAll(
        Gen.Choose(0, 60 * 24 * 400).Select(m => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(m))
            .ToArbitrary(),
        moment =>
        {
            var rules = new QuietRules();
            var open = rules.NextOpen(moment, Berlin);
            return open >= moment && !rules.IsQuiet(open, Berlin) && open - moment < TimeSpan.FromHours(24 * 3);
        });

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
