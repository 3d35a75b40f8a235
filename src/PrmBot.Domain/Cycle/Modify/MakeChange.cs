using PrmBot.Cycle.Monitor;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Negotiation;
using PrmBot.Storage;

namespace PrmBot.Cycle.Modify;

/// <summary>
/// Makes a change that both sides said yes to: in the plan, as its next version, and in a KPI's target.
/// </summary>
internal static class MakeChange
{
    public static async Task<Outcome<DecidedProposal>> RunAsync(
        Session session, Partner partner, ChangeProposal proposal, CancellationToken ct)
    {
        int? version = null;
        if (proposal.Change.TouchesPlan)
        {
            var changed = await AgreeChange.RunAsync(session, partner, Of(session, proposal), ct);
            if (!changed.Succeeded(out var plan, out var no))
            {
                return no;
            }

            version = plan.Version;
        }

        if (proposal.Change.Target is { } target)
        {
            await AimAsync(session, proposal, target, ct);
        }

        var accepted = proposal with { State = ProposalState.Accepted, PlanVersion = version };
        session.Work.Put(accepted);
        return new DecidedProposal(accepted, version);
    }

    private static AgreedChange Of(Session session, ChangeProposal proposal)
    {
        var mine = PlanSides.Of(session.Caller);
        var other = proposal.Words.Last(w => w.Side != mine && w.IsYes && w.Wording == proposal.Wording);
        return new AgreedChange(new Acceptance(other.Side, other.Who, other.At, 0), $"#{proposal.Number}")
        {
            Edits = [.. proposal.Change.Edits.Select(e => (e.Line, e.Edit))],
            Lines = [.. proposal.Change.Lines.Select(NewLine)],
        };
    }

    private static NewLine NewLine(ProposedLine line) => new(line.Section, line.Title, null,
    [
        .. line.OurOwner is { } us ? new LineEdit[] { new LineEdit.OfOurOwner(us) } : [],
        .. line.PartnerOwner is { } them ? new LineEdit[] { new LineEdit.OfPartnerOwner(them) } : [],
        new LineEdit.OfDue(line.Due),
        new LineEdit.OfTarget(line.Target, line.Metric, null),
    ]);

    // The former target stays in the new one's history, beside it.
    private static async Task AimAsync(
        Session session, ChangeProposal proposal, ProposedTarget target, CancellationToken ct)
    {
        var series = await session.Work.FindAsync<KpiSeries>(KpiSeries.IdOf(proposal.Of, target.Kpi), ct)
            ?? new KpiSeries { Of = proposal.Of, Kpi = target.Kpi };
        var stamp = new KpiStamp(session.Caller.Who, session.Now, KpiSource.Proposal);
        var former = series.TargetOf(target.Period);
        session.Work.Put(series.WithTarget(new KpiNumber(target.Period, target.Value, stamp)
        {
            Currency = former?.Currency, Baseline = former?.Baseline,
        }));
    }
}
