using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Cycle.Analyze;

/// <summary>Analyses a partner's numbers and plan, and keeps what was found for the month's round.</summary>
public static class AnalyzePartner
{
    /// <summary>
    /// The run of this month. For who may not change anything it is computed and not kept. A partner contact is
    /// refused: findings are our judgement until a proposal is shared.
    /// </summary>
    public static async Task<Outcome<AnalysisRun>> RunAsync(
        Session session, KpiCatalogue catalogue, Partner partner, CancellationToken ct)
    {
        if (session.Refuses(Act.SeeAssessment, partner.Of) is { } no)
        {
            return no;
        }

        var one = await ReadCase.OfAsync(session, catalogue, partner.Of, ct);
        var round = Period.Of(PeriodKind.Month, session.Today);
        var former = await session.Work.FindAsync<AnalysisRun>(AnalysisRun.IdOf(partner.Of, round), ct);
        var run = (former ?? new AnalysisRun
        {
            Of = partner.Of, Round = round, Day = session.Today, By = session.Caller.Who,
        }) with
        {
            Day = session.Today,
            By = session.Caller.Who,
            Findings = PartnerAnalysis.Of(one),
            Score = PlanScore.Of(one.Kpis.Select(k => k.Verdict)),
        };
        if (session.Refuses(Act.Manage) is null)
        {
            session.Work.Put(run);
        }

        return run;
    }
}
