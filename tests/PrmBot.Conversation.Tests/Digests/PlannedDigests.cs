using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Digests;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Cycle.Monitor;
using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Reminders;
using PrmBot.Storage;
using PrmBot.Testing;

namespace PrmBot.Conversation.Tests.Digests;

/// <summary>A store with schedules in it, and rounds over them; at most ten are made at once.</summary>
internal sealed class PlannedDigests
{
    public static readonly DateTimeOffset Due = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);

    public static readonly Rhythm Mondays =
        new(DigestEvery.Week, DayOfWeek.Monday, WhichOfMonth.First, new TimeOnly(9, 0), "Europe/Berlin");

    public static readonly DigestSettings Settings = new(
        Mondays,
        new Lateness(TimeSpan.FromDays(1), TimeSpan.FromHours(1)),
        new DigestPace(10, TimeSpan.FromSeconds(10)));

    private static readonly TenantId Home = TenantId.From("t1");
    private static readonly Person Ada = new(UserId.From("u1"), "Ada");
    private static readonly Texts Words = PromptFiles.ReadTexts(RepoFiles.Prompts);
    private static readonly CardLibrary Cards = new(RepoFiles.Cards);

    private int _ids;

    public KpiTurns Turns { get; } = new();

    private MemoryStore Store => Turns.Store;

    public async Task PlantAsync(bool withNumbers = true)
    {
        await Turns.LinkAsync();
        if (withNumbers)
        {
            await LoadNumbersAsync();
        }

        await PutAsync(KpiTurns.Contoso);
        await PutAsync(ScheduleOf(KpiTurns.Channel, KpiTurns.Contoso.Of));
    }

    public async Task PlantCrowdAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var of = new PartnerId($"c{i}");
            var channel = $"19:{i:000}@thread.tacv2";
            await PutAsync(new Partner { Of = of, Name = $"Company {i}" });
            await PutAsync(new ChannelLink { Id = channel, Of = of, ServiceUrl = "https://smba", LinkedBy = Ada });
            await PutAsync(ScheduleOf(channel, of));
        }
    }

    public Task LoadNumbersAsync() => Turns.LoadSampleAsync();

    public async Task<IReadOnlyList<OutboxEntry>> RoundAsync(DateTimeOffset now) => (await new DigestRound(
        Store,
        new DigestPosts(
            KpiTurns.Catalogue, new DueLines(), KpiTurns.Digests(Store, new DueLines()), Cards,
            new UnaskedTurns(Words, new IdSource(() => $"e{Interlocked.Increment(ref _ids)}"))),
        new CronRecurrence(),
        new QuietRules(),
        Settings).RunAsync(Home, now, default)).Sent;

    public Task<DigestSchedule> ScheduleAsync() => ScheduleAsync(KpiTurns.Channel, PostKind.Digest);

    public async Task<DigestSchedule> ScheduleAsync(string channel, PostKind what) =>
        (await Store.Open(Home).FindAsync<DigestSchedule>(DigestSchedule.IdOf(channel, what), default))!;

    public Task<IReadOnlyList<OutboxEntry>> PendingAsync() => Store.Outbox.PendingAsync(default);

    public Task BecomesAsync(OutboxEntry entry) => Store.SaveAsync(entry, default);

    public async Task PutAsync<T>(T document)
        where T : class, IDocument
    {
        var work = Store.Open(Home);
        var former = await work.FindAsync<T>(document.Id, default);
        if (former is not null)
        {
            work.Remove(former);
            await work.CommitAsync(default);
            work = Store.Open(Home);
        }

        work.Put(document);
        await work.CommitAsync(default);
    }

    public async Task LoseChannelAsync(string how)
    {
        var work = Store.Open(Home);
        var link = (await work.FindAsync<ChannelLink>(KpiTurns.Channel, default))!;
        switch (how)
        {
            case "gone":
                work.Remove(link);
                break;
            case "removed":
                work.Put(link with { ServiceUrl = string.Empty });
                break;
            default:
                work.Put(new LostConversation { Id = link.Id, Reason = "BotNotInConversationRoster", Since = Due });
                break;
        }

        await work.CommitAsync(default);
    }

    private static DigestSchedule ScheduleOf(string channel, PartnerId of) =>
        new() { Id = channel, Of = of, Rhythm = Mondays, Owner = Ada, Next = Due };
}
