using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Selection;
using PrmBot.Standings;
using PrmBot.Storage;
using PrmBot.Testing;
using static PrmBot.Domain.Tests.Cycle.Analyze.CaseBuilder;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Modify;

/// <summary>One partner with a signed plan and numbers, and both sides at the table; each act is committed.</summary>
internal sealed class ModifyTable : IProposalWords
{
    public static readonly Partner Contoso = new() { Of = Monitor.KpiBuilder.Contoso, Name = "Contoso" };

    private static readonly TenantId Home = TenantId.From("home");

    private readonly MemoryStore _store = new();
    private KnownStandings? _standings;
    private int _ids;

    public KpiCatalogue Catalogue { get; init; } = new([Leads, Revenue]);

    /// <summary>How the partners of this table stand, with no question asked of anybody.</summary>
    public KnownStandings Standings =>
        _standings ??= new(_store, new ReadStandings(Catalogue, QuestionSet.Of([])));

    public DateOnly Day { get; set; } = Today;

    public string TitleOf(Finding finding, string? kpi) => $"Do something about {kpi}: {finding.Kind}";

    public async Task PutAsync<T>(params T[] documents)
        where T : class, IDocument
    {
        var work = _store.Open(Home);
        foreach (var document in documents)
        {
            work.Put(document);
        }

        await work.CommitAsync(default);
    }

    public Task<Outcome<T>> AsUsAsync<T>(Func<Session, Task<Outcome<T>>> act) => RunAsync(Role.Manager, act);

    public Task<Outcome<T>> AsPartnerAsync<T>(Func<Session, Task<Outcome<T>>> act) =>
        RunAsync(Role.PartnerContact, act);

    public Task<Outcome<ProposedChanges>> ProposeAsync() =>
        AsUsAsync(s => ProposeChanges.RunAsync(s, Catalogue, Contoso, this, default));

    public Task<T?> FindAsync<T>(string id)
        where T : class, IDocument => _store.Open(Home).FindAsync<T>(id, default);

    public async Task<JointPlan> PlanAsync() => (await FindAsync<JointPlan>("plan1"))!;

    /// <summary>Leads that fell, with a plan whose marketing lines are as given.</summary>
    public async Task LeadsFellAsync(params PlanLine[] marketing)
    {
        await PutAsync(
            Monthly("K14", 100, 98, 103, 101, 99, 102, 60, 45, 40, 38).Aim("2026-Q3", 300).Aim("2026-Q4", 300));
        await PutAsync(Signed(Plan(marketing)));
    }

    public static JointPlan Signed(JointPlan plan) => plan with
    {
        AgreedVersion = 1,
        Signatures =
        [
            new(PlanSide.Us, Stamp().Who, Stamp().At, plan.Revision),
            new(PlanSide.Partner, Stamp().Who, Stamp().At, plan.Revision),
        ],
    };

    private async Task<Outcome<T>> RunAsync<T>(Role role, Func<Session, Task<Outcome<T>>> act)
    {
        var partner = role == Role.PartnerContact ? Contoso.Of : null as PartnerId?;
        var name = role == Role.PartnerContact ? "Karl" : "Ada";
        var caller = new Caller(Home, new Person(UserId.From(name), name), role, partner);
        var work = _store.Open(Home, partner);
        var now = new DateTimeOffset(Day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        var outcome = await act(new Session(caller, now, work, () => $"id{++_ids}"));
        if (outcome.Refusal is null)
        {
            await work.CommitAsync(default);
        }

        return outcome;
    }
}
