namespace PrmBot.Cycle.Analyze;

/// <summary>What one part (segment, account, activity) was to reach and reached.</summary>
public sealed record TargetedPart(string Name, decimal Target, decimal Actual);

/// <summary>
/// Which part is behind the gap: (T_k − Y_k)+ / Σ (T_j − Y_j)+ (domain/cycle.md 4.6). What is over its target does not
/// make up for what is under.
/// </summary>
/// <param name="Part">Which one.</param>
/// <param name="Gap">(T − Y)+, in the parts' unit.</param>
/// <param name="Share">0 to 1; 0 when nothing is under its target.</param>
public sealed record GapShare(TargetedPart Part, decimal Gap, decimal Share)
{
    /// <summary>In the order given.</summary>
    public static IReadOnlyList<GapShare> Of(IReadOnlyList<TargetedPart> parts)
    {
        var gaps = parts.Select(p => Math.Max(0, p.Target - p.Actual)).ToList();
        var all = gaps.Sum();
        return [.. parts.Zip(gaps, (p, gap) => new GapShare(p, gap, all == 0 ? 0 : gap / all))];
    }
}
