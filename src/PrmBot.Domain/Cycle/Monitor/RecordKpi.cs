using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor;

/// <summary>A number that was recorded.</summary>
/// <param name="Kpi">Of which KPI.</param>
/// <param name="Series">The series with it.</param>
/// <param name="Number">As stored; its history says what it replaced.</param>
public sealed record RecordedNumber(KpiDefinition Kpi, KpiSeries Series, KpiNumber Number)
{
    /// <summary>What stood there before; null: nothing.</summary>
    public FormerNumber? Former => Number.Former.Count == 0 ? null : Number.Former[^1];
}

/// <summary>Records what a partner reached in a period. A second number for the same period corrects the
/// first.</summary>
public static class RecordKpi
{
    /// <param name="session">Anybody who may work on the plan.</param>
    /// <param name="kpi">What was measured.</param>
    /// <param name="partner">With whom.</param>
    /// <param name="given">The number.</param>
    /// <param name="period">Null: see <see cref="KpiDefinition.PeriodOf"/>.</param>
    /// <param name="source">How it came.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<Outcome<RecordedNumber>> RunAsync(
        Session session, KpiDefinition kpi, Partner partner, GivenNumber given, Period? period, KpiSource source,
        CancellationToken ct)
    {
        if (session.Refuses(Act.WorkOnPlan, partner.Of) is { } no)
        {
            return no;
        }

        var of = period ?? kpi.PeriodOf(session.Today);
        if (of.Start > session.Today)
        {
            return new Refusal("kpi.future").With("kpi", kpi.Name).With("period", of);
        }

        var series = await session.Work.FindAsync<KpiSeries>(KpiSeries.IdOf(partner.Of, kpi.Id), ct)
            ?? new KpiSeries { Of = partner.Of, Kpi = kpi.Id };
        if (!GivenDetails.Complete(kpi, given, series.ValueOf(of), PlanSides.Of(session.Caller))
                .Succeeded(out var whole, out var wrong)
            || (wrong = KpiCheck.Refuses(kpi, whole, series)) is not null)
        {
            return wrong;
        }

        var stamp = new KpiStamp(session.Caller.Who, session.Now, source);
        var currency = kpi.Unit == KpiUnit.Money ? given.Currency ?? KpiCheck.CurrencyOf(series) : null;
        var changed = series.WithValue(new KpiNumber(of, whole.Value, stamp)
        {
            Currency = currency, Part = whole.Cases?.Part, Sample = whole.Cases?.All, Detail = whole.Detail,
        });
        session.Work.Put(changed);
        return new RecordedNumber(kpi, changed, changed.ValueOf(of)!);
    }
}
