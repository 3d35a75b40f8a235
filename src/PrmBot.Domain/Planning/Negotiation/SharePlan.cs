using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Planning.Negotiation;

/// <summary>
/// Lets the partner see the plan: Draft becomes Shared. One that was changed since is shown once more, and stays in its
/// state.
/// </summary>
public static class SharePlan
{
    public static async Task<Outcome<JointPlan>> RunAsync(Session session, PartnerId partner, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner) is { } no)
        {
            return no;
        }

        var found = await CurrentPlan.OpenAsync(session, partner, ct);
        if (!found.Succeeded(out var plan, out no))
        {
            return no;
        }

        if (plan.State != PlanState.Draft && (plan.SharedRevision == 0 || plan.SharedRevision == plan.Revision))
        {
            return new Refusal("plan.already_shared");
        }

        if (!plan.OpenLines.Any())
        {
            return new Refusal("plan.nothing_to_share");
        }

        var shared = plan with
        {
            State = plan.State == PlanState.Draft ? PlanState.Shared : plan.State,
            SharedRevision = plan.Revision,
        };
        session.Work.Put(shared);
        return shared;
    }
}
