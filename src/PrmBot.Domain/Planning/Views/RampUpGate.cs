namespace PrmBot.Planning.Views;

/// <summary>
/// A look at the ramp-up 30, 60 and 90 days after the plan's first day: what was promised until then, what of it is
/// done, what is stuck. The exit is that the partner can sell alone, which a first deal shows and no course does.
/// </summary>
/// <param name="Days">30, 60 or 90.</param>
/// <param name="On">The day.</param>
/// <param name="Promised">Lines of the ramp-up that are due until then.</param>
/// <param name="Done">Of them done.</param>
/// <param name="Stuck">Of them blocked, at risk or overdue.</param>
public sealed record RampUpGate(int Days, DateOnly On, int Promised, int Done, int Stuck)
{
    /// <summary>The catalogue's element that shows that the partner can sell alone.</summary>
    public const string Exit = "first_deal";

    private const int Last = 90;
    private static readonly int[] All = [30, 60, Last];

    /// <summary>Only at the last gate: true when the first deal is done; null before.</summary>
    public bool? CanSellAlone { get; init; }

    /// <summary>The gates that are past, and the next one; none when the ramp-up has no line with a date.</summary>
    public static IReadOnlyList<RampUpGate> Of(JointPlan plan, DateOnly today)
    {
        var lines = plan.In(PlanSection.RampUp).Where(l => l.Due is not null).ToList();
        var past = All.Count(d => plan.Start.AddDays(d) <= today);
        return lines.Count == 0 ? [] : [.. All.Take(past + 1).Select(d => One(plan, lines, d, today))];
    }

    private static RampUpGate One(JointPlan plan, List<PlanLine> lines, int days, DateOnly today)
    {
        var on = plan.Start.AddDays(days);
        var promised = lines.Where(l => l.Due <= on).ToList();
        var open = promised.Where(l => l.Status != LineStatus.Done).ToList();
        return new RampUpGate(days, on, promised.Count, promised.Count - open.Count, open.Count(
            l => l.Status is LineStatus.Blocked or LineStatus.AtRisk || l.Due < today))
        {
            CanSellAlone = days == Last
                ? lines.Any(l => l.Element == Exit && l.Status == LineStatus.Done)
                : null,
        };
    }
}
