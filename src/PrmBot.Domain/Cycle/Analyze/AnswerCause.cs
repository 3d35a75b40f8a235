using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Cycle.Analyze;

/// <summary>
/// Keeps what somebody says to "what explains it?". Either side answers; a partner contact only about what was put to
/// the partner with a proposal.
/// </summary>
public static class AnswerCause
{
    private const int Longest = 1000;

    /// <param name="session">Of who answers.</param>
    /// <param name="partner">About whom.</param>
    /// <param name="finding">Id of the finding.</param>
    /// <param name="words">As said.</param>
    /// <param name="isShift">
    /// True: a signal of the control chart is a confirmed shift with this reason, so limits begin anew from it.
    /// </param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<CauseAnswer>> RunAsync(
        Session session, Partner partner, string finding, string words, bool isShift, CancellationToken ct)
    {
        if (session.Refuses(Act.WorkOnPlan, partner.Of) is { } no)
        {
            return no;
        }

        if (string.IsNullOrWhiteSpace(words) || words.Length > Longest)
        {
            return new Refusal("analysis.answer_length").With("most", Longest);
        }

        var runs = await session.Work.OfPartnerAsync<AnalysisRun>(partner.Of, ct);
        var run = runs.OrderBy(r => r.Round).LastOrDefault(r => r.Findings.Any(f => f.Id == finding));
        if (run is null || !await MaySeeAsync(session, partner, finding, ct))
        {
            return new Refusal("analysis.no_such_finding");
        }

        var answer = new CauseAnswer(
            finding, PlanSides.Of(session.Caller), session.Caller.Who, session.Now, words.Trim());
        session.Work.Put(run with { Answers = [.. run.Answers, answer] });
        if (isShift && session.Refuses(Act.Manage) is null)
        {
            await BeginAnewAsync(session, partner, run.Findings.First(f => f.Id == finding), ct);
        }

        return answer;
    }

    private static async Task<bool> MaySeeAsync(
        Session session, Partner partner, string finding, CancellationToken ct) =>
        session.Caller.Role != Role.PartnerContact
        || (await session.Work.OfPartnerAsync<Modify.ChangeProposal>(partner.Of, ct))
            .Any(p => p.IsShared && p.Finding.Id == finding);

    private static async Task BeginAnewAsync(
        Session session, Partner partner, Finding finding, CancellationToken ct)
    {
        if (finding is { Method: AnalysisMethod.ControlChart, Kpi: { } kpi }
            && await session.Work.FindAsync<KpiSeries>(KpiSeries.IdOf(partner.Of, kpi), ct)
                is { Values.Count: > 0 } series)
        {
            var kind = series.Values[^1].Period.Kind;
            session.Work.Put(series with { ShiftedSince = Period.Of(kind, finding.Window.To) });
        }
    }
}
