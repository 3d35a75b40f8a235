using System.Globalization;
using PrmBot.Planning;

namespace PrmBot.Cycle.Monitor.Derive;

/// <summary>
/// What market development funds brought (domain/cycle.md, K12): pipeline of the activities that they paid for, by what
/// was claimed for the same activities. An activity's pipeline is its target in the pool's currency times the percent
/// that was reported of it, up to 90 days after its date. One that nothing was reported of counts, with nothing, when
/// those days are over; one whose target is no money of that currency says nothing about pipeline and is left out.
/// </summary>
public static class MdfReturn
{
    private const int Window = 90;

    /// <summary>Pipeline, and money claimed; null while nothing can be said.</summary>
    /// <param name="plan">With its funds.</param>
    /// <param name="until">The last day that counts.</param>
    public static KpiBasis? Of(JointPlan plan, DateOnly until)
    {
        if (plan.Mdf is not { } fund)
        {
            return null;
        }

        var activities = fund.Requests.GroupBy(r => r.Line)
            .Select(g => (Line: plan.Line(g.Key), Spent: g.SelectMany(r => r.Claims)
                .Where(c => Day(c.At) <= until).Sum(c => c.Amount)))
            .Where(a => a.Spent > 0 && a.Line.Target is { Value: > 0, Unit: { } unit } && unit == fund.Currency)
            .Select(a => (a.Spent, Brought: Brought(a.Line, until), IsOver: a.Line.Due?.AddDays(Window) < until))
            .Where(a => a.Brought is not null || a.IsOver).ToList();
        return activities.Count == 0 ? null
            : new KpiBasis(activities.Sum(a => a.Brought ?? 0), activities.Sum(a => a.Spent));
    }

    // Null: nothing was reported in time.
    private static decimal? Brought(PlanLine line, DateOnly until)
    {
        var last = line.Due?.AddDays(Window) is { } end && end < until ? end : until;
        var reported = line.Changes.LastOrDefault(c => c.Field == LineField.Percent && Day(c.At) <= last)?.To;
        return decimal.TryParse(reported, NumberStyles.Number, CultureInfo.InvariantCulture, out var percent)
            ? line.Target!.Value!.Value * percent / 100 : null;
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
