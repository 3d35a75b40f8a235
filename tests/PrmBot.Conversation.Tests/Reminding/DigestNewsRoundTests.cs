using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Reminding;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Reminders;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Reminding;

/// <summary>Ada set Contoso's digest and gave its numbers; Bob did neither.</summary>
public sealed class DigestNewsRoundTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Person Ada = new(new UserId("ada"), "Ada");

    private readonly MemoryStore _store = new();
    private int _ids;

    [Theory]
    [InlineData(RunOutcome.Refused, "refused by Teams. There are no more until somebody says “resume the digest”.")]
    [InlineData(RunOutcome.Missed, "left out, because I was not running then.")]
    [InlineData(RunOutcome.Unclear, "may have arrived: Teams gave no answer, so I did not send it twice.")]
    public async Task Who_set_a_digest_hears_in_private_and_once_that_it_did_not_come(RunOutcome outcome, string said)
    {
        await PlantAsync(outcome, KpiSource.Sample);

        var sent = await RoundAsync(Monday.AddHours(1));
        var tomorrow = await RoundAsync(Monday.AddDays(1));

        var entry = sent.ShouldHaveSingleItem();
        (entry.Conversation.Value, entry.Delivery).ShouldBe(("a:ada", Delivery.Send));
        entry.Text!.Replace('\u202f', ' ').ShouldBe(
            $"Contoso: the digest of Monday, November 23, 2026 9:00 AM: {said}");
        entry.CardJson.ShouldNotBeNull().ShouldContain("\"verb\":\"Digest-status\"");
        tomorrow.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(RunOutcome.Delivered)]
    [InlineData(RunOutcome.Queued)]
    public async Task What_came_is_no_news(RunOutcome outcome)
    {
        await PlantAsync(outcome, KpiSource.Sample);

        (await RoundAsync(Monday.AddHours(1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_gave_numbers_that_are_too_old_by_now_is_asked_for_new_ones_once_a_week()
    {
        await PlantAsync(RunOutcome.Delivered, KpiSource.Said);

        var early = await RoundAsync(Monday.AddHours(1));
        var stale = await RoundAsync(Monday.AddDays(14));
        var same = await RoundAsync(Monday.AddDays(15));
        var next = await RoundAsync(Monday.AddDays(21));

        early.ShouldBeEmpty();
        var entry = stale.ShouldHaveSingleItem();
        (entry.Conversation.Value, entry.Text).ShouldBe((
            "a:ada",
            "Contoso: the last numbers you gave are too old to judge by (Sourced pipeline created). New ones?"));
        same.ShouldBeEmpty();
        next.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task All_of_it_is_one_bundle_and_who_wants_none_gets_none()
    {
        await PlantAsync(RunOutcome.Missed, KpiSource.Said, at: Monday.AddDays(14));

        var bundle = await RoundAsync(Monday.AddDays(14));
        var work = _store.Open(Chat.Home);
        work.Put(new ReminderSwitch { Id = "ada", IsOff = true, By = Ada, At = Monday });
        await work.CommitAsync(default);
        var off = await RoundAsync(Monday.AddDays(21));

        bundle.ShouldHaveSingleItem().Text.ShouldBe("2 things are waiting.");
        off.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_hears_of_a_partner_at_rest()
    {
        await PlantAsync(RunOutcome.Missed, KpiSource.Said, PartnerStatus.Archived);

        (await RoundAsync(Monday.AddDays(14))).ShouldBeEmpty();
    }

    private async Task PlantAsync(
        RunOutcome outcome, KpiSource source, PartnerStatus status = PartnerStatus.Active, DateTimeOffset? at = null)
    {
        var work = _store.Open(Chat.Home);
        work.Put(new Partner { Of = Chat.Contoso, Name = "Contoso", Status = status });
        foreach (var person in new[] { "ada", "bob" })
        {
            work.Put(new PersonalChat
            {
                Id = person, Name = person, Conversation = new ConversationKey($"a:{person}"), ServiceUrl = "https://x",
                TimeZone = "UTC", Locale = "en-US", Role = Role.Manager,
            });
        }

        work.Put(new DigestSchedule
        {
            Id = "19:contoso", Of = Chat.Contoso, Owner = Ada,
            Rhythm = new(DigestEvery.Week, DayOfWeek.Monday, WhichOfMonth.First, new TimeOnly(9, 0), "UTC"),
            Next = outcome == RunOutcome.Refused ? null : Monday.AddDays(7),
            Runs = [new DigestRun(Monday, outcome) { At = at ?? Monday }],
        });
        work.Put(new KpiSeries
        {
            Of = Chat.Contoso, Kpi = "K8",
            Values = [new KpiNumber(Period.Of(PeriodKind.Week, new DateOnly(2026, 11, 18)), 420, new KpiStamp(
                Ada, Monday.AddDays(-1), source))],
        });
        await work.CommitAsync(default);
    }

    private Task<IReadOnlyList<OutboxEntry>> RoundAsync(DateTimeOffset now) => new ReminderRound(
        _store,
        new ReminderFacts(Chat.Questions, KpiFile.Read(RepoFiles.Prompts)),
        new ReminderBundles(PromptFiles.ReadTexts(RepoFiles.Prompts), new CardLibrary(RepoFiles.Cards)),
        new ReminderSettings(new QuietRules(), new ReminderPace(), TimeZoneInfo.Utc),
        new IdSource(() => $"e{++_ids}")).RunAsync(Chat.Home, now, default);
}
