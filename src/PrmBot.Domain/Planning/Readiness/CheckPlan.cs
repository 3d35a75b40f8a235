using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Planning.Readiness;

/// <summary>A plan and what keeps it from being agreed.</summary>
public sealed record CheckedPlan(JointPlan Plan, IReadOnlyList<PlanGap> Gaps);

/// <summary>Says what is missing before a plan can be agreed.</summary>
public static class CheckPlan
{
    public static async Task<Outcome<CheckedPlan>> RunAsync(Session session, PartnerId partner, CancellationToken ct)
    {
        var found = await CurrentPlan.FindAsync(session, partner, ct);
        return found.Succeeded(out var plan, out var no) ? new CheckedPlan(plan, PlanCheck.Of(plan)) : no;
    }
}
