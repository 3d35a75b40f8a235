using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Cycle.Modify;

/// <summary>What became of the changes with a partner.</summary>
/// <param name="Decided">Accepted, rejected and reviewed ones, latest first.</param>
/// <param name="HitRate">Of those reviewed.</param>
/// <param name="Rounds">The months' analyses, latest first; empty for a partner contact.</param>
public sealed record ReviewedChanges(
    IReadOnlyList<ChangeProposal> Decided, HitRate HitRate, IReadOnlyList<AnalysisRun> Rounds);

/// <summary>
/// Compares what was expected of an accepted change with what came, once its review date has come, and keeps the
/// verdict: it is given once and does not change with later numbers.
/// </summary>
public static class ReviewChanges
{
    public static async Task<Outcome<ReviewedChanges>> RunAsync(
        Session session, KpiCatalogue catalogue, Partner partner, CancellationToken ct)
    {
        if (session.Refuses(Act.SeePartner, partner.Of) is { } no)
        {
            return no;
        }

        var all = await FindProposal.AllAsync(session, partner.Of, ct);
        var mayKeep = session.Refuses(Act.WorkOnPlan, partner.Of) is null;
        var one = await ReadCase.OfAsync(session, catalogue, partner.Of, ct);
        List<ChangeProposal> judged = [.. all.Select(p => Judge(session, one, p, mayKeep))];
        var rounds = session.Refuses(Act.SeeAssessment, partner.Of) is null
            ? await session.Work.OfPartnerAsync<AnalysisRun>(partner.Of, ct)
            : [];
        return new ReviewedChanges(
            [.. judged.Where(p => !p.IsOpen).OrderByDescending(p => p.Number)], HitRate.Of(judged),
            [.. rounds.OrderByDescending(r => r.Round)]);
    }

    private static ChangeProposal Judge(Session session, AnalysisCase one, ChangeProposal proposal, bool mayKeep)
    {
        if (proposal.State != ProposalState.Accepted || proposal.ReviewOn > session.Today)
        {
            return proposal;
        }

        var reviewed = proposal with
        {
            State = ProposalState.Reviewed,
            Verdict = Effects.Verdict(one, proposal),
        };
        if (mayKeep)
        {
            session.Work.Put(reviewed);
        }

        return reviewed;
    }
}
