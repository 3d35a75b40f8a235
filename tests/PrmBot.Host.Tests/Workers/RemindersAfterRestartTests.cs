using PrmBot.Conversation;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Reminding;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Reminders;
using PrmBot.Selection;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workers;

/// <summary>
/// What was said is in the file with the message, so a process that ends after a round says it once, and what is still
/// to be said is said by the next one.
/// </summary>
public sealed class RemindersAfterRestartTests : IDisposable
{
    private static readonly TenantId Home = new("home");
    private static readonly PartnerId Contoso = new("contoso");
    private static readonly Person Ada = new(new UserId("ada"), "Ada");
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private static readonly QuestionSet Questions = QuestionFile.Read(RepoFiles.Prompts);

    private readonly string _folder = Directory.CreateTempSubdirectory("prmbot-reminders-").FullName;
    private int _ids;

    [Fact]
    public async Task Open_questions_are_said_once_before_and_after_a_restart_and_again_some_days_later()
    {
        await PlantAsync(Started());

        var first = await RoundAsync(Monday.AddDays(3));
        var restarted = await RoundAsync(Monday.AddDays(3).AddHours(1));
        var later = await RoundAsync(Monday.AddDays(7));

        first.ShouldHaveSingleItem().Text!.ShouldContain("36 questions of the assessment are open");
        restarted.ShouldBeEmpty();
        later.ShouldHaveSingleItem();
        (await PendingAsync()).ShouldBe([first[0].Id, later[0].Id], ignoreOrder: true);
    }

    [Theory]
    [InlineData(6, "can be assessed again now")]
    [InlineData(12, "should be assessed again")]
    public async Task A_new_assessment_is_said_to_be_due_once_whatever_ends_in_between(int months, string words)
    {
        await PlantAsync(Complete());

        var early = await RoundAsync(Monday.AddMonths(months).AddDays(-4));
        var due = await RoundAsync(Open(Monday.AddMonths(months).AddDays(4)));
        var again = await RoundAsync(Open(Monday.AddMonths(months).AddDays(9)));

        early.Concat(due).ShouldContain(e => e.Text!.Contains(words, StringComparison.OrdinalIgnoreCase));
        again.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PartnerEventKind.ChangeOfControl)]
    [InlineData(PartnerEventKind.ContactLost)]
    [InlineData(PartnerEventKind.RedQuarters)]
    [InlineData(PartnerEventKind.TierChange)]
    public async Task What_happened_before_a_restart_makes_a_new_assessment_due_after_it(PartnerEventKind what)
    {
        await PlantAsync(Complete(), new PartnerEvent
        {
            Id = "e1", Of = Contoso, What = what, On = new DateOnly(2026, 11, 24), By = Ada, At = Monday.AddDays(1),
        });

        var said = await RoundAsync(Monday.AddDays(2));
        var restarted = await RoundAsync(Monday.AddDays(3));

        said.ShouldHaveSingleItem().Text!.ShouldContain("Contoso");
        restarted.ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static DateTimeOffset Open(DateTimeOffset moment) => new QuietRules().NextOpen(moment, TimeZoneInfo.Utc);

    private static Assessment Started() => new()
    {
        Id = "a1",
        Of = Contoso,
        QuestionSet = Questions.Edition,
        Profile = 0,
        Weights = CriterionWeights.Of(WeightPreset.Standard),
        StartedBy = Ada,
        StartedAt = Monday,
    };

    private static Assessment Complete() => Started() with { State = AssessmentState.Complete, AnsweredAt = Monday };

    private async Task PlantAsync(Assessment assessment, PartnerEvent? happened = null)
    {
        using var store = OpenStore();
        var work = store.Open(Home);
        work.Put(assessment);
        work.Put(new Partner { Of = Contoso, Name = "Contoso" });
        work.Put(new PersonalChat
        {
            Id = "ada", Name = "Ada", Conversation = new ConversationKey("a:ada"), ServiceUrl = "https://x",
            TimeZone = "UTC", Locale = "en-US", Role = Role.Manager,
        });
        if (happened is not null)
        {
            work.Put(happened);
        }

        await work.CommitAsync(default);
    }

    // Each round is a process of its own: it opens the file, and closes it.
    private async Task<IReadOnlyList<OutboxEntry>> RoundAsync(DateTimeOffset now)
    {
        using var store = OpenStore();
        var round = new ReminderRound(
            store,
            new ReminderFacts(Questions, KpiFile.Read(RepoFiles.Prompts)),
            new ReminderBundles(PromptFiles.ReadTexts(RepoFiles.Prompts), new CardLibrary(RepoFiles.Cards)),
            new ReminderSettings(new QuietRules(), new ReminderPace(), TimeZoneInfo.Utc),
            new IdSource(() => $"e{++_ids}"));
        return await round.RunAsync(Home, now, default);
    }

    private async Task<IReadOnlyList<string>> PendingAsync()
    {
        using var store = OpenStore();
        return [.. (await ((IStore)store).Outbox.PendingAsync(default)).Select(e => e.Id)];
    }

    private LiteDbStore OpenStore() => new(Path.Combine(_folder, "prmbot.db"), TimeProvider.System);
}
