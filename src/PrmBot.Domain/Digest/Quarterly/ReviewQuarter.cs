using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Digest.Quarterly;

/// <summary>Makes the quarterly review of a partner, and takes each side's yes to its numbers.</summary>
public static class ReviewQuarter
{
    /// <summary>The review as both sides may read it, whoever asks.</summary>
    public static async Task<Outcome<QuarterlyReview>> RunAsync(
        Session session, KpiCatalogue catalogue, Partner partner, CancellationToken ct)
    {
        if (session.Refuses(Act.SeePartner, partner.Of) is { } no)
        {
            return no;
        }

        var series = await ReadKpis.AllAsync(session, partner.Of, ct);
        var plan = (await CurrentPlan.FindAsync(session, partner.Of, ct)).Value;
        var proposals = await FindProposal.AllAsync(session, partner.Of, ct);
        var review = QuarterReading.Of(
            catalogue, series, plan is { State: PlanState.Draft } ? null : plan, proposals, session.Today);
        var id = QuarterApproval.IdOf(partner.Of, review.Quarter);
        var given = await session.Work.FindAsync<QuarterApproval>(id, ct);
        return review with
        {
            Approvals = [.. (given?.Approvals ?? []).Where(a => a.Fingerprint == review.Fingerprint)],
        };
    }

    /// <summary>
    /// The speaker's side approves the numbers. Refused for numbers that have changed since they were seen
    /// (<c>qbr.changed</c>), that one side disputes (<c>qbr.disputed</c>), that this side has approved already, and
    /// when there are none.
    /// </summary>
    public static async Task<Outcome<QuarterlyReview>> ApproveAsync(
        Session session, KpiCatalogue catalogue, Partner partner, string seen, CancellationToken ct)
    {
        if (session.Refuses(Act.WorkOnPlan, partner.Of) is { } no)
        {
            return no;
        }

        if (!(await RunAsync(session, catalogue, partner, ct)).Succeeded(out var review, out no))
        {
            return no;
        }

        var side = PlanSides.Of(session.Caller);
        if (Refuses(review, side, seen) is { } why)
        {
            return why.With("partner", partner.Name).With("quarter", review.Quarter);
        }

        var id = QuarterApproval.IdOf(partner.Of, review.Quarter);
        var given = await session.Work.FindAsync<QuarterApproval>(id, ct)
            ?? new QuarterApproval { Of = partner.Of, Quarter = review.Quarter };
        var yes = new NumbersApproval(side, session.Caller.Who, session.Now, review.Fingerprint);
        session.Work.Put(given with { Approvals = [.. given.Approvals, yes] });
        return review with { Approvals = [.. review.Approvals, yes] };
    }

    private static Refusal? Refuses(QuarterlyReview review, PlanSide side, string seen) =>
        review.Numbers.Count == 0 ? new Refusal("qbr.no_numbers")
        : seen != review.Fingerprint ? new Refusal("qbr.changed")
        : review.Disputed is { Count: > 0 } disputed
            ? new Refusal("qbr.disputed").With("kpis", string.Join(", ", disputed.Select(k => k.Name)))
        : review.ApprovedBy(side) is { } already
            ? new Refusal("qbr.approved_already").With("who", already.Who.Name) : null;
}
