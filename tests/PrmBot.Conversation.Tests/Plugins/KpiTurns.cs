using PrmBot.Conversation.Files;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Prompts;
using PrmBot.Cycle.Monitor;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Digest;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Standings;
using PrmBot.Storage;
using PrmBot.Testing;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>Turns over one store, with Contoso in it, on 23 November 2026.</summary>
internal sealed class KpiTurns
{
    public static readonly KpiCatalogue Catalogue = KpiFile.Read(RepoFiles.Prompts);

    public static readonly Partner Contoso = new() { Of = PartnerId.From("p1"), Name = "Contoso" };

    public const string Channel = "19:contoso@thread.tacv2";

    private static readonly TenantId Home = TenantId.From("t1");
    private static readonly Texts Words = PromptFiles.ReadTexts(RepoFiles.Prompts);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public MemoryStore Store { get; } = new();

    public static KpiPlugin Plugin(HeldFiles? files = null) =>
        new(Catalogue, new TableIntake(files ?? new HeldFiles()));

    /// <summary>How partners of the store stand.</summary>
    public static KnownStandings Standings(IStore store) => new(store, new ReadStandings(Catalogue, Chat.Questions));

    /// <summary>Digests of all partners of the store.</summary>
    public static PortfolioDigests Digests(IStore store, IDueLines due) => new(Catalogue, Standings(store), due);

    private int _ids;

    /// <summary>A new turn, nothing committed.</summary>
    public TurnScope New(
        string locale = "en-US", string conversation = "a:personal", Role role = Role.Manager,
        TurnInput? said = null, IReadOnlyList<OwnKpi>? own = null, IReadOnlyList<Partner>? partners = null,
        PlaceKind kind = PlaceKind.Personal, PartnerId? linked = null)
    {
        var ada = new Person(UserId.From("u1"), "Ada");
        var caller = new Caller(Home, ada, role, role == Role.PartnerContact ? Contoso.Of : null, locale);
        var session = new Session(caller, Now, Store.Open(Home, caller.Partner), () => $"id{++_ids}");
        var key = ConversationKey.From(conversation);
        var turn = new Turn(
            new Speaker(ada, Home), Home, new Place(key, kind, "https://service"),
            said ?? new TurnInput.Said("...", [], null));
        var dialogue = new Dialogue { Id = Dialogue.IdOf(key, ada.Id) };
        return new TurnScope(turn, session, dialogue, Words, Portfolio.Of(partners ?? [Contoso]))
        {
            OwnKpis = own ?? [],
            ChannelPartner = linked ?? (key.Channel.Value == Channel ? Contoso.Of : null),
        };
    }

    /// <summary>Runs one function and commits what it stored.</summary>
    public async Task<Reply> RunAsync(Func<TurnScope, Task<Reply>> function, TurnScope? turn = null)
    {
        turn ??= New();
        var reply = await function(turn);
        await turn.Session.Work.CommitAsync(default);
        return reply;
    }

    public async Task LinkAsync()
    {
        var work = Store.Open(Home);
        work.Put(new ChannelLink
        {
            Id = Channel, Of = Contoso.Of, ServiceUrl = "https://smba", LinkedBy = new Person(UserId.From("u1"), "Ada"),
        });
        await work.CommitAsync(default);
    }

    public async Task LoadSampleAsync()
    {
        var turn = New();
        var sample = SampleFile.Read(RepoFiles.Prompts, Catalogue).First(p => p.Name == "Fabrikam");
        await LoadSampleKpis.RunAsync(turn.Session, Contoso, sample.Kpis, default);
        await turn.Session.Work.CommitAsync(default);
    }
}
