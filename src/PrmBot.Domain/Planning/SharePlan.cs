using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Planning;

/// <summary>Lets the partner see the plan: Draft becomes Shared.</summary>
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

        if (plan.State != PlanState.Draft)
        {
            return new Refusal("plan.already_shared");
        }

        if (!plan.OpenLines.Any())
        {
            return new Refusal("plan.nothing_to_share");
        }

        var shared = plan with { State = PlanState.Shared };
        session.Work.Put(shared);
        return shared;
    }
}
