using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Digests;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Digests;

/// <summary>What is said about when digests come, on Monday, 23 November 2026, at nine.</summary>
public sealed class SchedulingTests
{
    private static readonly ScheduleSaid MondayAtNine = new("Monday", "9:00", "Berlin time", null, null);
    private static readonly ScheduleSaid Nothing = new(null, null, null, null, null);

    private readonly PlannedDigests _digests = new();
    private readonly Scheduling _scheduling = new(new CronRecurrence(), PlannedDigests.Settings);

    [Fact]
    public async Task A_day_a_time_and_a_clock_are_kept_and_said_on_the_askers_clock_too()
    {
        await _digests.Turns.LinkAsync();

        var reply = await SetAsync(new ScheduleSaid("Friday", "16:30", "New York time", null, null));

        Plain(reply.Changed).ShouldBe("The digest of Contoso comes every Friday at 4:30 PM (America/New_York). Next: "
            + "Friday, November 27, 2026 9:30 PM for you (UTC), Friday, November 27, 2026 4:30 PM in "
            + "America/New_York. Say another day or time to move it.");
        (await _digests.ScheduleAsync()).Next.ShouldBe(new DateTimeOffset(2026, 11, 27, 21, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task From_another_place_it_asks_before_it_begins_to_post_and_not_when_it_moves()
    {
        await _digests.Turns.LinkAsync();

        var asked = await _scheduling.SetAsync(_digests.Turns.New(), KpiTurns.Contoso, MondayAtNine, default);
        await SetAsync(MondayAtNine);
        var moved = await _scheduling.SetAsync(
            _digests.Turns.New(), KpiTurns.Contoso, Nothing with { Time = "10:15" }, default);

        Plain(asked.AsksFirst).ShouldStartWith("Post the digest of Contoso every Monday at 9:00 AM (Europe/Berlin) ");
        Plain(moved.Changed).ShouldStartWith("The digest of Contoso comes every Monday at 10:15 AM (Europe/Berlin).");
    }

    [Theory]
    [InlineData("month", "first", "every first Monday of a month at 9:00 AM (Europe/Berlin)")]
    [InlineData(null, "last", "every last Monday of a month at 9:00 AM (Europe/Berlin)")]
    [InlineData("quarter", null, "every first Monday of January, April, July and October at 9:00 AM")]
    public async Task It_comes_monthly_and_quarterly_too(string? every, string? which, string rhythm)
    {
        await _digests.Turns.LinkAsync();

        var reply = await SetAsync(MondayAtNine with { Every = every, Which = which });

        Plain(reply.Changed).ShouldStartWith($"The digest of Contoso comes {rhythm}");
    }

    [Theory]
    [InlineData("every day", null, null, null, "“every day” is not a day that I can post on. The days are Monday")]
    [InlineData(null, "25:00", null, null, "“25:00” is not a time of day. Say one such as 9:00")]
    [InlineData(null, null, "Gotham time", null, "I don't know the time zone “Gotham time”. Say a city")]
    [InlineData(null, null, null, "minute", "“minute” is not how often I can post. Say week, month or quarter.")]
    public async Task What_cannot_be_read_is_named_with_what_would_be_right(
        string? day, string? time, string? zone, string? every, string sentence)
    {
        await _digests.Turns.LinkAsync();

        var reply = await SetAsync(new ScheduleSaid(day, time, zone, every, null));

        reply.Text!.ShouldStartWith(sentence);
        (await Stored()).ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_channel_it_says_how_to_link_one() =>
        (await SetAsync(MondayAtNine)).Text!.ShouldContain("say “link this channel to Contoso”");

    [Fact]
    public async Task It_pauses_over_holidays_goes_on_by_itself_and_stops_for_good()
    {
        await _digests.Turns.LinkAsync();
        await SetAsync(MondayAtNine);

        var paused = await StopAsync("2026-11-28", "2026-12-08");
        var next = (await _digests.ScheduleAsync()).Next;
        var stopped = await StopAsync(null, null);
        var off = (await _digests.ScheduleAsync()).Next;
        var resumed = await SetAsync(Nothing);

        Plain(paused.Changed).ShouldStartWith("No digest of Contoso from Saturday, November 28, 2026 until Tuesday, "
            + "December 8, 2026. Next: Monday, December 14, 2026 8:00 AM for you (UTC)");
        next.ShouldBe(new DateTimeOffset(2026, 12, 14, 8, 0, 0, TimeSpan.Zero));
        stopped.Changed!.ShouldBe(
            "The digest of Contoso comes no more. Say “resume the digest” when you want it again.");
        off.ShouldBeNull();
        Plain(resumed.Changed).ShouldStartWith("The digest of Contoso comes every Monday at 9:00 AM (Europe/Berlin).");
    }

    [Theory]
    [InlineData(null, "2026-11-23", "A pause from Monday, November 23, 2026 until Monday, November 23, 2026 has")]
    [InlineData("2026-12-10", "2026-12-01", "A pause from Thursday, December 10, 2026 until Tuesday, December 1")]
    [InlineData(null, "2028-12-01", "That pause is longer than 365 days.")]
    [InlineData(null, "whenever", "“whenever” is not a date I can use.")]
    public async Task A_pause_that_cannot_be_is_refused(string? from, string? until, string sentence)
    {
        await _digests.Turns.LinkAsync();
        await SetAsync(MondayAtNine);

        (await StopAsync(from, until)).Text!.ShouldStartWith(sentence);
    }

    [Fact]
    public async Task What_is_not_planned_cannot_be_stopped() =>
        (await StopAsync(null, null)).Text!.ShouldStartWith("No digest of Contoso is planned. Say “post the digest");

    [Fact]
    public async Task The_status_says_the_next_one_the_last_ones_and_what_went_wrong()
    {
        await _digests.PlantAsync();
        var entry = (await _digests.RoundAsync(PlannedDigests.Due)).Single();
        await _digests.BecomesAsync(entry with { FailedBecause = "403 BotNotInConversationRoster",
            GivenUpAs = Storage.GivenUpAs.Refused });
        await _digests.RoundAsync(PlannedDigests.Due.AddSeconds(10));

        var ours = await _scheduling.Status.OfAsync(_digests.Turns.New(), KpiTurns.Contoso, default);
        var theirs = await _scheduling.Status.OfAsync(
            _digests.Turns.New(role: Role.PartnerContact), KpiTurns.Contoso, default);
        var all = await _scheduling.Status.OfAllAsync(_digests.Turns.New(), default);

        var card = ours.Card.ShouldBeOfType<DigestStatusCard>();
        card.Lines[0].ShouldStartWith("It stopped by itself, because nothing can be posted there.");
        card.Runs.Select(r => (Plain(r.Text), r.Color)).ShouldBe([(
            "Monday, November 30, 2026 8:00 AM: refused by Teams (403 BotNotInConversationRoster)", "Attention")]);
        ((DigestStatusCard)theirs.Card!).Runs[0].Text.ShouldEndWith(": refused by Teams");
        ((DigestStatusCard)theirs.Card!).Suggestions.ShouldBeEmpty();
        ((DigestStatusCard)all.Card!).Lines.ShouldBe(["1 is planned, 1 of them switched off, 1 in trouble."]);
    }

    [Fact]
    public async Task Where_many_are_due_the_status_says_when_the_last_will_be_out()
    {
        await _digests.PlantAsync();
        await _digests.PlantCrowdAsync(24);

        var reply = await _scheduling.Status.OfAsync(_digests.Turns.New(), KpiTurns.Contoso, default);

        Plain(((DigestStatusCard)reply.Card!).Lines[1]).ShouldBe(
            "25 are due then, and I post them one after the other: "
            + "the last should be out by Monday, November 30, 2026 8:00 AM.");
        Settings.Pace.LastOut([await _digests.ScheduleAsync()], PlannedDigests.Due)
            .ShouldBe(PlannedDigests.Due.AddSeconds(10));
    }

    [Fact]
    public async Task Where_the_partner_reads_along_the_status_tells_nothing_of_others_and_of_the_platform()
    {
        await _digests.PlantAsync();
        await _digests.PlantCrowdAsync(24);
        await _digests.PutAsync((await _digests.ScheduleAsync()) with
        {
            Version = 0, Runs = [new DigestRun(PlannedDigests.Due, RunOutcome.GivenUp) { Reason = "503 at last" }],
        });

        var turn = _digests.Turns.New(conversation: KpiTurns.Channel, linked: KpiTurns.Contoso.Of);
        var card = (DigestStatusCard)(await _scheduling.Status.OfAsync(turn, KpiTurns.Contoso, default)).Card!;

        card.Lines.ShouldHaveSingleItem().ShouldStartWith("Next: Monday, November 30, 2026");
        card.Runs.ShouldHaveSingleItem().Text.ShouldEndWith(": not delivered, although tried several times");
        card.Suggestions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_no_manager_changes_nothing()
    {
        await _digests.Turns.LinkAsync();
        var turn = _digests.Turns.New(role: Role.PartnerContact);
        turn.Confirmed = true;

        await _scheduling.SetAsync(turn, KpiTurns.Contoso, MondayAtNine, default);
        await turn.Session.Work.CommitAsync(default);

        (await Stored()).ShouldBeNull();
    }

    // English times have a narrow space before AM.
    private static string Plain(string? text) => text!.Replace('\u202f', ' ');

    private static DigestSettings Settings => PlannedDigests.Settings;

    private async Task<DigestSchedule?> Stored() =>
        await _digests.Turns.New().Session.Work.FindAsync<DigestSchedule>(KpiTurns.Channel, default);

    private Task<Reply> SetAsync(ScheduleSaid said)
    {
        var turn = _digests.Turns.New();
        turn.Confirmed = true;
        return _digests.Turns.RunAsync(t => _scheduling.SetAsync(t, KpiTurns.Contoso, said, default), turn);
    }

    private Task<Reply> StopAsync(string? from, string? until) =>
        _digests.Turns.RunAsync(t => _scheduling.StopAsync(
            t, KpiTurns.Contoso, PostKind.Digest, (from, until), default));
}
