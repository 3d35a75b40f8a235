using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Cycle.Modify;

/// <summary>A proposal after somebody said something to it.</summary>
/// <param name="Proposal">As stored.</param>
/// <param name="Version">The plan's version that it made now; null: none.</param>
public sealed record DecidedProposal(ChangeProposal Proposal, int? Version);

/// <summary>A yes.</summary>
/// <param name="Wording">The wording that the person saw; null: it is said of what is there now.</param>
/// <param name="Because">With a goal that is out of reach: why; null: not said.</param>
public sealed record GivenYes(int? Wording, GoalReason? Because = null);

/// <summary>
/// Says yes or no to a proposal, for the side of the speaker and for no other. Our yes comes first and shows it to the
/// partner; with both it is made.
/// </summary>
public static class DecideProposal
{
    private const int LongestReason = 500;

    /// <param name="session">Of a manager, or of one who speaks for the partner.</param>
    /// <param name="partner">With whom.</param>
    /// <param name="said">Number or words.</param>
    /// <param name="given">Said to which wording, and why.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<DecidedProposal>> AcceptAsync(
        Session session, Partner partner, string said, GivenYes given, CancellationToken ct)
    {
        if (!(await OpenAsync(session, partner, said, ct)).Succeeded(out var proposal, out var no))
        {
            return no;
        }

        var side = PlanSides.Of(session.Caller);
        if (given.Wording is { } wording && wording != proposal.Wording)
        {
            return new Refusal("change.reworded").With("number", proposal.Number);
        }

        if (proposal.IsAcceptedBy(side))
        {
            return new Refusal("change.accepted_already").With("number", proposal.Number);
        }

        if (side == PlanSide.Us && proposal.NeedsReason && given.Because is null)
        {
            return new Refusal("change.needs_reason").With("number", proposal.Number);
        }

        var yes = proposal with
        {
            Because = side == PlanSide.Us && proposal.NeedsReason ? given.Because : proposal.Because,
            Words = [.. proposal.Words, Word(session, proposal, true, null)],
            State = ProposalState.Offered,
        };
        if (yes.IsInternal || (yes.IsAcceptedBy(PlanSide.Us) && yes.IsAcceptedBy(PlanSide.Partner)))
        {
            return await MakeChange.RunAsync(session, partner, yes, ct);
        }

        session.Work.Put(yes);
        return new DecidedProposal(yes, null);
    }

    /// <summary>No, with a reason or without.</summary>
    public static async Task<Outcome<DecidedProposal>> RejectAsync(
        Session session, Partner partner, string said, string? reason, CancellationToken ct)
    {
        if (!(await OpenAsync(session, partner, said, ct)).Succeeded(out var proposal, out var no))
        {
            return no;
        }

        if (reason?.Length > LongestReason)
        {
            return new Refusal("plan.text_too_long").With("most", LongestReason);
        }

        var rejected = proposal with
        {
            Words = [.. proposal.Words, Word(session, proposal, false, reason)],
            State = ProposalState.Rejected,
        };
        session.Work.Put(rejected);
        return new DecidedProposal(rejected, null);
    }

    internal static async Task<Outcome<ChangeProposal>> OpenAsync(
        Session session, Partner partner, string said, CancellationToken ct)
    {
        if (session.Refuses(Act.WorkOnPlan, partner.Of) is { } no)
        {
            return no;
        }

        var found = await FindProposal.OneAsync(session, partner.Of, said, ct);
        return found.Succeeded(out var proposal, out no)
            ? proposal.IsOpen ? proposal : new Refusal("change.decided").With("number", proposal.Number)
            : no;
    }

    internal static ProposalWord Word(Session session, ChangeProposal proposal, bool isYes, string? reason) => new(
        PlanSides.Of(session.Caller), isYes, session.Caller.Who, session.Now, proposal.Wording, reason);
}
