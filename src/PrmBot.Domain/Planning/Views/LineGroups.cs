namespace PrmBot.Planning.Views;

/// <summary>The lines of one owner, those of nobody included.</summary>
/// <param name="Side">Whose person.</param>
/// <param name="Owner">The name; null: nobody yet.</param>
/// <param name="Lines">By due date, undated ones last.</param>
public sealed record OwnersLines(PlanSide Side, string? Owner, IReadOnlyList<PlanLine> Lines);

/// <summary>The lines that are due in one month.</summary>
/// <param name="Month">Its first day; null: those without a date.</param>
/// <param name="Lines">By due date.</param>
public sealed record MonthsLines(DateOnly? Month, IReadOnlyList<PlanLine> Lines);

/// <summary>A plan's lines in other orders than by section.</summary>
public static class LineGroups
{
    /// <summary>
    /// Our people first, then the partner's, each by name, nobody last. A line stands with both of its owners.
    /// </summary>
    public static IReadOnlyList<OwnersLines> ByOwner(JointPlan plan) =>
    [
        .. Enum.GetValues<PlanSide>().SelectMany(side => ByDue(plan.OpenLines)
            .GroupBy(l => Owner(l, side), StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key.Length == 0).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => new OwnersLines(side, g.Key.Length == 0 ? null : g.Key, [.. g]))),
    ];

    /// <summary>In the order of time, months without a line left out, lines without a date last.</summary>
    public static IReadOnlyList<MonthsLines> ByMonth(JointPlan plan) =>
    [
        .. ByDue(plan.OpenLines).GroupBy(l => l.Due is { } due ? new DateOnly(due.Year, due.Month, 1) : (DateOnly?)null)
            .Select(g => new MonthsLines(g.Key, [.. g])),
    ];

    internal static IEnumerable<PlanLine> ByDue(IEnumerable<PlanLine> lines) =>
        lines.OrderBy(l => l.Due ?? DateOnly.MaxValue).ThenBy(l => l.Number);

    private static string Owner(PlanLine line, PlanSide side) =>
        (side == PlanSide.Us ? line.OurOwner : line.PartnerOwner)?.Name ?? string.Empty;
}
