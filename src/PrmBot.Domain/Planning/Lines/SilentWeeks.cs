using PrmBot.Identity;

namespace PrmBot.Planning.Lines;

/// <summary>
/// A commitment is ticked every week while its plan runs: a week that is over and has no tick was missed. Nobody has to
/// say so, and nobody can hide it by saying nothing.
/// </summary>
public static class SilentWeeks
{
    /// <summary>The catalogue's element whose lines are commitments from the start.</summary>
    public const string Commitments = "commitments";

    /// <summary>The line with every silent week that is over as missed; the same line when there is none.</summary>
    /// <param name="plan">Its plan, as it is on that day.</param>
    /// <param name="line">A commitment: of that element, or ticked before.</param>
    /// <param name="today">The week of this day is not over.</param>
    /// <param name="by">Whom its history names.</param>
    /// <param name="now">When its history says it was noted.</param>
    public static PlanLine Count(JointPlan plan, PlanLine line, DateOnly today, Person by, DateTimeOffset now)
    {
        var weeks = Of(plan, line, today);
        return weeks.Aggregate(line, (former, week) =>
        {
            var missed = new LineEdit.OfTick(Kept: false, week).On(former);
            var entry = new LineChange(
                LineField.Tick, former.Normal(LineField.Tick), missed.Normal(LineField.Tick), by, now);
            return missed with { Changes = [.. former.Changes, entry] };
        });
    }

    private static IReadOnlyList<DateOnly> Of(JointPlan plan, PlanLine line, DateOnly today)
    {
        var isTicked = line.Element == Commitments || line.Ticks.Count > 0;
        if (!isTicked || plan.State != PlanState.Active || line.Status is LineStatus.Done or LineStatus.Dropped)
        {
            return [];
        }

        // Weeks before the last tick were looked at when it was given; while it was negotiated again, none counts.
        var first = First(plan, line);
        var week = line.Ticks is [.., var last] && last.Week.AddDays(7) > first ? last.Week.AddDays(7) : first;
        var end = Earlier(WeekTick.WeekOf(today), line.Due is { } due ? WeekTick.WeekOf(due).AddDays(7) : null);
        var silent = new List<DateOnly>();
        for (; week < end; week = week.AddDays(7))
        {
            silent.Add(week);
        }

        return silent;
    }

    // The first whole week in which both sides had agreed to it.
    private static DateOnly First(JointPlan plan, PlanLine line)
    {
        var start = line.Start is { } own && own > plan.Start ? own : plan.Start;
        var agreed = plan.Signatures.Concat(line.Acceptances)
            .Select(a => DateOnly.FromDateTime(a.At.UtcDateTime)).DefaultIfEmpty(start).Max();
        var from = agreed > start ? agreed : start;
        return WeekTick.WeekOf(from) is var monday && monday == from ? monday : monday.AddDays(7);
    }

    private static DateOnly Earlier(DateOnly one, DateOnly? other) => other < one ? other.Value : one;
}
