using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor;

/// <summary>
/// Says that a recorded number is another one. Nothing is replaced: both stay visible until somebody records the one
/// that holds, and the number is no verdict of performance while it is disputed for two periods (F13).
/// </summary>
public static class DisputeKpi
{
    private const int LongestReason = 500;

    /// <param name="session">Anybody who may work on the plan.</param>
    /// <param name="kpi">What was measured.</param>
    /// <param name="partner">With whom.</param>
    /// <param name="given">What it is instead.</param>
    /// <param name="said">For which period, null: the latest one with a number; and why, null: not said.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<RecordedNumber>> RunAsync(
        Session session, KpiDefinition kpi, Partner partner, GivenNumber given, (Period? Period, string? Reason) said,
        CancellationToken ct)
    {
        if (session.Refuses(Act.WorkOnPlan, partner.Of) is { } no)
        {
            return no;
        }

        var series = await session.Work.FindAsync<KpiSeries>(KpiSeries.IdOf(partner.Of, kpi.Id), ct);
        var number = said.Period is { } of ? series?.ValueOf(of)
            : series is { Values.Count: > 0 } ? series.Values[^1] : null;
        if (series is null || number is null)
        {
            return new Refusal("kpi.nothing_to_dispute").With("kpi", kpi.Name);
        }

        if (KpiCheck.Refuses(kpi, given, series) is { } wrong)
        {
            return wrong;
        }

        if (given.Value == number.Value || said.Reason?.Length > LongestReason)
        {
            return given.Value == number.Value
                ? new Refusal("kpi.dispute_same").With("kpi", kpi.Name).With("period", number.Period)
                : new Refusal("plan.text_too_long").With("most", LongestReason);
        }

        var stamp = new KpiStamp(session.Caller.Who, session.Now, KpiSource.Said);
        var disputed = number with { Dispute = new KpiDispute(given.Value, stamp, said.Reason) };
        var changed = series with { Values = [.. series.Values.Select(v => v == number ? disputed : v)] };
        session.Work.Put(changed);
        return new RecordedNumber(kpi, changed, disputed);
    }
}
