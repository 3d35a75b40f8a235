using PrmBot.Planning;

namespace PrmBot.Cycle.Execute;

/// <summary>What somebody reports of a line: a closed set.</summary>
public abstract record WorkReport
{
    private WorkReport()
    {
    }

    /// <summary>It is done.</summary>
    /// <param name="Evidence">What shows it, a link or a few words; null: nothing was said.</param>
    public sealed record Done(string? Evidence) : WorkReport
    {
        /// <summary>True: a manager answers for it without proof; the line's history says so.</summary>
        public bool OnMyWord { get; init; }
    }

    /// <summary>Somebody is at it.</summary>
    /// <param name="Note">A comment; null: none.</param>
    public sealed record InProgress(string? Note) : WorkReport;

    /// <summary>It cannot go on.</summary>
    /// <param name="By">Who can unblock it; null: nobody said who.</param>
    /// <param name="Note">What stands in the way; null: not said.</param>
    public sealed record Blocked(PlanOwner? By, string? Note) : WorkReport;

    /// <summary>It will be done on another day.</summary>
    /// <param name="To">The new day.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Moved(DateOnly To, string Reason) : WorkReport;
}

/// <summary>What became of a report.</summary>
/// <param name="Plan">The plan with it.</param>
/// <param name="Line">The line with it.</param>
/// <param name="Changes">What changed now; empty: the line said so already.</param>
public sealed record ReportedLine(JointPlan Plan, PlanLine Line, IReadOnlyList<LineChange> Changes)
{
    /// <summary>True: the other side has to agree to it, as it is another date than agreed.</summary>
    public bool WaitsForOtherSide { get; init; }

    /// <summary>Lines that waited for this one, and for nothing else that is open.</summary>
    public IReadOnlyList<PlanLine> Unblocked { get; init; } = [];
}
