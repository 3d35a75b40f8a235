using PrmBot.Identity;
using PrmBot.Planning.Readiness;
using PrmBot.Planning.Versions;
using PrmBot.Storage;

namespace PrmBot.Planning.Negotiation;

/// <summary>
/// Signs the plan for the side of the speaker: a manager for us and never for the partner. When both sides signed the
/// same wording, it is Agreed, and Active as soon as its first day has come.
/// </summary>
public static class AgreePlan
{
    /// <param name="session">Of a manager, or of one who speaks for the partner.</param>
    /// <param name="partner">Whose plan.</param>
    /// <param name="seen">The wording that the person was asked to sign; null: as it is now.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<JointPlan>> RunAsync(
        Session session, PartnerId partner, int? seen, CancellationToken ct)
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

        if (seen is { } was && was != plan.Revision)
        {
            return new Refusal("plan.changed_since");
        }

        var signature = new Acceptance(side, session.Caller.Who, session.Now, plan.Revision);
        var accepted = AcceptLines.Accept(plan, [.. plan.OpenLines], signature);
        var signed = accepted with { Signatures = [.. plan.Signatures, signature] };
        var both = signed.IsSignedBy(PlanSide.Us) && signed.IsSignedBy(PlanSide.Partner);
        if (!both)
        {
            session.Work.Put(signed);
            return signed;
        }

        var next = signed with
        {
            State = plan.Start > session.Today ? PlanState.Agreed : PlanState.Active,
            AgreedVersion = plan.AgreedVersion + 1,
        };
        session.Work.Put(next);
        session.Work.Put(PlanVersion.Signed(next, session.Now));
        return next;
    }

    /// <summary>The plan that the speaker's side could sign now, or why it can't; nothing is changed.</summary>
    public static async Task<Outcome<JointPlan>> MayAsync(Session session, PartnerId partner, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner, ct);
        return found.Succeeded(out var plan, out var no)
            ? Refuses(plan, PlanSides.Of(session.Caller)) is { } refusal ? refusal : plan
            : no;
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
