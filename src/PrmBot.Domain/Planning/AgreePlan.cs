using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Planning;

/// <summary>
/// Signs the plan for the side of the speaker: a manager for us and never for the partner. When both sides signed the
/// same wording, it is Agreed, and Active as soon as its first day has come.
/// </summary>
public static class AgreePlan
{
    public static async Task<Outcome<JointPlan>> RunAsync(Session session, PartnerId partner, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return no;
        }

        var side = PlanSides.Of(session.Caller);
        if (Refuses(plan, side) is { } refusal)
        {
            return refusal;
        }

        var signature = new Acceptance(side, session.Caller.Who, session.Now, plan.Revision);
        var accepted = AcceptLines.Accept(plan, [.. plan.OpenLines], signature);
        var signed = accepted with { Signatures = [.. plan.Signatures, signature] };
        var both = signed.IsSignedBy(PlanSide.Us) && signed.IsSignedBy(PlanSide.Partner);
        var next = both
            ? signed with { State = plan.Start > session.Today ? PlanState.Agreed : PlanState.Active }
            : signed;
        session.Work.Put(next);
        return next;
    }

    private static Refusal? Refuses(JointPlan plan, PlanSide side)
    {
        if (plan.State is PlanState.Draft)
        {
            return new Refusal("plan.share_first");
        }

        if (plan.State is PlanState.Agreed or PlanState.Active)
        {
            return new Refusal("plan.already_agreed");
        }

        if (PlanCheck.Of(plan) is { Count: > 0 } gaps)
        {
            return new Refusal("plan.not_agreeable").With("count", gaps.Count);
        }

        return plan.IsSignedBy(side) ? new Refusal("plan.already_signed") : null;
    }
}
