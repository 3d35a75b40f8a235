using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Standings;
using PrmBot.Storage;

namespace PrmBot.Cycle.Execute;

/// <summary>One partner's running plan.</summary>
public sealed record RunningPlan(Partner Partner, JointPlan Plan);

/// <summary>Reads the plans that a person may work on, and what of them is the person's.</summary>
public static class ReadWork
{
    private const int AtATime = 50;

    /// <summary>
    /// The running plan of each of these partners that has one; a partner's people do not see a draft.
    /// </summary>
    public static async Task<IReadOnlyList<RunningPlan>> PlansAsync(
        Session session, IReadOnlyList<Partner> partners, CancellationToken ct)
    {
        var isOurs = session.Caller.Partner is null;
        var running = new List<RunningPlan>();
        foreach (var some in partners.Where(p => session.Refuses(Act.SeePartner, p.Of) is null).Chunk(AtATime))
        {
            var plans = await session.Work.OfPartnersAsync<JointPlan>([.. some.Select(p => p.Of)], ct);
            running.AddRange(
                from partner in some
                let plan = CurrentPlan.LatestOf(plans[partner.Of], session.Today)
                where plan is not null && (isOurs || plan.State != PlanState.Draft)
                select new RunningPlan(partner, plan));
        }

        return running;
    }

    /// <summary>
    /// The speaker's own lines, partners without any left out. Of a partner's person who owns none by name: all of the
    /// partner's side.
    /// </summary>
    public static async Task<IReadOnlyList<(Partner Partner, OwnersWork Work)>> OwnAsync(
        Session session, KnownStandings standings, IReadOnlyList<Partner> partners, CancellationToken ct)
    {
        var caller = session.Caller;
        var plans = await PlansAsync(session, await WithOwnAsync(session, standings, partners, ct), ct);
        var own = Of(plans, p => o => IsOwn(caller, o), session.Today);
        return own.Count > 0 || caller.Role != Role.PartnerContact
            ? own
            : Of(plans, p => o => p.OpenLines.Any(l => ReferenceEquals(l.PartnerOwner, o)), session.Today);
    }

    private static IReadOnlyList<(Partner Partner, OwnersWork Work)> Of(
        IReadOnlyList<RunningPlan> plans, Func<JointPlan, Func<PlanOwner, bool>> whose, DateOnly today) =>
    [
        .. plans.Select(p => (p.Partner, Work: WorkList.Of(p.Plan, whose(p.Plan), today)))
            .Where(w => w.Work.Now.Count + w.Work.Later.Count > 0),
    ];

    /// <summary>
    /// The partners whose plan has the line: those where it is the speaker's own, else all. By number it takes one that
    /// is open.
    /// </summary>
    public static async Task<IReadOnlyList<Partner>> WithLineAsync(
        Session session, KnownStandings standings, IReadOnlyList<Partner> partners, string line, CancellationToken ct)
    {
        var own = (await FindAsync(await WithOwnAsync(session, standings, partners, ct)))
            .FindAll(f => IsOwn(session.Caller, f.Line.OurOwner) || IsOwn(session.Caller, f.Line.PartnerOwner));
        return [.. (own.Count > 0 ? own : await FindAsync(partners)).Select(f => f.Partner)];

        async Task<List<(Partner Partner, PlanLine Line)>> FindAsync(IReadOnlyList<Partner> among) =>
        [
            .. (await PlansAsync(session, among, ct)).Select(p => (p.Partner, LineLookup.Find(p.Plan, line).Value!))
                .Where(f => f.Item2 is not null),
        ];
    }

    // Our people are few of many plans' owners; for a partner's people all lines of their one plan may count.
    private static async Task<IReadOnlyList<Partner>> WithOwnAsync(
        Session session, KnownStandings standings, IReadOnlyList<Partner> partners, CancellationToken ct)
    {
        if (session.Caller.Partner is not null)
        {
            return partners;
        }

        var known = await standings.OfAsync(session, partners, ct);
        return [.. partners.Where(p => known[p.Of].Plan?.Owners.Any(o => IsOwn(session.Caller, o)) == true)];
    }

    private static bool IsOwn(Caller caller, PlanOwner? owner) =>
        owner is not null && WorkList.IsPerson(owner, caller.Who, caller.AlsoKnownAs);
}
