using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;

namespace PrmBot.Reminders;

/// <summary>Whose numbers have become too old to judge by: pure.</summary>
public static class StaleNumbers
{
    /// <summary>
    /// One reminder for each person who gave the last number of a series that is stale now; said once a week at most.
    /// What was computed or came with the sample was given by nobody.
    /// </summary>
    /// <param name="of">The partner.</param>
    /// <param name="catalogue">All KPIs, the partner's own with them.</param>
    /// <param name="series">What was recorded.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<(UserId To, Reminder Reminder)> Of(
        PartnerId of, KpiCatalogue catalogue, IReadOnlyList<KpiSeries> series, DateOnly today)
    {
        var byId = series.ToDictionary(s => s.Kpi);
        var week = Period.Of(PeriodKind.Week, today);
        return
        [
            .. catalogue.All.Where(k => byId.ContainsKey(k.Id))
                .Select(k => (Kpi: k, Measure: KpiReading.On(k, byId[k.Id], today)))
                .Where(m => m.Measure is
                {
                    Grey: VerdictReason.Stale, Latest.By.Source: KpiSource.Said or KpiSource.Form or KpiSource.Import,
                })
                .GroupBy(m => m.Measure.Latest!.By.Who.Id)
                .Select(g => (g.Key, (Reminder)new Reminder.Stale([.. g.Select(m => m.Kpi.Name)])
                {
                    Key = $"stale|{of}|{week}", Of = of,
                })),
        ];
    }
}
