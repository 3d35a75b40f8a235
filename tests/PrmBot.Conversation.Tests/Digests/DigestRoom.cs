using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Digests;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Routes;
using PrmBot.Conversation.Tables;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Storage;
using PrmBot.Testing;

namespace PrmBot.Conversation.Tests.Digests;

/// <summary>Contoso's channel with leads that fell, a late webinar, and proposals in every state.</summary>
internal sealed class DigestRoom
{
    public static readonly CardLibrary Cards = new(RepoFiles.Cards);

    private static readonly Person Ada = new(UserId.From("u1"), "Ada");
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Hands out files at a made-up address.</summary>
    public static readonly QbrFiles Files = new(new Handing(new Links()));

    private readonly KernelCalls _calls;

    public DigestRoom()
    {
        var due = new DueLines();
        Plugin = new DigestPlugin(
            KpiTurns.Catalogue, due, new Scheduling(new CronRecurrence(), PlannedDigests.Settings),
            KpiTurns.Digests(Turns.Store, due), Files);
        var catalogue = new FunctionCatalogue(
            [
                Plugin, KpiTurns.Plugin(), new WorkPlugin(KpiTurns.Standings(Turns.Store)),
                new ChangePlugin(KpiTurns.Catalogue),
            ]);
        _calls = new KernelCalls(
            catalogue, new RequestFilter(catalogue, new Asking()), new DigestPresses(KpiTurns.Catalogue, due));
    }

    public KpiTurns Turns { get; } = new();

    public DigestPlugin Plugin { get; }

    public const string Week = "2026-W48";

    /// <summary>Presses a button of the digest in the channel, and commits.</summary>
    public Task<Reply> PressAsync(
        string verb, JsonObject data, Role role = Role.Manager, string week = Week, string form = "shared",
        string place = KpiTurns.Channel + ";messageid=17")
    {
        data["partner"] = "Contoso";
        data["digest"] = week;
        data["digest_form"] = form;
        var turn = Turns.New(
            conversation: place, role: role, said: new TurnInput.Pressed(verb, data, "card-1", Inline: true));
        return Turns.RunAsync(t => _calls.CallAsync(t, new Request(verb, data), default), turn);
    }

    /// <summary>The digest as the channel gets it, expanded.</summary>
    public async Task<string> SharedAsync()
    {
        var turn = Turns.New(conversation: KpiTurns.Channel + ";messageid=17");
        return Cards.Render((await Plugin.PostNowAsync(turn, "Contoso")).Card!);
    }

    /// <summary>A steady hundred leads a month fell to 38; one marketing line was due a month ago.</summary>
    public async Task PlantAsync(PlanState state = PlanState.Active, string secret = "")
    {
        await Turns.LinkAsync();
        var work = Turns.New().Session.Work;
        decimal[] values = [100, 98, 103, 101, 99, 102, 60, 45, 40, 38];
        var series = values.Index().Aggregate(
            new KpiSeries { Of = KpiTurns.Contoso.Of, Kpi = "K14" },
            (s, v) => s.WithValue(Number($"2026-{v.Index + 1:00}", v.Item)));
        work.Put(series.WithTarget(Number("2026-Q4", 300)));
        work.Put(new JointPlan
        {
            Id = "plan", Of = KpiTurns.Contoso.Of, Start = new DateOnly(2026, 1, 1), End = new DateOnly(2026, 12, 31),
            Currency = "EUR", State = state, AgreedVersion = 1, StartedBy = Ada, StartedAt = At,
            Signatures = [new(PlanSide.Us, Ada, At, 1), new(PlanSide.Partner, Ada, At, 1)],
            Lines =
            [
                new PlanLine
                {
                    Number = 1, Section = PlanSection.Marketing, Title = "Joint webinar" + secret,
                    Status = LineStatus.InProgress, Due = new DateOnly(2026, 10, 20), OurOwner = new PlanOwner("Dana"),
                    PartnerOwner = new PlanOwner("Karl"), Target = new PlanTarget("Attendees", 40, "people"),
                    Why = "Whysekret",
                },
            ],
        });
        await work.CommitAsync(default);
    }

    public async Task PutAsync<T>(T document)
        where T : class, IDocument
    {
        var work = Turns.New().Session.Work;
        work.Put(document);
        await work.CommitAsync(default);
    }

    public static ChangeProposal Proposal(int number, ProposalState state, string line) => new()
    {
        Of = KpiTurns.Contoso.Of, Number = number, Round = Period.Parse("2026-11")!, On = new DateOnly(2026, 11, 2),
        Finding = new Finding
        {
            Kind = FindingKind.ContentFailure, Kpi = "K14", Method = AnalysisMethod.Pace,
            Window = new FindingWindow(new(2026, 1, 1), new(2026, 10, 31), 10), Evidence = Evidence.Fair,
            Strength = .5,
        },
        Type = ChangeType.ChangeTactic, Effect = new ExpectedEffect("K14", .2m, .8m),
        ReviewOn = new DateOnly(2027, 1, 15), State = state,
        Words = state == ProposalState.Proposed ? [] : [new ProposalWord(PlanSide.Us, true, Ada, At, 1)],
        Change = new PlanChange
        {
            Lines =
            [
                new ProposedLine(
                    PlanSection.Marketing, line, new PlanOwner("Dana"), new PlanOwner("Karl"), new(2026, 12, 20),
                    "Leads", 40),
            ],
        },
    };

    private static KpiNumber Number(string period, decimal value) =>
        new(Period.Parse(period)!, value, new KpiStamp(Ada, At, KpiSource.Said));

    private sealed class Links : IFileLinks
    {
        public TimeSpan Lifetime => TimeSpan.FromMinutes(15);

        public Uri? To(string id) => new($"https://prmbot.example.test/{id}");
    }
}
