using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor;

/// <summary>Replaces a number that was recorded; the old one stays in its history.</summary>
public static class CorrectKpi
{
    /// <summary>Refuses with <c>kpi.nothing_to_correct</c> when the period has no number.</summary>
    public static async Task<Outcome<RecordedNumber>> RunAsync(
        Session session, KpiDefinition kpi, Partner partner, GivenNumber given, Period period, CancellationToken ct)
    {
        if (session.Refuses(Act.WorkOnPlan, partner.Of) is { } no)
        {
            return no;
        }

        var series = await session.Work.FindAsync<KpiSeries>(KpiSeries.IdOf(partner.Of, kpi.Id), ct);
        return series?.ValueOf(period) is null
            ? new Refusal("kpi.nothing_to_correct").With("kpi", kpi.Name).With("period", period)
            : await RecordKpi.RunAsync(session, kpi, partner, given, period, KpiSource.Said, ct);
    }
}
