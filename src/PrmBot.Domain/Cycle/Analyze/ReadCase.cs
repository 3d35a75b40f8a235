using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Planning;
using PrmBot.Selection;
using PrmBot.Storage;

namespace PrmBot.Cycle.Analyze;

/// <summary>Reads everything that an analysis of one partner looks at.</summary>
public static class ReadCase
{
    private const string Exchange = "RF4";

    /// <summary>The case of today. What the reader may not see is not in it: rights are checked by who asks.</summary>
    public static async Task<AnalysisCase> OfAsync(
        Session session, KpiCatalogue catalogue, PartnerId partner, CancellationToken ct)
    {
        var series = await ReadKpis.AllAsync(session, partner, ct);
        var plan = await CurrentPlan.FindAsync(session, partner, ct);
        var rows = await LedgerReads.RowsAsync(session, partner, onlyShared: false, ct);
        var proposals = await session.Work.OfPartnerAsync<ChangeProposal>(partner, ct);
        return AnalysisCase.Of(catalogue, series, plan.Value, session.Today) with
        {
            Balance = LedgerSummary.Of(rows).Balance?.Share,
            ExchangeGap = await ExchangeGapAsync(session, partner, ct),
            Past = [.. proposals.Select(p => p.Decided).OfType<PastDecision>()],
        };
    }

    // Our guess at the partner's answer is no second opinion, and who may not see ours learns nothing from the two.
    private static async Task<int?> ExchangeGapAsync(Session session, PartnerId partner, CancellationToken ct)
    {
        var assessment = session.Refuses(Act.SeeAssessment, partner) is not null ? null
            : await AssessmentReads.ForResultAsync(session, partner, ct);
        return assessment is null || assessment.TalkOf(Exchange)?.Agreed is not null
            || assessment.AnswerOf(Exchange, Side.Us)?.Rating.Level() is not { } us
            || assessment.AnswerOf(Exchange, Side.Partner) is not { IsEstimate: false } theirs
            || theirs.Rating.Level() is not { } them
                ? null
                : Math.Abs(us - them);
    }
}
