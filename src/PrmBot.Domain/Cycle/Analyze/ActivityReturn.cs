using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze;

/// <summary>What one activity cost and brought, in one unit for all that are compared.</summary>
/// <param name="Line">The plan's line.</param>
/// <param name="Spent">Above zero.</param>
/// <param name="Brought">Not negative.</param>
public sealed record ActivityResult(int Line, decimal Spent, decimal Brought);

/// <summary>
/// The return of an activity, drawn towards the others' when little was spent on it (domain/cycle.md 4.6):
/// (brought_k + κ·m)/(spent_k + κ), m = what all brought by what all cost, κ = the median of what was spent.
/// </summary>
/// <param name="Activity">Which one.</param>
/// <param name="Raw">Brought by spent.</param>
/// <param name="Shrunken">The same, drawn towards <paramref name="Pooled"/>.</param>
/// <param name="Pooled">m.</param>
/// <param name="Usual">κ.</param>
public sealed record ActivityReturn(
    ActivityResult Activity, decimal Raw, decimal Shrunken, decimal Pooled, decimal Usual)
{
    /// <summary>In the order given; empty for fewer than two activities: there is nothing to compare with.</summary>
    public static IReadOnlyList<ActivityReturn> Of(IReadOnlyList<ActivityResult> all)
    {
        var counted = all.Where(a => a.Spent > 0).ToList();
        if (counted.Count < 2)
        {
            return [];
        }

        var usual = Quantiles.Median([.. counted.Select(a => a.Spent)]);
        var pooled = counted.Sum(a => a.Brought) / counted.Sum(a => a.Spent);
        return
        [
            .. counted.Select(a => new ActivityReturn(
                a, a.Brought / a.Spent, (a.Brought + (usual * pooled)) / (a.Spent + usual), pooled, usual)),
        ];
    }
}
