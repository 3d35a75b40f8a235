using PrmBot.Conversation;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Reminding;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Reminders;
using PrmBot.Selection;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Reminding;

/// <summary>Ada began an assessment on Monday 23 November, Contoso was invited; rounds run later.</summary>
public sealed class ReminderRoundTests
{
    private const string Channel = "19:contoso@thread.tacv2";
    private static readonly KpiCatalogue Kpis = KpiFile.Read(RepoFiles.Prompts);
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly MemoryStore _store = new();
    private int _ids;

    [Fact]
    public async Task Each_side_gets_one_bundle_in_its_own_place_and_never_twice()
    {
        await PlantAsync();

        var sent = await RoundAsync(Monday.AddDays(3));
        var again = await RoundAsync(Monday.AddDays(3).AddHours(1));

        sent.Select(e => (e.Conversation.Value, e.Delivery)).ShouldBe(
            [("a:ada", Delivery.Send), (Channel, Delivery.Post)], ignoreOrder: true);
        again.ShouldBeEmpty();
        (await ((IOutbox)_store).PendingAsync(default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_partner_reads_says_nothing_but_its_own_open_questions()
    {
        await PlantAsync();

        var sent = await RoundAsync(Monday.AddDays(3));

        var theirs = sent.Single(e => e.Conversation.Value == Channel);
        theirs.Text.ShouldBe("34 questions are still open on your side since Monday, November 23, 2026 "
            + "(BP3, BP4, BP5, BP8, BP1, BP2, BP6, BP7 and more).");
        var card = theirs.CardJson.ShouldNotBeNull();
        card.ShouldNotContain("Fabrikam");
        card.ShouldContain("No reminders here");
    }

    [Theory]
    [InlineData("2026-11-26T03:00Z")] // 04:00 in Berlin
    [InlineData("2026-11-26T18:30Z")] // 19:30
    [InlineData("2026-11-28T10:00Z")] // Saturday
    public async Task Nobody_is_written_to_at_a_quiet_time(string moment)
    {
        await PlantAsync();

        var at = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        (await RoundAsync(at)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_switched_them_off_hears_nothing_until_they_want_it_again()
    {
        await PlantAsync();
        await SwitchAsync(null, isOff: true, new DateOnly(2026, 12, 1));

        var friday = await RoundAsync(Monday.AddDays(4));
        var tuesday = await RoundAsync(Monday.AddDays(8));

        friday.Select(e => e.Conversation.Value).ShouldBe([Channel]);
        tuesday.Select(e => e.Conversation.Value).ShouldBe(["a:ada", Channel], ignoreOrder: true);
    }

    [Fact]
    public async Task A_channels_switch_is_the_channels()
    {
        await PlantAsync();
        await SwitchAsync(new ChannelOfPartner(new ConversationKey(Channel), Chat.Contoso), isOff: true, null);

        (await RoundAsync(Monday.AddDays(3))).Select(e => e.Conversation.Value).ShouldBe(["a:ada"]);
    }

    [Fact]
    public async Task Two_instances_at_once_say_it_once()
    {
        await PlantAsync();

        var rounds = await Task.WhenAll(RoundAsync(Monday.AddDays(3)), RoundAsync(Monday.AddDays(3)));

        rounds.Sum(r => r.Count).ShouldBe(2);
    }

    [Fact]
    public async Task A_paused_partner_reminds_nobody()
    {
        await PlantAsync(PartnerStatus.Paused);

        (await RoundAsync(Monday.AddDays(3))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_red_quarters_are_noted_once_and_make_a_new_assessment_due()
    {
        await PlantAsync();
        var work = _store.Open(Chat.Home);
        work.Put(await LatestAsync() with { State = AssessmentState.Complete, AnsweredAt = Monday.AddMonths(-9) });
        await work.CommitAsync(default);
        await RedAsync();

        var sent = await RoundAsync(Monday.AddDays(3));
        await RoundAsync(Monday.AddDays(4));

        sent.Single(e => e.Conversation.Value == "a:ada").Text.ShouldNotBeNull()
            .ShouldContain("two red quarters in a row");
        (await _store.Open(Chat.Home).OfPartnerAsync<PartnerEvent>(Chat.Contoso, default))
            .ShouldHaveSingleItem().On.ShouldBe(new DateOnly(2026, 9, 30));
    }

    private async Task RedAsync()
    {
        var work = _store.Open(Chat.Home);
        var by = new KpiStamp(new Person(new UserId("ada"), "Ada"), Monday.AddMonths(-1), KpiSource.Said);
        var quarters = new[] { new DateOnly(2026, 4, 1), new DateOnly(2026, 7, 1) }
            .Select(d => Cycle.Period.Of(Cycle.PeriodKind.Quarter, d)).ToList();
        work.Put(new KpiSeries
        {
            Of = Chat.Contoso,
            Kpi = "K1",
            Values = [.. quarters.Select(q => new KpiNumber(q, 10, by))],
        });
        await work.CommitAsync(default);
    }

    private async Task PlantAsync(PartnerStatus status = PartnerStatus.Active)
    {
        var ada = new Person(new UserId("Ada"), "Ada");
        await new Chat(_store).StartAsync();
        var started = await LatestAsync();
        var work = _store.Open(Chat.Home);
        work.Put(started with { Invited = new Invitation(ada, Monday) });
        work.Put(new Partner { Of = Chat.Contoso, Name = "Contoso", Status = status });
        work.Put(new Partner { Of = new PartnerId("fabrikam"), Name = "Fabrikam" });
        work.Put(new ChannelLink
        {
            Id = Channel, Of = Chat.Contoso, ServiceUrl = "https://x", LinkedBy = ada,
        });
        work.Put(new PersonalChat
        {
            Id = "Ada", Name = "Ada", Conversation = new ConversationKey("a:ada"), ServiceUrl = "https://x",
            TimeZone = "Europe/Berlin", Locale = "en-US", Role = Role.Manager,
        });
        await work.CommitAsync(default);
    }

    private async Task<Assessment> LatestAsync() =>
        (await _store.Open(Chat.Home).OfPartnerAsync<Assessment>(Chat.Contoso, default)).Single();

    private async Task SwitchAsync(ChannelOfPartner? channel, bool isOff, DateOnly? until)
    {
        var work = _store.Open(Chat.Home);
        var caller = new Caller(Chat.Home, new Person(new UserId("Ada"), "Ada"), Role.Manager, null);
        await SwitchReminders.RunAsync(
            new Session(caller, Monday, work, () => $"s{++_ids}"), channel, isOff, until, default);
        await work.CommitAsync(default);
    }

    private Task<IReadOnlyList<OutboxEntry>> RoundAsync(DateTimeOffset now) => new ReminderRound(
        _store,
        new ReminderFacts(Chat.Questions, Kpis),
        new ReminderBundles(PromptFiles.ReadTexts(RepoFiles.Prompts), new CardLibrary(RepoFiles.Cards)),
        new ReminderSettings(new QuietRules(), new ReminderPace(), TimeZoneInfo.Utc),
        new IdSource(() => $"e{Interlocked.Increment(ref _ids)}")).RunAsync(Chat.Home, now, default);
}
