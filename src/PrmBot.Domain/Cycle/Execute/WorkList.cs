using PrmBot.Cycle.Analyze;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Views;

namespace PrmBot.Cycle.Execute;

/// <summary>One owner's lines of one plan on one day. A line is in one group only, the first that fits.</summary>
/// <param name="Plan">Whose lines.</param>
/// <param name="Overdue">Their day is over; longest first.</param>
/// <param name="DueThisWeek">Up to the coming Sunday.</param>
/// <param name="Unblocked">What they waited for was done within the last seven days.</param>
/// <param name="Later">All others that are open, dated ones first.</param>
public sealed record OwnersWork(
    JointPlan Plan, IReadOnlyList<PlanLine> Overdue, IReadOnlyList<PlanLine> DueThisWeek,
    IReadOnlyList<PlanLine> Unblocked, IReadOnlyList<PlanLine> Later)
{
    /// <summary>What a weekly list is about: everything but what comes later.</summary>
    public IReadOnlyList<PlanLine> Now => [.. Overdue, .. DueThisWeek, .. Unblocked];
}

/// <summary>Finds what is to be done by whom: pure.</summary>
public static class WorkList
{
    private const int Week = 7;

    /// <summary>The open lines that a person owns on either side.</summary>
    /// <param name="plan">A plan as it stands.</param>
    /// <param name="isTheirs">Which owners are meant.</param>
    /// <param name="today">The calendar date where the reader is.</param>
    public static OwnersWork Of(JointPlan plan, Func<PlanOwner, bool> isTheirs, DateOnly today)
    {
        var open = LineGroups.ByDue(plan.OpenLines.Where(l => l.Status != LineStatus.Done
            && ((l.OurOwner is { } ours && isTheirs(ours)) || (l.PartnerOwner is { } theirs && isTheirs(theirs)))))
            .ToList();
        var sunday = today.AddDays((Week - (int)today.DayOfWeek) % Week);
        var overdue = open.FindAll(l => l.Due < today);
        var week = open.FindAll(l => l.Due >= today && l.Due <= sunday);
        var unblocked = open.Except(overdue).Except(week).Where(l => WasUnblocked(plan, l, today)).ToList();
        return new OwnersWork(
            plan, overdue, week, unblocked, [.. open.Except(overdue).Except(week).Except(unblocked)]);
    }

    /// <summary>
    /// True when the owner is this person: by id where it is known, else by name, of which a part may be left out
    /// ("Dana" is Dana Weber).
    /// </summary>
    public static bool IsPerson(PlanOwner owner, Person who, UserId? alsoKnownAs = null)
    {
        if (owner.Id is { } id)
        {
            return id == who.Id || id == alsoKnownAs;
        }

        var (said, full) = (LineLookup.WordsOf(owner.Name), LineLookup.WordsOf(who.Name));
        return said.Count > 0 && said.All(full.Contains);
    }

    /// <summary>True when the person reported something of the plan's lines since then.</summary>
    public static bool HasReportedSince(JointPlan plan, Func<Person, bool> isThey, DateTimeOffset since) =>
        plan.OpenLines.SelectMany(l => l.Changes).Any(c => c.At >= since && c.Field.IsReport() && isThey(c.Who));

    /// <summary>Open lines that waited for this one and wait for nothing else that is open.</summary>
    internal static IReadOnlyList<PlanLine> UnblockedBy(JointPlan plan, PlanLine done) =>
    [
        .. plan.OpenLines.Where(l => l.Status != LineStatus.Done && l.DependsOn.Contains(done.Number)
            && l.DependsOn.All(n => IsDone(plan, n))),
    ];

    private static bool WasUnblocked(JointPlan plan, PlanLine line, DateOnly today) =>
        line.DependsOn.Count > 0 && line.DependsOn.All(n => IsDone(plan, n))
        && line.DependsOn.Select(n => plan.Lines.FirstOrDefault(l => l.Number == n)).OfType<PlanLine>()
            .Max(LinkedWork.DoneOn) is { } last && last.AddDays(Week) >= today;

    private static bool IsDone(JointPlan plan, int number) =>
        plan.Lines.FirstOrDefault(l => l.Number == number) is null or { Status: LineStatus.Done or LineStatus.Dropped };
}
