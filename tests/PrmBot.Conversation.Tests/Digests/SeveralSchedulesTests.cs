using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Digests;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Digests;

/// <summary>
/// Contoso's digest is planned for Mondays at 09:00 in Berlin, from 30 November 2026 on; its quarterly review, and the
/// digest of all partners, are said beside it.
/// </summary>
public sealed class SeveralSchedulesTests
{
    private const string Ours = "19:managers@thread.tacv2";

    // The first Tuesday of January at 10:00 in Berlin, and a Monday at 08:00 there.
    private static readonly DateTimeOffset ReviewDue = new(2027, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset AllDue = new(2026, 11, 30, 7, 0, 0, TimeSpan.Zero);

    private static readonly ScheduleSaid Review =
        new("Tuesday", "10:00", "Berlin time", null, null) { What = PostKind.Review };

    private static readonly ScheduleSaid All =
        new("Monday", "8:00", "Berlin time", null, null) { What = PostKind.Portfolio };

    private readonly PlannedDigests _digests = new();
    private readonly Scheduling _scheduling = new(new CronRecurrence(), PlannedDigests.Settings);

    [Fact]
    public async Task A_digest_and_a_quarterly_review_come_side_by_side_each_at_its_time()
    {
        await _digests.PlantAsync();

        var set = await SetAsync(Contoso(), Review);
        var digest = (await _digests.RoundAsync(PlannedDigests.Due)).ShouldHaveSingleItem();
        var review = (await _digests.RoundAsync(ReviewDue)).Where(
            e => e.Id.Contains("|review|", StringComparison.Ordinal)).ToList();

        Plain(set.Changed).ShouldStartWith("The quarterly review of Contoso comes every first Tuesday of January, "
            + "April, July and October at 10:00 AM (Europe/Berlin). Next: Tuesday, January 5, 2027 9:00 AM for you");
        digest.CardJson!.ShouldContain("Contoso: W49 2026");
        var entry = review.ShouldHaveSingleItem();
        (entry.Conversation.Value, entry.ServiceUrl, entry.Delivery)
            .ShouldBe((KpiTurns.Channel, "https://smba", Delivery.Post));
        entry.CardJson!.ShouldContain("Contoso: review of Q4 2026");
        (await ReviewAsync()).Next.ShouldBe(new DateTimeOffset(2027, 4, 6, 8, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Each_pauses_and_stops_by_itself()
    {
        await _digests.PlantAsync();
        await SetAsync(Contoso(), Review);

        var paused = await StopAsync(Contoso(), PostKind.Review, "2027-01-01", "2027-02-01");
        var next = (await ReviewAsync()).Next;
        var stopped = await StopAsync(Contoso(), PostKind.Review, null, null);

        Plain(paused.Changed).ShouldStartWith("No quarterly review of Contoso from Friday, January 1, 2027 until");
        next.ShouldBe(new DateTimeOffset(2027, 4, 6, 8, 0, 0, TimeSpan.Zero));
        stopped.Changed.ShouldBe("The quarterly review of Contoso comes no more. Say “resume the quarterly review” "
            + "when you want it again.");
        (await ReviewAsync()).Next.ShouldBeNull();
        (await _digests.ScheduleAsync()).Next.ShouldBe(PlannedDigests.Due);
        (await StopAsync(Contoso(), PostKind.Review, null, null)).Text!
            .ShouldStartWith("No quarterly review of Contoso is planned. Say “post the quarterly review on the first");
    }

    [Fact]
    public async Task The_status_of_a_partner_names_both()
    {
        await _digests.PlantAsync();
        await SetAsync(Contoso(), Review);

        var card = (DigestStatusCard)(await _scheduling.Status.OfAsync(
            _digests.Turns.New(), KpiTurns.Contoso, default)).Card!;

        card.Lines.Select(Plain).ShouldBe(
        [
            "Next: Monday, November 30, 2026 8:00 AM for you (UTC), Monday, November 30, 2026 9:00 AM in "
                + "Europe/Berlin. It comes every Monday at 9:00 AM (Europe/Berlin).",
            "Quarterly review: Next: Tuesday, January 5, 2027 9:00 AM for you (UTC), Tuesday, January 5, 2027 "
                + "10:00 AM in Europe/Berlin. It comes every first Tuesday of January, April, July and October at "
                + "10:00 AM (Europe/Berlin).",
        ]);
        card.Suggestions.Select(s => s.Title).ShouldBe(["Stop the digest", "Stop the quarterly review"]);
    }

    [Fact]
    public async Task A_review_of_nothing_is_not_posted()
    {
        await _digests.PlantAsync(withNumbers: false);
        await SetAsync(Contoso(), Review);

        var sent = await _digests.RoundAsync(ReviewDue);

        sent.ShouldNotContain(e => e.Id.Contains("|review|", StringComparison.Ordinal));
        (await ReviewAsync()).Runs[0].Why.ShouldBe(Silence.NoData);
    }

    [Fact]
    public async Task The_digest_of_all_partners_is_kept_after_a_yes_only_and_comes_where_it_was_said()
    {
        await _digests.PlantAsync();
        await _digests.PutAsync(new Partner { Of = new PartnerId("p2"), Name = "Fabrikam" });
        await _digests.PutAsync(
            new Partner { Of = new PartnerId("p3"), Name = "Adatum", Status = PartnerStatus.Archived });

        var asked = await _digests.Turns.RunAsync(t => _scheduling.SetAsync(t, null, All, default), Managers());
        var before = await _digests.ScheduleAsync(Ours, PostKind.Portfolio);
        var set = await SetAsync(Managers(), All, isSure: true);
        var sent = (await _digests.RoundAsync(AllDue)).ShouldHaveSingleItem();

        Plain(asked.AsksFirst).ShouldStartWith("Post the digest of all partners every Monday at 8:00 AM "
            + "(Europe/Berlin) here? Everybody in this channel will read it");
        before.ShouldBeNull();
        Plain(set.Changed).ShouldStartWith("The digest of all partners comes every Monday at 8:00 AM");
        (sent.Conversation.Value, sent.ServiceUrl).ShouldBe((Ours, "https://service"));
        sent.CardJson!.ShouldContain("All partners: W49 2026");
        sent.CardJson!.ShouldContain("Fabrikam");
        sent.CardJson!.ShouldNotContain("Adatum");
        (await _digests.ScheduleAsync(Ours, PostKind.Portfolio)).Next.ShouldBe(AllDue.AddDays(7));
    }

    [Fact]
    public async Task Where_a_partner_reads_along_nothing_is_said_of_all()
    {
        await _digests.PlantAsync();

        var said = await SetAsync(Contoso(), All, isSure: true);
        var stopped = await StopAsync(Contoso(), PostKind.Portfolio, null, null);

        said.Changed.ShouldBeNull();
        said.Text.ShouldBe(stopped.Text);
        said.Text!.ShouldContain("private chat");
        (await _digests.ScheduleAsync(KpiTurns.Channel, PostKind.Portfolio)).ShouldBeNull();
    }

    [Fact]
    public async Task A_channel_that_is_linked_to_a_partner_later_gets_no_digest_of_all_any_more()
    {
        await _digests.PlantAsync();
        await SetAsync(Managers(), All, isSure: true);
        await _digests.PutAsync(new ChannelLink
        {
            Id = Ours, Of = KpiTurns.Contoso.Of, ServiceUrl = "https://smba",
            LinkedBy = new Person(new UserId("u1"), "A"),
        });

        var sent = await _digests.RoundAsync(AllDue);

        sent.ShouldBeEmpty();
        var schedule = await _digests.ScheduleAsync(Ours, PostKind.Portfolio);
        (schedule.IsHalted, schedule.Runs.Single().Why).ShouldBe((true, Silence.PartnerReads));
    }

    [Fact]
    public async Task In_private_it_says_where_the_digest_of_all_partners_can_come()
    {
        var reply = await SetAsync(_digests.Turns.New(), All, isSure: true);

        reply.Text!.ShouldStartWith("A digest of all partners comes into a channel of our side.");
    }

    [Fact]
    public async Task All_are_named_in_the_status_of_all()
    {
        await _digests.PlantAsync();
        await SetAsync(Contoso(), Review);
        await SetAsync(Managers(), All, isSure: true);

        var card = (DigestStatusCard)(await _scheduling.Status.OfAllAsync(_digests.Turns.New(), default)).Card!;

        card.Runs.Select(r => r.Text.Split(':')[0]).ShouldBe(["All partners", "Contoso", "Contoso, quarterly review"]);
    }

    // English times have a narrow space before AM.
    private static string Plain(string? text) => text!.Replace('\u202f', ' ');

    private TurnScope Contoso() => _digests.Turns.New(conversation: KpiTurns.Channel, kind: PlaceKind.Channel);

    private TurnScope Managers() => _digests.Turns.New(conversation: Ours, kind: PlaceKind.Channel);

    private Task<DigestSchedule> ReviewAsync() => _digests.ScheduleAsync(KpiTurns.Channel, PostKind.Review);

    private Task<Reply> SetAsync(TurnScope turn, ScheduleSaid said, bool isSure = false)
    {
        turn.Confirmed = isSure;
        return _digests.Turns.RunAsync(t => _scheduling.SetAsync(t, KpiTurns.Contoso, said, default), turn);
    }

    private Task<Reply> StopAsync(TurnScope turn, PostKind what, string? from, string? until) =>
        _digests.Turns.RunAsync(
            t => _scheduling.StopAsync(t, KpiTurns.Contoso, what, (from, until), default), turn);
}
