using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Storage;

namespace PrmBot.Cycle.Execute;

/// <summary>One partner's running plan.</summary>
public sealed record RunningPlan(Partner Partner, JointPlan Plan);

/// <summary>Reads the plans that a person may work on, and what of them is the person's.</summary>
public static class ReadWork
{
    /// <summary>
    /// The running plan of each of these partners that has one; a partner's people do not see a draft.
    /// </summary>
    public static async Task<IReadOnlyList<RunningPlan>> PlansAsync(
        Session session, IReadOnlyList<Partner> partners, CancellationToken ct)
    {
        var only = session.Caller.Partner;
        var all = only is { } one
            ? await session.Work.OfPartnerAsync<JointPlan>(one, ct)
            : await session.Work.AllAsync<JointPlan>(ct);
        var byPartner = all.ToLookup(p => p.Of);
        return
        [
            .. partners.Where(p => session.Refuses(Act.SeePartner, p.Of) is null)
                .Select(p => (Partner: p, Plan: CurrentPlan.LatestOf(byPartner[p.Of], session.Today)))
                .Where(p => p.Plan is not null && (only is null || p.Plan.State != PlanState.Draft))
                .Select(p => new RunningPlan(p.Partner, p.Plan!)),
        ];
    }

    /// <summary>
    /// The speaker's own lines, partners without any left out. Of a partner's person who owns none by name: all of the
    /// partner's side.
    /// </summary>
    public static async Task<IReadOnlyList<(Partner Partner, OwnersWork Work)>> OwnAsync(
        Session session, IReadOnlyList<Partner> partners, CancellationToken ct)
    {
        var caller = session.Caller;
        var plans = await PlansAsync(session, partners, ct);
        var own = Of(plans, p => o => WorkList.IsPerson(o, caller.Who, caller.AlsoKnownAs), session.Today);
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
        Session session, IReadOnlyList<Partner> partners, string line, CancellationToken ct)
    {
        var caller = session.Caller;
        var found = (await PlansAsync(session, partners, ct))
            .Select(p => (p.Partner, Line: LineLookup.Find(p.Plan, line).Value))
            .Where(f => f.Line is not null).ToList();
        bool IsOwn(PlanOwner? owner) => owner is not null && WorkList.IsPerson(owner, caller.Who, caller.AlsoKnownAs);
        var own = found.FindAll(f => IsOwn(f.Line!.OurOwner) || IsOwn(f.Line.PartnerOwner));
        return [.. (own.Count > 0 ? own : found).Select(f => f.Partner)];
    }
}
