namespace PrmBot.Cycle.Monitor;

/// <summary>Finds two red quarters in a row: pure.</summary>
public static class RedQuarters
{
    /// <summary>
    /// The later one of the last two finished quarters, when the plan score was red at the end of both; null: it was
    /// not, or is not known. Red is below the amber threshold of the plan score (domain/cycle.md, K10).
    /// </summary>
    public static Period? Last(KpiCatalogue catalogue, IReadOnlyList<KpiSeries> series, DateOnly today)
    {
        var running = Period.Of(PeriodKind.Quarter, today);
        var last = Period.Of(PeriodKind.Quarter, running.Start.AddDays(-1));
        return IsRed(catalogue, series, running.Start) && IsRed(catalogue, series, last.Start) ? last : null;
    }

    // Seen from the day after, so that numbers of the quarter count as those of a finished one.
    private static bool IsRed(KpiCatalogue catalogue, IReadOnlyList<KpiSeries> series, DateOnly day) =>
        catalogue.Find(KpiCatalogue.PlanScore)?.Rule is KpiRule.Thresholds rule
        && ReadKpis.ColoursOf(catalogue, series, day).Score < rule.Amber;
}
