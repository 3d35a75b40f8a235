using PrmBot.Conversation;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Reminding;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Reminders;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Reminding;

/// <summary>An agreed plan of Ada and Marco, with a line due on Thursday 26 November and one overdue.</summary>
public sealed class WeeklyWorkRoundTests
{
    private const string Channel = "19:contoso@thread.tacv2";
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Person Ada = new(new UserId("Ada"), "Ada Lovelace");

    private readonly MemoryStore _store = new();
    private int _ids;

    [Fact]
    public async Task Each_owner_gets_the_own_lines_once_a_week_in_the_own_place()
    {
        await PlantAsync();

        var monday = await RoundAsync(Monday);
        var tuesday = await RoundAsync(Monday.AddDays(1));
        var next = await RoundAsync(Monday.AddDays(7));

        monday.Select(e => e.Conversation.Value).ShouldBe(["a:ada", Channel], ignoreOrder: true);
        monday.Single(e => e.Conversation.Value == "a:ada").Text
            .ShouldBe("Your week with Contoso: 1 overdue, 1 due, 0 that can go on now.");
        monday.Single(e => e.Conversation.Value == Channel).Text
            .ShouldBe("Marco, your week: 0 overdue, 1 due, 0 that can go on now.");
        monday[0].CardJson!.ShouldContain("\"verb\":\"Work-report\"");
        tuesday.ShouldBeEmpty();
        next.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_reported_lately_is_left_in_peace()
    {
        await PlantAsync(new LineChange(LineField.Status, "agreed", "in progress", Ada, Monday.AddDays(-1)));

        (await RoundAsync(Monday)).Select(e => e.Conversation.Value).ShouldBe([Channel]);
    }

    [Theory]
    [InlineData("2026-11-23T03:00Z")] // night in Berlin
    [InlineData("2026-11-22T10:00Z")] // Sunday
    public async Task Nobody_gets_work_at_a_quiet_time(string moment)
    {
        await PlantAsync();

        (await RoundAsync(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_out_of_office_gets_the_list_after_it()
    {
        await PlantAsync();
        var work = _store.Open(Chat.Home);
        work.Put(new ReminderSwitch
        {
            Id = Ada.Id.Value, IsOff = true, Until = new DateOnly(2026, 11, 26), By = Ada, At = Monday,
        });
        await work.CommitAsync(default);

        (await RoundAsync(Monday)).Select(e => e.Conversation.Value).ShouldBe([Channel]);
        (await RoundAsync(Monday.AddDays(3))).Select(e => e.Conversation.Value).ShouldBe(["a:ada"]);
    }

    [Fact]
    public async Task A_draft_has_no_commitments()
    {
        await PlantAsync(state: PlanState.Draft);

        (await RoundAsync(Monday)).ShouldBeEmpty();
    }

    private async Task PlantAsync(LineChange? change = null, PlanState state = PlanState.Active)
    {
        var work = _store.Open(Chat.Home);
        work.Put(new Partner { Of = Chat.Contoso, Name = "Contoso" });
        work.Put(new ChannelLink { Id = Channel, Of = Chat.Contoso, ServiceUrl = "https://smba/", LinkedBy = Ada });
        work.Put(new PersonalChat
        {
            Id = Ada.Id.Value, Name = Ada.Name, Conversation = new ConversationKey("a:ada"),
            ServiceUrl = "https://smba/", TimeZone = "Europe/Berlin", Locale = "en-US", Role = Role.Manager,
        });
        work.Put(new JointPlan
        {
            Id = "plan", Of = Chat.Contoso, Start = new(2026, 11, 1), End = new(2027, 10, 31), State = state,
            Currency = "EUR", StartedBy = Ada, StartedAt = Monday.AddDays(-20),
            Lines = [Line(1, 20, null), Line(2, 26, "Marco") with { Changes = change is null ? [] : [change] }],
        });
        await work.CommitAsync(default);
    }

    private static PlanLine Line(int number, int day, string? theirs) => new()
    {
        Number = number, Section = PlanSection.Marketing, Title = $"Line {number}",
        OurOwner = new PlanOwner("Ada Lovelace", Ada.Id), PartnerOwner = theirs is null ? null : new PlanOwner(theirs),
        Due = new DateOnly(2026, 11, day), Status = LineStatus.Agreed,
    };

    private Task<IReadOnlyList<OutboxEntry>> RoundAsync(DateTimeOffset now) => new ReminderRound(
        _store, new ReminderFacts(Chat.Questions, KpiTurns.Catalogue),
        new ReminderBundles(PromptFiles.ReadTexts(RepoFiles.Prompts), new CardLibrary(RepoFiles.Cards)),
        new ReminderSettings(new QuietRules(), new ReminderPace(), TimeZoneInfo.Utc),
        new IdSource(() => $"m{++_ids}")).RunAsync(Chat.Home, now, default);
}
