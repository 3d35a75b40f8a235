using System.Globalization;
using PrmBot.Conversation.Digests;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Digests;

/// <summary>Contoso's digest is due on Monday, 30 November, at 09:00 in Berlin.</summary>
public sealed class DigestRoundTests
{
    private readonly PlannedDigests _digests = new();

    [Fact]
    public async Task What_is_due_is_posted_once_into_its_channel_and_the_next_week_is_planned()
    {
        await _digests.PlantAsync();

        var before = await _digests.RoundAsync(PlannedDigests.Due.AddSeconds(-1));
        var sent = await _digests.RoundAsync(PlannedDigests.Due);
        var again = await _digests.RoundAsync(PlannedDigests.Due.AddSeconds(10));

        var entry = sent.ShouldHaveSingleItem();
        (entry.Conversation.Value, entry.Delivery, entry.ServiceUrl)
            .ShouldBe((KpiTurns.Channel, Delivery.Post, "https://smba"));
        entry.Id.ShouldBe((await _digests.ScheduleAsync()).EntryFor(PlannedDigests.Due));
        entry.CardJson.ShouldNotBeNull().ShouldContain("Contoso: W49 2026");
        (before.Count, again.Count).ShouldBe((0, 0));
        (await _digests.ScheduleAsync()).Next.ShouldBe(PlannedDigests.Due.AddDays(7));
    }

    [Fact]
    public async Task Two_rounds_at_the_same_time_post_it_once()
    {
        await _digests.PlantAsync();

        var rounds = await Task.WhenAll(Enumerable.Range(0, 16)
            .Select(_ => Task.Run(() => _digests.RoundAsync(PlannedDigests.Due))));

        rounds.SelectMany(r => r).ShouldHaveSingleItem();
        (await _digests.PendingAsync()).ShouldHaveSingleItem();
        (await _digests.ScheduleAsync()).Runs.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_delivered_is_noted_with_the_id_of_the_message()
    {
        await _digests.PlantAsync();
        var entry = (await _digests.RoundAsync(PlannedDigests.Due)).Single();

        await _digests.BecomesAsync(entry with { DeliveredAs = "1:17" });
        await _digests.RoundAsync(PlannedDigests.Due.AddSeconds(10));

        var run = (await _digests.ScheduleAsync()).Runs.ShouldHaveSingleItem();
        (run.Outcome, run.ActivityId).ShouldBe((RunOutcome.Delivered, "1:17"));
    }

    [Theory]
    [InlineData(GivenUpAs.Refused, RunOutcome.Refused, true)]
    [InlineData(GivenUpAs.TriedOut, RunOutcome.GivenUp, false)]
    [InlineData(GivenUpAs.Unclear, RunOutcome.Unclear, false)]
    public async Task Only_what_can_never_work_stops_the_schedule(GivenUpAs kind, RunOutcome outcome, bool stops)
    {
        await _digests.PlantAsync();
        var entry = (await _digests.RoundAsync(PlannedDigests.Due)).Single();

        await _digests.BecomesAsync(entry with { FailedBecause = "the platform answered", GivenUpAs = kind });
        await _digests.RoundAsync(PlannedDigests.Due.AddSeconds(10));

        var schedule = await _digests.ScheduleAsync();
        (schedule.Runs[0].Outcome, schedule.Runs[0].Reason).ShouldBe((outcome, "the platform answered"));
        (schedule.IsHalted, schedule.Next is null).ShouldBe((stops, stops));
    }

    [Theory]
    [InlineData(0.5, 1)] // Half an hour late is on time.
    [InlineData(7, 1)]
    [InlineData(10.5, 0)] // It is quiet then: tomorrow morning is still within the day.
    [InlineData(23.5, 1)]
    public async Task A_run_that_was_missed_is_made_up_for_once_and_at_no_quiet_hour(double hours, int posts)
    {
        await _digests.PlantAsync();

        var sent = await _digests.RoundAsync(PlannedDigests.Due.AddHours(hours));
        var again = await _digests.RoundAsync(PlannedDigests.Due.AddHours(hours).AddMinutes(1));

        (sent.Count, again.Count).ShouldBe((posts, 0));
    }

    [Fact]
    public async Task After_a_day_it_is_left_out_with_a_note_and_the_next_one_comes()
    {
        await _digests.PlantAsync();

        var late = await _digests.RoundAsync(PlannedDigests.Due.AddDays(8));
        var next = await _digests.RoundAsync(PlannedDigests.Due.AddDays(14));

        late.ShouldBeEmpty();
        next.ShouldHaveSingleItem();
        (await _digests.ScheduleAsync()).Runs.Select(r => (r.Due, r.Outcome)).ShouldBe(
            [(PlannedDigests.Due.AddDays(14), RunOutcome.Queued), (PlannedDigests.Due, RunOutcome.Missed)]);
    }

    [Theory]
    [InlineData(PartnerStatus.Archived)]
    [InlineData(PartnerStatus.Paused)]
    public async Task A_partner_at_rest_gets_none_and_gets_them_again_when_it_is_back(PartnerStatus status)
    {
        await _digests.PlantAsync();
        await _digests.PutAsync(KpiTurns.Contoso with { Status = status });

        var resting = await _digests.RoundAsync(PlannedDigests.Due);
        await _digests.PutAsync(KpiTurns.Contoso with { Status = PartnerStatus.Active });
        var back = await _digests.RoundAsync(PlannedDigests.Due.AddDays(7));

        resting.ShouldBeEmpty();
        back.ShouldHaveSingleItem();
        (await _digests.ScheduleAsync()).Runs[1].Why.ShouldBe(Silence.PartnerAtRest);
    }

    [Theory]
    [InlineData("gone", Silence.NoChannel)]
    [InlineData("removed", Silence.NotInstalled)]
    [InlineData("lost", Silence.NotInstalled)]
    public async Task A_channel_that_is_gone_or_lost_the_bot_ends_it_and_says_so(string what, Silence why)
    {
        await _digests.PlantAsync();
        await _digests.LoseChannelAsync(what);

        var sent = await _digests.RoundAsync(PlannedDigests.Due);

        sent.ShouldBeEmpty();
        var schedule = await _digests.ScheduleAsync();
        (schedule.IsHalted, schedule.Runs.Single().Why).ShouldBe((true, why));
    }

    [Fact]
    public async Task Without_a_number_it_says_once_how_to_begin_and_is_silent_until_there_is_one()
    {
        await _digests.PlantAsync(withNumbers: false);

        var first = await _digests.RoundAsync(PlannedDigests.Due);
        var second = await _digests.RoundAsync(PlannedDigests.Due.AddDays(7));
        await _digests.LoadNumbersAsync();
        var third = await _digests.RoundAsync(PlannedDigests.Due.AddDays(14));

        first.Single().CardJson.ShouldNotBeNull().ShouldContain("Nothing has been recorded with Contoso yet");
        second.ShouldBeEmpty();
        third.ShouldHaveSingleItem();
        (await _digests.ScheduleAsync()).Runs[1].Why.ShouldBe(Silence.NoData);
    }

    [Fact]
    public async Task When_all_numbers_are_old_it_asks_who_gives_new_ones()
    {
        await _digests.PlantAsync();

        await _digests.RoundAsync(PlannedDigests.Due.AddDays(182));
        var stale = await _digests.RoundAsync(PlannedDigests.Due.AddDays(189));

        stale.Single().CardJson.ShouldNotBeNull().ShouldContain("has no current number");
    }

    [Theory]
    [InlineData("4", "Everything that can be judged is green")]
    [InlineData("2.5", "A quiet week")]
    public async Task A_week_in_which_nothing_happens_is_said_in_one_sentence(string coverage, string said)
    {
        await _digests.PlantAsync(withNumbers: false);
        var value = decimal.Parse(coverage, CultureInfo.InvariantCulture);
        var by = new KpiStamp(new Person(UserId.From("u1"), "Ada"), PlannedDigests.Due.AddDays(-1), KpiSource.Said);
        await _digests.PutAsync(Enumerable.Range(40, 9).Aggregate(
            new KpiSeries { Of = KpiTurns.Contoso.Of, Kpi = "K9" },
            (series, week) => series.WithValue(new KpiNumber(Period.Parse($"2026-W{week}")!, value, by))));

        var sent = await _digests.RoundAsync(PlannedDigests.Due);

        sent.Single().CardJson.ShouldNotBeNull().ShouldContain(said);
    }

    [Fact]
    public async Task An_archived_partner_gets_none_by_hand_either()
    {
        await _digests.PlantAsync();

        var composed = await ComposeDigest.RunAsync(
            _digests.Turns.New().Session, KpiTurns.Catalogue,
            KpiTurns.Contoso with { Status = PartnerStatus.Archived }, [], default);

        composed.Refusal!.Key.ShouldBe("digest.archived");
    }

    [Fact]
    public async Task Only_so_many_are_made_at_once_and_those_due_first_come_first()
    {
        await _digests.PlantCrowdAsync(25);

        var rounds = new List<IReadOnlyList<OutboxEntry>>();
        for (var i = 0; i < 4; i++)
        {
            rounds.Add(await _digests.RoundAsync(PlannedDigests.Due.AddSeconds(10 * i)));
        }

        rounds.Select(r => r.Count).ShouldBe([10, 10, 5, 0]);
        rounds.SelectMany(r => r).Select(e => e.Id).Distinct().Count().ShouldBe(25);
    }

    [Fact]
    public async Task What_does_not_get_out_holds_the_rest_back_before_the_outbox_swells()
    {
        await _digests.PlantCrowdAsync(80);

        var made = 0;
        for (var i = 0; i < 12; i++)
        {
            made += (await _digests.RoundAsync(PlannedDigests.Due.AddSeconds(10 * i))).Count;
        }

        made.ShouldBe(50);
    }
}
