using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze;

/// <summary>
/// Finds signals by Wheeler's rules (domain/cycle.md 4.4). Each number is told once, by the strongest rule that it
/// meets; runs are broken by a gap.
/// </summary>
public static class XmrRules
{
    private const int Run = 8;
    private const int Group = 4;
    private const int OfGroup = 3;

    /// <summary>The signals among numbers, oldest first.</summary>
    /// <param name="limits">What they are held against.</param>
    /// <param name="points">In the order of time.</param>
    /// <param name="from">Numbers before this time are looked back on, and give no signal.</param>
    public static IReadOnlyList<XmrSignal> In(XmrLimits limits, IReadOnlyList<TrendPoint> points, int from)
    {
        // Where each number lies is looked up once; the rules look at eight of them for every number.
        int[] near = [.. points.Select(p => Near(limits, p.Value))];
        int[] sides = [.. points.Select(p => Math.Sign(p.Value - limits.Centre))];
        var found = new List<XmrSignal>();
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Time >= from && RuleAt(limits, points, (near, sides), i) is { } rule)
            {
                var off = points[i].Value - limits.Centre;
                var isHigh = rule == XmrRule.LargeStep ? points[i].Value > points[i - 1].Value : off > 0;
                found.Add(new XmrSignal(rule, points[i].Time, points[i].Value, isHigh, DeviationsOf(limits, off)));
            }
        }

        return found;
    }

    private static XmrRule? RuleAt(
        XmrLimits limits, IReadOnlyList<TrendPoint> points, (int[] Near, int[] Sides) lies, int at)
    {
        if (!limits.Holds(points[at].Value))
        {
            return XmrRule.Outside;
        }

        if (IsUnbroken(points, at, Group) && SameSide(lies.Near, at, Group) >= OfGroup)
        {
            return XmrRule.ThreeOfFour;
        }

        if (IsUnbroken(points, at, Run) && SameSide(lies.Sides, at, Run) == Run)
        {
            return XmrRule.EightInARow;
        }

        var isStep = at > 0 && points[at].Time == points[at - 1].Time + 1
            && Math.Abs(points[at].Value - points[at - 1].Value) > limits.RangeLimit
            && limits.Holds(points[at - 1].Value);
        return isStep ? XmrRule.LargeStep : null;
    }

    private static bool IsUnbroken(IReadOnlyList<TrendPoint> points, int at, int count) =>
        at + 1 >= count && points[at].Time - points[at - count + 1].Time == count - 1;

    // How many of the last numbers are on the side of the latest; none when that is on neither.
    private static int SameSide(int[] sides, int at, int count) =>
        sides[at] == 0 ? 0 : sides.AsSpan(at - count + 1, count).Count(sides[at]);

    private static int Near(XmrLimits limits, decimal value)
    {
        var off = value - limits.Centre;
        return Math.Abs(off) > limits.Reach / 2 ? Math.Sign(off) : 0;
    }

    private static decimal DeviationsOf(XmrLimits limits, decimal off) =>
        limits.Reach == 0 ? (off == 0 ? 0 : 10 * Math.Sign(off)) : Math.Clamp(3 * off / limits.Reach, -99, 99);
}
