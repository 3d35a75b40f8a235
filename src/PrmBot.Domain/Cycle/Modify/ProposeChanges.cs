using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Cycle.Modify;

/// <summary>What is proposed in a round.</summary>
/// <param name="Run">The analysis that it comes from.</param>
/// <param name="Open">Not decided yet, of this round and of earlier ones; in the order in which to try them.</param>
/// <param name="HitRate">Of past changes.</param>
public sealed record ProposedChanges(AnalysisRun Run, IReadOnlyList<ChangeProposal> Open, HitRate HitRate);

/// <summary>Turns the findings of this month's round into proposals, for our side to approve first.</summary>
public static class ProposeChanges
{
    public static async Task<Outcome<ProposedChanges>> RunAsync(
        Session session, KpiCatalogue catalogue, Partner partner, IProposalWords words, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner.Of) is { } no)
        {
            return no;
        }

        var analysed = await AnalyzePartner.RunAsync(session, catalogue, partner, ct);
        if (!analysed.Succeeded(out var run, out no))
        {
            return no;
        }

        var one = await ReadCase.OfAsync(session, catalogue, partner.Of, ct);
        var former = await session.Work.OfPartnerAsync<ChangeProposal>(partner.Of, ct);
        var next = former.Count == 0 ? 1 : former.Max(p => p.Number) + 1;
        List<ChangeProposal> made =
        [
            .. ChooseProposals.From(one, run.Findings, former, words).Select((d, i) => new ChangeProposal
            {
                Of = partner.Of, Number = next + i, Round = run.Round, On = session.Today, Finding = d.Finding,
                Type = d.Type, Change = d.Change, Effect = d.Effect, Cost = d.Cost, ReviewOn = d.ReviewOn,
            }),
        ];
        made.ForEach(p => session.Work.Put(p));
        List<ChangeProposal> all = [.. former, .. made];
        return new ProposedChanges(
            run, [.. all.Where(p => p.IsOpen).OrderBy(p => p.Type).ThenBy(p => p.Number)], HitRate.Of(all));
    }
}
