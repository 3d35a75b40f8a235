using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Interviews;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Prompts;
using PrmBot.Conversation.Tables;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>
/// A chat about Contoso's plan: every request goes through the kernel in a turn of its own, which is
/// committed.
/// </summary>
internal sealed class PlanChat : IPlanSeeds, IFileLinks
{
    private static readonly TenantId Home = new("home");
    private static readonly Texts Texts = PromptFiles.ReadTexts(RepoFiles.Prompts);
    private readonly MemoryStore _store = new();
    private readonly Partner _contoso;
    private readonly KernelPlugin _plugin;
    private Dictionary<UserId, Dialogue> Dialogues { get; } = [];
    private int _ids;

    public PlanChat(ConversationKey? channel = null)
    {
        _contoso = new Partner { Of = new PartnerId("c"), Name = "Contoso", Type = PartnerType.Msp, Channel = channel };
        var plans = new PlanViews(Catalogue);
        var lines = new PlanLineViews(Catalogue);
        Interview = new PlanInterview(Catalogue, plans, lines);
        var plugin = new PlanPlugin(
            Catalogue, Interview, new PlanShowing(plans, lines, new PlanOwners(People)),
            new PlanFiles(Catalogue, new Handing(this), new TableIntake(Files)), this);
        _plugin = KernelPluginFactory.CreateFromObject(plugin, "Plan");
    }

    public static PlanCatalogue Catalogue { get; } = PlanCatalogueFiles.Read(RepoFiles.Prompts);

    public PlanInterview Interview { get; }

    /// <summary>Who is in the partner's channel; the platform does not say, unless it is set.</summary>
    public KnownPeople People { get; } = new();

    /// <summary>What files hold, by their address.</summary>
    public HeldFiles Files { get; } = new();

    /// <summary>Files that come with every request; empty: requests are pressed.</summary>
    public IReadOnlyList<SentFile> Sends { get; set; } = [];

    /// <summary>What every request was understood from; null: requests are pressed.</summary>
    public string? Says { get; set; }

    public TimeSpan Lifetime => TimeSpan.FromMinutes(15);

    public Uri? Address { get; set; } = new("https://prmbot.example.test/files/");

    public Uri? To(string id) => Address is null ? null : new Uri(Address, id);

    public static IReadOnlyList<KernelFunctionMetadata> Functions => [.. new PlanChat()._plugin.GetFunctionsMetadata()];

    public Caller Dana { get; } = new(Home, new Person(new UserId("dana"), "Dana Weber"), Role.Manager, null, "en-GB");

    public Caller Marco { get; } =
        new(Home, new Person(new UserId("marco"), "Marco Rossi"), Role.PartnerContact, new PartnerId("c"), "en-GB");

    public DateTimeOffset Now { get; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public PlaceKind Place { get; set; } = PlaceKind.Personal;

    public Task<IReadOnlyList<PlanSeed>> ForAsync(Session session, PartnerId partner, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PlanSeed>>([new PlanSeed(PlanSection.RampUp, "kick_off", "They answer slowly.")]);

    /// <summary>Calls a function as a card or an understood sentence would.</summary>
    public Task<Reply> Ask(Caller who, string function, params (string Name, object? Value)[] arguments) =>
        Turn(who, async turn =>
    {
        var services = new ServiceCollection().AddSingleton(turn).BuildServiceProvider();
        var given = new KernelArguments(arguments.ToDictionary(a => a.Name, a => a.Value)) { ["partner"] = "Contoso" };
        var result = await _plugin[function].InvokeAsync(new Kernel(services), given);
        return result.GetValue<Reply>().ShouldNotBeNull();
    });

    public Task<Reply> Ask(string function, params (string Name, object? Value)[] arguments) =>
        Ask(Dana, function, arguments);

    public Task<Reply> Guide(Func<PlanInterview, TurnScope, Task<Reply>> step) =>
        Turn(Dana, turn => step(Interview, turn));

    public async Task<T> Turn<T>(Caller who, Func<TurnScope, Task<T>> act)
    {
        var dialogue = Dialogues.GetValueOrDefault(who.Who.Id) ?? new Dialogue { Id = who.Who.Id.Value };
        var work = _store.Open(Home, who.Partner);
        var session = new Session(who, Now, work, () => $"id{++_ids}");
        var place = new Place(new ConversationKey("chat"), Place, "https://example.test/");
        TurnInput input = Sends.Count == 0 && Says is null
            ? new TurnInput.Pressed("x", new JsonObject(), null, true)
            : new TurnInput.Said(Says ?? "here", [], null) { Files = Sends };
        var turn = new Turn(new Speaker(who.Who, Home), Home, place, input);
        var scope = new TurnScope(turn, session, dialogue, Texts, Portfolio.Of([_contoso]));
        scope.Confirmed = true;
        var result = await act(scope);
        await work.CommitAsync(CancellationToken.None);
        Dialogues[who.Who.Id] = scope.Dialogue;
        return result;
    }

    public RunningInterview? Running => Dialogues.GetValueOrDefault(Dana.Who.Id)?.Interview;

    public async Task<JointPlan> Plan() =>
        (await Turn(Dana, t => CurrentPlan.FindAsync(t.Session, _contoso.Of, default))).Value.ShouldNotBeNull();

    public Task<T?> Stored<T>(string id)
        where T : class, IDocument => _store.Open(Home).FindAsync<T>(id, CancellationToken.None);

    /// <summary>Replaces the plan, to begin a test where talking alone would take long.</summary>
    public async Task Put(Func<JointPlan, JointPlan> with)
    {
        var plan = with(await Plan());
        await Turn(Dana, turn =>
        {
            turn.Session.Work.Put(plan);
            return Task.FromResult(true);
        });
    }

    public Task Link(ConversationKey channel) => Turn(Dana, turn =>
    {
        turn.Session.Work.Put(new ChannelLink
        {
            Id = channel.Value, Of = _contoso.Of, ServiceUrl = "https://example.test/", LinkedBy = Dana.Who,
        });
        return Task.FromResult(true);
    });

    /// <summary>A complete line in each section, made by sentences.</summary>
    public async Task Complete()
    {
        await Ask("start", ("from_assessment", "false"));
        await Guide((_, turn) =>
        {
            turn.Dialogue = turn.Dialogue with { Interview = null };
            return Task.FromResult(new Reply());
        });
        foreach (var section in PlanSections.All)
        {
            await Ask("add_line", ("section", section.Key()), ("title", $"Work on {section.Key()}"),
                ("our_owner", "me"),
                ("partner_owner", "Marco Rossi"), ("due", "2027-03-31"), ("target", "40 leads"), ("budget", 8000m));
        }
    }
}
