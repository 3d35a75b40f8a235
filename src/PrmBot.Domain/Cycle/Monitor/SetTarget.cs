using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor;

/// <summary>Sets what is to be reached in a period; a second target for it replaces the first and keeps it.</summary>
public static class SetTarget
{
    /// <param name="session">Anybody who may work on the plan.</param>
    /// <param name="kpi">What is measured.</param>
    /// <param name="partner">With whom.</param>
    /// <param name="given">What is to be reached at the end of the period; of a flow in all of it.</param>
    /// <param name="period">Null: the current quarter, for quarterly KPIs the current year.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<Outcome<RecordedNumber>> RunAsync(
        Session session, KpiDefinition kpi, Partner partner, GivenNumber given, Period? period, CancellationToken ct)
    {
        if (session.Refuses(Act.WorkOnPlan, partner.Of) is { } no)
        {
            return no;
        }

        var kind = kpi.Cadence == KpiCadence.Quarterly ? PeriodKind.Year : PeriodKind.Quarter;
        var of = period ?? Period.Of(kind, session.Today);
        if (of.End < session.Today)
        {
            return new Refusal("kpi.target_past").With("period", of);
        }

        var series = await session.Work.FindAsync<KpiSeries>(KpiSeries.IdOf(partner.Of, kpi.Id), ct)
            ?? new KpiSeries { Of = partner.Of, Kpi = kpi.Id };
        if (KpiCheck.Refuses(kpi, given, series) is { } wrong)
        {
            return wrong;
        }

        var stamp = new KpiStamp(session.Caller.Who, session.Now, KpiSource.Said);
        var currency = kpi.Unit == KpiUnit.Money ? given.Currency ?? KpiCheck.CurrencyOf(series) : null;
        var changed = series.WithTarget(new KpiNumber(of, given.Value, stamp) { Currency = currency });
        session.Work.Put(changed);
        return new RecordedNumber(kpi, changed, changed.TargetOf(of)!);
    }
}
