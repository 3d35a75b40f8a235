namespace PrmBot.Cycle.Analyze;

/// <summary>
/// The cumulative seasonal share c(t) that stands in for the share of working days (domain/cycle.md 4.2): how much of a
/// year is usually reached by its months. Only from two full years on; fewer make a season of chance.
/// </summary>
public static class SeasonalShare
{
    private const int Fewest = 2;
    private const int Months = 12;

    /// <summary>Twelve cumulative shares, the last one 1; null when there are too few full years.</summary>
    /// <param name="years">Each year's twelve monthly numbers, none negative.</param>
    public static IReadOnlyList<decimal>? Of(IReadOnlyList<IReadOnlyList<decimal>> years)
    {
        var full = years.Where(y => y.Count == Months && y.Sum() > 0).ToList();
        if (full.Count < Fewest)
        {
            return null;
        }

        var shares = Enumerable.Range(0, Months).Select(m => full.Average(y => y[m] / y.Sum())).ToList();
        return [.. Enumerable.Range(1, Months).Select(m => m == Months ? 1 : shares.Take(m).Sum())];
    }
}
