using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze;

/// <summary>
/// Whether a declared link from a leading to a lagging KPI still holds, by the signs of their changes one lag apart
/// (domain/cycle.md 4.5). Below twenty pairs a correlation would be noise.
/// </summary>
/// <param name="Agreeing">Pairs of changes with the same sign.</param>
/// <param name="Pairs">All pairs with two changes other than zero.</param>
public sealed record LinkCheck(int Agreeing, int Pairs)
{
    /// <summary>Fewer pairs say nothing.</summary>
    public const int Fewest = 3;

    /// <summary>A link that failed this often is dropped.</summary>
    public const int FailuresAllowed = 3;

    /// <summary>Null: too few pairs; true: more agree than not.</summary>
    public bool? Holds => Pairs < Fewest ? null : 2 * Agreeing > Pairs;

    /// <param name="leading">In the order of time.</param>
    /// <param name="lagging">On the same axis of time.</param>
    /// <param name="lag">In steps of that axis.</param>
    public static LinkCheck Of(IReadOnlyList<TrendPoint> leading, IReadOnlyList<TrendPoint> lagging, int lag)
    {
        var later = Changes(lagging).ToDictionary(c => c.Time, c => c.Sign);
        List<bool> pairs =
        [
            .. Changes(leading).Where(c => c.Sign != 0 && later.GetValueOrDefault(c.Time + lag) != 0)
                .Select(c => c.Sign == later[c.Time + lag]),
        ];
        return new LinkCheck(pairs.Count(same => same), pairs.Count);
    }

    /// <summary>True when the checks, oldest first, failed too often for the link to be believed.</summary>
    public static bool IsDropped(IEnumerable<LinkCheck> checks) => checks.Count(c => c.Holds == false)
        >= FailuresAllowed;

    private static IEnumerable<(int Time, int Sign)> Changes(IReadOnlyList<TrendPoint> points) =>
        points.Zip(points.Skip(1), (a, b) => (a, b)).Where(p => p.b.Time == p.a.Time + 1)
            .Select(p => (p.b.Time, Math.Sign(p.b.Value - p.a.Value)));
}
