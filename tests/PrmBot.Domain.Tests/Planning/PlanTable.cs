using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Negotiation;
using PrmBot.Planning.Versions;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;

namespace PrmBot.Domain.Tests.Planning;

/// <summary>Two people at one table: Dana for us, Marco for Contoso. Every act is its own committed session.</summary>
internal sealed class PlanTable
{
    private static readonly TenantId Home = new("home");
    private readonly MemoryStore _store = new();
    private int _ids;

    public Partner Contoso { get; } = new()
    {
        Of = new PartnerId("c"),
        Name = "Contoso",
        Aliases = ["Contoso Germany"],
    };

    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public Caller Dana { get; } = new(Home, new Person(new UserId("dana"), "Dana Weber"), Role.Manager, null, "de-DE");

    public Caller Rita { get; } = new(Home, new Person(new UserId("rita"), "Rita Reader"), Role.Reader, null);

    public Caller Marco { get; } =
        new(Home, new Person(new UserId("marco"), "Marco Rossi"), Role.PartnerContact, new PartnerId("c"));

    /// <summary>Speaks for another partner.</summary>
    public Caller Olga { get; } =
        new(Home, new Person(new UserId("olga"), "Olga Other"), Role.PartnerContact, new PartnerId("d"));

    public Caller Sam { get; } = new(Home, new Person(new UserId("sam"), "Sam Stranger"), Role.Stranger, null);

    public static PlanElement KickOff { get; } = new()
    {
        Section = PlanSection.RampUp,
        Id = "kick_off",
        Title = "Kick-off",
        Captures = "How we work together",
        OurRole = "channel manager",
        PartnerRole = "partner lead",
        DueAfterDays = 7,
        Metric = new ElementMetric("Kick-off held", "kick-off", BetterWhen.Higher, 1),
    };

    public async Task<Outcome<T>> As<T>(Caller who, Func<Session, Task<Outcome<T>>> act)
    {
        var work = _store.Open(Home, who.Partner);
        var outcome = await act(new Session(who, Now, work, () => $"id{++_ids}"));
        await work.CommitAsync(CancellationToken.None);
        return outcome;
    }

    public Task<Outcome<JointPlan>> Start(params PlanSeed[] seeds) =>
        As(Dana, s => StartPlan.RunAsync(s, Contoso.Of, seeds, default));

    public Task<Outcome<StoredLine>> Add(Caller who, PlanSection section, string title, params LineEdit[] edits) =>
        As(who, s => AddLine.RunAsync(s, Contoso, new NewLine(section, title, null, edits), default));

    public Task<Outcome<StoredLine>> Update(Caller who, string line, params LineEdit[] edits) =>
        As(who, s => UpdateLine.RunAsync(s, Contoso, line, edits, default));

    /// <summary>As a form would: with what it showed.</summary>
    public Task<Outcome<StoredLine>> Send(Caller who, string line, int seen, params LineEdit[] edits) =>
        As(who, s => UpdateLine.RunAsync(s, Contoso, new WantedUpdate(line, edits) { Seen = seen }, default));

    public Task<Outcome<StoredLine>> Counter(Caller who, string line, LineEdit edit, string? why, int? seen = null) =>
        As(who, s => CounterLine.RunAsync(s, Contoso, new Counter(line, [edit], why) { Seen = seen }, default));

    public Task<Outcome<PlanComparison>> Compare(Caller who, int? from = null, int? to = null) =>
        As(who, s => CompareVersions.RunAsync(s, Contoso.Of, from, to, default));

    public Task<Outcome<StoredLine>> Drop(Caller who, string line) =>
        As(who, s => DropLine.RunAsync(s, Contoso, line, default));

    public Task<Outcome<JointPlan>> Share(Caller who) => As(who, s => SharePlan.RunAsync(s, Contoso.Of, default));

    public Task<Outcome<StoredLines>> Accept(Caller who, string? line = null, int? seen = null) =>
        As(who, s => AcceptLines.RunAsync(s, Contoso.Of, line, seen, default));

    public Task<Outcome<JointPlan>> Agree(Caller who, int? seen = null) =>
        As(who, s => AgreePlan.RunAsync(s, Contoso.Of, seen, default));

    public async Task<IReadOnlyList<PlanVersion>> Versions() =>
        await _store.Open(Home).OfPartnerAsync<PlanVersion>(Contoso.Of, default);

    /// <summary>Replaces the plan, to begin a test where talking alone would take long.</summary>
    public async Task Put(Func<JointPlan, JointPlan> with)
    {
        var plan = with(await Plan());
        await As(Dana, s =>
        {
            s.Work.Put(plan);
            return Task.FromResult<Outcome<JointPlan>>(plan);
        });
    }

    public async Task<JointPlan> Plan() =>
        (await As(Dana, s => CurrentPlan.FindAsync(s, Contoso.Of, default))).Value.ShouldNotBeNull();

    /// <summary>A plan with a complete line in every section, numbered 1 to 5.</summary>
    public async Task<JointPlan> Complete()
    {
        await Start();
        foreach (var section in PlanSections.All)
        {
            (await Add(Dana, section, $"Line for {section.Key()}", Full())).Refusal.ShouldBeNull();
        }

        return await Plan();
    }

    public static LineEdit[] Full() =>
    [
        new LineEdit.OfOurOwner(new PlanOwner("Dana Weber")),
        new LineEdit.OfPartnerOwner(new PlanOwner("Marco Rossi")),
        new LineEdit.OfDue(new DateOnly(2027, 3, 31)),
        new LineEdit.OfTarget(40, "leads", null),
        new LineEdit.OfBudget(8000, null, BudgetSource.Mdf),
    ];
}
