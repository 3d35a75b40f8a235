using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Planning;

/// <summary>The plan that a partner and we are working with now: the latest one that is not closed.</summary>
public static class CurrentPlan
{
    /// <summary>The plan, or why there is none to be seen. A partner does not see a draft.</summary>
    public static async Task<Outcome<JointPlan>> FindAsync(Session session, PartnerId partner, CancellationToken ct)
    {
        if (session.Refuses(Act.SeePartner, partner) is { } no)
        {
            return no;
        }

        if (await LatestAsync(session, partner, ct) is not { } plan)
        {
            return new Refusal(session.Caller.Role == Role.PartnerContact ? "plan.not_shared" : "plan.none_yet");
        }

        var isHidden = session.Caller.Role == Role.PartnerContact && plan.State == PlanState.Draft;
        return isHidden ? new Refusal("plan.not_shared") : plan;
    }

    /// <summary>The same, for somebody who is going to change it.</summary>
    public static async Task<Outcome<JointPlan>> OpenAsync(Session session, PartnerId partner, CancellationToken ct)
    {
        if (session.Refuses(Act.WorkOnPlan, partner) is { } no)
        {
            return no;
        }

        var found = await FindAsync(session, partner, ct);
        return found.Value is { State: PlanState.Closed } over ? new Refusal("plan.over").With("end", over.End) : found;
    }

    internal static async Task<JointPlan?> LatestAsync(Session session, PartnerId partner, CancellationToken ct) =>
        LatestOf(await session.Work.OfPartnerAsync<JointPlan>(partner, ct), session.Today);

    /// <summary>The one to work with among one partner's plans; null: all are closed, or there is none.</summary>
    internal static JointPlan? LatestOf(IEnumerable<JointPlan> plans, DateOnly today) =>
        plans.Where(p => p.State != PlanState.Closed)
            .OrderBy(p => p.Start).ThenBy(p => p.StartedAt).LastOrDefault()?.AsOf(today);
}
