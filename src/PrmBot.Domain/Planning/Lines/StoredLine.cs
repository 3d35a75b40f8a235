namespace PrmBot.Planning.Lines;

/// <summary>A line as it was stored, in the plan that holds it.</summary>
/// <param name="Plan">The plan after the change.</param>
/// <param name="Line">The line after the change.</param>
/// <param name="Changes">What changed now; empty when nothing differed.</param>
public sealed record StoredLine(JointPlan Plan, PlanLine Line, IReadOnlyList<LineChange> Changes)
{
    /// <summary>What was not stored, because somebody else changed the same in between: to be asked.</summary>
    public IReadOnlyList<LineConflict> Conflicts { get; init; } = [];

    /// <summary>What others changed since the person saw the line, oldest first.</summary>
    public IReadOnlyList<LineChange> Between { get; init; } = [];
}
