using System.Text.Json.Nodes;
using PrmBot.Conversation;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Interviews;
using PrmBot.Conversation.Model.Levels;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Prompts;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Selection;
using PrmBot.Storage;
using PrmBot.Testing;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>
/// One person in one conversation about the partner Contoso: each call is a turn of its own, committed.
/// </summary>
internal sealed class Chat(MemoryStore store, string person = "Ada", Role role = Role.Manager)
{
    public static readonly TenantId Home = new("home");
    public static readonly PartnerId Contoso = new("contoso");
    public static readonly QuestionSet Questions = QuestionFile.Read(RepoFiles.Prompts);

    private static readonly Texts Texts = PromptFiles.ReadTexts(RepoFiles.Prompts);
    private readonly List<Partner> _others = [];
    private int _ids;

    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public Dialogue Dialogue { get; private set; } = new() { Id = person };

    public AssessmentInterview Interview { get; } = new(Questions);

    public AssessmentPlugin Plugin => PluginOver(Questions, Meter);

    /// <summary>What files are found to be.</summary>
    public IFileMeter Meter { get; init; } = new FixedMeter(new FileMeasure(null, null, FileTrouble.Host));

    public static AssessmentPlugin PluginOver(QuestionSet questions, IFileMeter meter) => new(
        questions, new AssessmentInterview(questions), new Invitations(questions, new NobodyKnown()),
        new Releases(questions), new AnswerIntake(new EvidenceIntake(meter), new AnswerLevels(new NoLevelModel())));

    public PartnerType? Type { get; init; } = PartnerType.Reseller;

    /// <summary>The same chat, where one more partner is known.</summary>
    public Chat WithPartner(PartnerId of, string name)
    {
        _others.Add(new Partner { Of = of, Name = name });
        return this;
    }

    public Task<Reply> DoAsync(Func<TurnScope, Task<Reply>> act, string said = "") =>
        RunAsync(act, new TurnInput.Said(said, [], null));

    public Task<Reply> SendAsync(Func<TurnScope, Task<Reply>> act, params IReadOnlyList<SentFile> files) =>
        RunAsync(act, new TurnInput.Said(string.Empty, [], null) { Files = files });

    public Task<Reply> PressAsync(Func<TurnScope, Task<Reply>> act, JsonObject data) =>
        RunAsync(act, new TurnInput.Pressed("any", data, "card", false));

    private async Task<Reply> RunAsync(Func<TurnScope, Task<Reply>> act, TurnInput input)
    {
        var who = new Person(new UserId(person), person);
        var work = store.Open(Home);
        var caller = new Caller(Home, who, role, role == Role.PartnerContact ? Contoso : null);
        var session = new Session(caller, Now, work, () => $"{person}{++_ids}");
        var turn = new Turn(
            new Speaker(who, Home),
            Home,
            new Place(new ConversationKey(person), PlaceKind.Personal, "http://localhost"),
            input);
        var scope = new TurnScope(turn, session, Dialogue, Texts,
            Portfolio.Of([new Partner { Of = Contoso, Name = "Contoso", Type = Type }, .. _others]));

        var reply = await act(scope);

        Dialogue = scope.Dialogue;
        await work.CommitAsync(default);
        return reply;
    }

    public Task<Reply> StartAsync(string? criterion = null, bool again = false) =>
        DoAsync(t => Plugin.StartAsync(t, "Contoso", criterion, again));

    public Task<Reply> SayAsync(string answer, string? evidence = null) =>
        DoAsync(t => Plugin.AnswerAsync(t, answer, evidence));

    public Task<Reply> PressAsync(QuestionCard card, string answer) =>
        DoAsync(t => Plugin.AnswerAsync(t, answer, question: card.Id, seen: card.Seen));

    /// <summary>Presses a button that changes an answer.</summary>
    public Task<Reply> PressAsync(Suggestion level) => PressAsync(
        t => Plugin.ChangeAnswerAsync(
            t, level.Data["question"]!.ToString(), level.Data["answer"]!.ToString(), null, (int)level.Data["seen"]!,
            level.Data["guard"]!.ToString(), level.Data["settles"] is not null),
        level.Data);

    public async Task<Assessment> StoredAsync() =>
        (await store.Open(Home).OfPartnerAsync<Assessment>(Contoso, default)).MaxBy(a => a.StartedAt)!;
}

/// <summary>Finds the same for every file.</summary>
internal sealed class FixedMeter(FileMeasure measure) : IFileMeter
{
    public List<Uri> Asked { get; } = [];

    public long Most => 20 * 1024 * 1024;

    public Task<FileMeasure> MeasureAsync(Uri address, CancellationToken ct)
    {
        Asked.Add(address);
        return Task.FromResult(measure);
    }
}

/// <summary>A platform that does not say who is in a channel.</summary>
internal sealed class NobodyKnown : IChannelPeople
{
    public Task<IReadOnlyList<string>> FromOutsideAsync(TenantId home, ChannelLink channel, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task<IReadOnlyList<ChannelPerson>?> AllAsync(TenantId home, ChannelLink channel, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ChannelPerson>?>(null);
}
