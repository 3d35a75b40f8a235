using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PrmBot.Conversation;
using PrmBot.Conversation.Routes;
using PrmBot.Host.Tests.Bridge;
using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Host.Tests.Rights;

/// <summary>
/// The host's own turn handler over a store with two partners: Alphacorp, whose people ask, and Zyxwind, of which
/// everything is secret. Ada is the one named manager.
/// </summary>
internal sealed class TwoPartners : IAsyncDisposable
{
    public const string AlphaChannel = "19:alpha@thread.tacv2;messageid=1";

    /// <summary>Words that are stored of Zyxwind and nowhere else.</summary>
    public static readonly IReadOnlyList<string> Secrets =
    [
        "Regiosekret", "Tiersekret", "Notesekret", "Linesekret", "Ownersekret", "Rowsekret", "Evidencesekret",
        "Contactsekret", "987654",
    ];

    private static readonly TenantId Home = new("11111111-2222-3333-4444-555555555555");
    private readonly HostedBot _bot;

    private TwoPartners(Action<IServiceCollection> exchange) => _bot = new HostedBot(
        exchange, ("Access:HomeTenantId", Home.Value), ("Access:Managers:0", "ada"));

    public IEnumerable<CataloguedFunction> Functions => _bot.Services.GetRequiredService<FunctionCatalogue>().All;

    public string Zyxwind { get; private set; } = string.Empty;

    public string Row { get; private set; } = string.Empty;

    public static Speaker Ada { get; } = new(new Person(new UserId("ada"), "Ada"), Home);

    /// <summary>Home tenant, no manager.</summary>
    public static Speaker Rita { get; } = new(new Person(new UserId("rita"), "Rita"), Home);

    /// <summary>From outside; registered for Alphacorp. Was one of us once, and talked about Zyxwind then.</summary>
    public static Speaker Mia { get; } = new(new Person(new UserId("mia"), "Mia"), new TenantId("alpha"));

    /// <summary>From outside, not registered.</summary>
    public static Speaker Eve { get; } = new(new Person(new UserId("eve"), "Eve"), new TenantId("alpha"));

    private IStore Store => _bot.Services.GetRequiredService<IStore>();

    /// <param name="exchange">Exchanges parts of the host; null: none.</param>
    public static async Task<TwoPartners> PlantAsync(Action<IServiceCollection>? exchange = null)
    {
        var all = new TwoPartners(exchange ?? (_ => { }));
        await all.PlantAsync("Alphacorp", string.Empty, AlphaChannel);
        await all.PlantAsync("Zyxwind", "sekret", "19:beta@thread.tacv2;messageid=1");
        var work = all.Store.Open(Home);
        var partners = await work.AllAsync<Partner>(default);
        all.Zyxwind = partners.First(p => p.Name == "Zyxwind").Id;
        all.Row = (await work.OfPartnerAsync<LedgerRow>(new PartnerId(all.Zyxwind), default))[0].Id;
        work.Put(new ContactRegistration
        {
            Id = "mia", Of = partners.First(p => p.Name == "Alphacorp").Of, Person = Mia.Who,
        });
        foreach (var place in new[] { "a:mia", AlphaChannel })
        {
            work.Put(new Dialogue
            {
                Id = Dialogue.IdOf(new ConversationKey(place), Mia.Who.Id),
                About = new PartnerId(all.Zyxwind),
                Interview = new RunningInterview(InterviewKind.Plan, new PartnerId(all.Zyxwind), "none", "goals"),
            });
        }

        await work.CommitAsync(default);
        return all;
    }

    /// <summary>Everything that goes out when somebody presses a button with these arguments, and then says
    /// yes.</summary>
    public async Task<IReadOnlyList<TurnResult>> TryAsync(
        Speaker who, string where, string verb, IReadOnlyDictionary<string, string> arguments) =>
    [
        await DoAsync(who, where, Pressed(verb, arguments)),
        await DoAsync(who, where, new TurnInput.Said("yes", [], null)),
        await DoAsync(who, where, new TurnInput.Said("undo", [], null)),
    ];

    public Task<TurnResult> DoAsync(Speaker who, string where, TurnInput input)
    {
        var kind = where.StartsWith("19:", StringComparison.Ordinal) ? PlaceKind.Channel : PlaceKind.Personal;
        var place = new Place(new ConversationKey(where), kind, "http://127.0.0.1/");
        return _bot.Services.GetRequiredService<TurnHandler>().HandleAsync(new Turn(who, Home, place, input), default);
    }

    /// <summary>Every document of the domain that is Zyxwind's or nobody's, as stored.</summary>
    public async Task<string> StateAsync(bool ofAll = false)
    {
        var kinds = typeof(Partner).Assembly.GetTypes()
            .Where(t => t is { IsClass: true } && t.IsAssignableTo(typeof(IDocument)) && t != typeof(LostConversation));
        var work = Store.Open(Home);
        var texts = new List<string>();
        foreach (var kind in kinds)
        {
            var list = GetType().GetMethod(nameof(ListAsync), System.Reflection.BindingFlags.Static
                | System.Reflection.BindingFlags.NonPublic)!.MakeGenericMethod(kind);
            texts.AddRange(await (Task<IReadOnlyList<string>>)list.Invoke(
                null, [work, ofAll ? null : new PartnerId(Zyxwind)])!);
        }

        return string.Join('\n', texts);
    }

    public async ValueTask DisposeAsync() => await _bot.DisposeAsync();

    private static async Task<IReadOnlyList<string>> ListAsync<T>(IUnitOfWork work, PartnerId? only)
        where T : class, IDocument =>
    [
        .. (await work.AllAsync<T>(default)).Where(d => only is null || d.Partner is null || d.Partner == only)
            .Select(d => $"{d.Version} {DocumentFormat.Write(d)}"),
    ];

    private static TurnInput.Pressed Pressed(string verb, IReadOnlyDictionary<string, string> arguments)
    {
        var data = new JsonObject();
        foreach (var (name, value) in arguments)
        {
            data[name] = value;
        }

        return new TurnInput.Pressed(verb, data, "card", Inline: true);
    }

    private async Task PlantAsync(string partner, string secret, string channel)
    {
        await AdaAsync("a:ada", "Partners-add", ("partner", partner), ("type", "reseller"),
            ("region", "Regio" + secret), ("tier", "Tier" + secret));
        await AdaAsync("a:ada", "Partners-update", ("partner", partner), ("field", "note"), ("value", "Note" + secret));
        await AdaAsync("a:ada", "Partners-update", ("partner", partner), ("field", "alias"),
            ("value", secret.Length > 0 ? "Qoppatec" : "Alef"));
        await AdaAsync("a:ada", "Partners-add_contact", ("partner", partner), ("person", "Contact" + secret));
        await AdaAsync("a:ada", "Kpi-record", ("partner", partner), ("kpi", "K8"), ("period", "2026-10"),
            ("value", secret.Length > 0 ? "987654" : "111111"));
        await AdaAsync("a:ada", "Assessment-start", ("partner", partner));
        await AdaAsync("a:ada", "Assessment-answer", ("answer", "3"), ("evidence", "Evidence" + secret));
        await AdaAsync("a:ada", "Plan-start", ("partner", partner), ("from_assessment", "no"));
        await AdaAsync("a:ada", "Plan-add_line", ("partner", partner), ("section", "goals"),
            ("title", "Line" + secret), ("our_owner", "Owner" + secret));
        await AdaAsync("a:ada", "Plan-share", ("partner", partner));
        await DoAsync(Ada, "a:ada", new TurnInput.Said("yes", [], null));
        await AdaAsync("a:ada", "Ledger-record", ("partner", partner), ("giver", "us"), ("what", "Row" + secret),
            ("value", "10"), ("currency", "EUR"));
        await AdaAsync(channel, "Partners-link_channel", ("partner", partner));
    }

    private Task<TurnResult> AdaAsync(string where, string verb, params (string Name, string Value)[] arguments) =>
        DoAsync(Ada, where, Pressed(verb, arguments.ToDictionary(a => a.Name, a => a.Value)));
}
