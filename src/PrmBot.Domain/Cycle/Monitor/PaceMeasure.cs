using PrmBot.Cycle.Analyze;

namespace PrmBot.Cycle.Monitor;

/// <summary>
/// How targets and actual numbers meet. A target of <c>2026-Q4</c> for a flow is met by the sum of the months and weeks
/// inside it (a week lies where its Thursday is); a number given for a longer span stands for the shorter ones
/// inside it.
/// A stock or ratio is met by its latest number. What is expected is taken on the last day that the numbers cover,
/// so that
/// October's number is not held against November's days.
/// </summary>
public static class PaceMeasure
{
    /// <summary>The measure, completed by its pace.</summary>
    /// <param name="kpi">A KPI judged by pace.</param>
    /// <param name="measure">With latest number, target and days covered.</param>
    /// <param name="values">In the order in which their periods end; at least one.</param>
    public static KpiMeasure Of(KpiDefinition kpi, KpiMeasure measure, IReadOnlyList<KpiNumber> values)
    {
        if (measure.Target is not { } target || measure.Through is not { } through)
        {
            return measure with { Grey = VerdictReason.NoTarget };
        }

        var inside = WithoutParts(Inside(target.Period, values));
        var isFlow = kpi.Kind == KpiKind.Flow;
        var actual = isFlow ? inside.Sum(v => v.Value) : measure.Latest!.Value;
        var season = isFlow ? Season.Of(values, target.Period) : null;
        var pace = PaceIndex.Of(new PaceInput(
            kpi.Direction, BaselineOf(target, values, isFlow), target.Value, actual, Tau(target.Period, through),
            Rates(values, through, isFlow, season), PeriodsIn(target.Period, measure.Latest!.Period.Kind))
        {
            Season = season?.Reached(through),
        });
        var early = pace.Tau < KpiMeasure.EarlyTau || pace.Index is null;
        return measure with { Actual = actual, Pace = pace, Grey = early ? VerdictReason.TooEarly : null };
    }

    /// <summary>How many spans of a kind lie in a period: 3 months in a quarter; 1 when it is not the longer
    /// one.</summary>
    public static int PeriodsIn(Period whole, PeriodKind kind) => kind >= whole.Kind ? 1 : kind switch
    {
        PeriodKind.Week => Thursdays(whole.End) - Thursdays(whole.Start.AddDays(-1)),
        PeriodKind.Month => whole.End.Month - whole.Start.Month + 1,
        PeriodKind.Quarter => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of period."),
    };

    /// <summary>Leaves out what lies inside another one.</summary>
    public static IReadOnlyList<KpiNumber> WithoutParts(IReadOnlyList<KpiNumber> numbers) =>
        numbers.All(n => n.Period.Kind == numbers[0].Period.Kind) ? numbers :
        [
            .. numbers.Where(n => !numbers.Any(
                o => o.Period.Kind > n.Period.Kind && o.Period.Holds(n.Period))),
        ];

    // What lies in a period ends in it, and the newest numbers are looked at first.
    private static List<KpiNumber> Inside(Period whole, IReadOnlyList<KpiNumber> values)
    {
        var inside = new List<KpiNumber>();
        for (var i = values.Count - 1; i >= 0 && values[i].Period.End >= whole.Start; i--)
        {
            if (whole.Holds(values[i].Period))
            {
                inside.Add(values[i]);
            }
        }

        inside.Reverse();
        return inside;
    }

    // A week lies where its Thursday is: how many there were until a day. Day 0 is a Monday.
    private static int Thursdays(DateOnly until) => (until.DayNumber + 4) / 7;

    private static decimal Tau(Period period, DateOnly through) =>
        PeriodDays.Working(period.Start, through < period.End ? through : period.End) / (decimal)period.WorkingDays;

    private static decimal BaselineOf(KpiNumber target, IReadOnlyList<KpiNumber> values, bool isFlow) =>
        target.Baseline ?? (isFlow ? 0 : values.LastOrDefault(v => v.Period.End < target.Period.Start)?.Value ?? 0);

    /// <summary>Gains of the last finished periods of the newest kind: the numbers of a flow, the steps of a
    /// level.</summary>
    private static List<decimal> Rates(
        IReadOnlyList<KpiNumber> values, DateOnly through, bool isFlow, Season? season)
    {
        var latest = Latest(values, v => v.Period.End <= through);
        if (latest.Count == 0 && isFlow)
        {
            latest = Latest(values, _ => true);
        }

        return isFlow
            ? [.. latest.Select(v => season is null ? v.Value : season.Levelled(v)).OfType<decimal>()]
            : [.. latest.Zip(latest.Skip(1), (a, b) => b.Value - a.Value)];
    }

    // Of the newest kind, oldest first; five numbers have four steps, and more are not looked at.
    private static List<KpiNumber> Latest(IReadOnlyList<KpiNumber> values, Func<KpiNumber, bool> isMeant)
    {
        var found = new List<KpiNumber>();
        for (var i = values.Count - 1; i >= 0 && found.Count <= PaceIndex.RecentRates; i--)
        {
            if (values[i].Period.Kind == values[^1].Period.Kind && isMeant(values[i]))
            {
                found.Add(values[i]);
            }
        }

        found.Reverse();
        return found;
    }
}
