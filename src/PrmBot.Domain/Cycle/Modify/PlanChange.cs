using PrmBot.Planning;
using PrmBot.Planning.Lines;

namespace PrmBot.Cycle.Modify;

/// <summary>One field of one line as it should be; the other members stay null.</summary>
/// <param name="Line">Its number.</param>
public sealed record ProposedEdit(int Line)
{
    public DateOnly? Due { get; init; }

    /// <summary>Of the line's budget, in its currency.</summary>
    public decimal? Budget { get; init; }

    /// <summary>With a budget: what of it is moved, from this line or to it.</summary>
    public decimal Moved { get; init; }

    /// <summary>Of the line's target, in its unit.</summary>
    public decimal? Target { get; init; }

    /// <summary>As the plan's own edit.</summary>
    public LineEdit Edit => this switch
    {
        { Due: { } due } => new LineEdit.OfDue(due),
        { Budget: { } budget } => new LineEdit.OfBudget(budget, null, null),
        { Target: { } target } => new LineEdit.OfTarget(target, null, null),
        _ => throw new InvalidOperationException($"The edit of line {Line} changes nothing."),
    };
}

/// <summary>A line that should be added: with all that it takes to be agreed.</summary>
/// <param name="Section">Where.</param>
/// <param name="Title">What is done, in words.</param>
/// <param name="OurOwner">A person; null: somebody has to be named.</param>
/// <param name="PartnerOwner">A person; null: somebody has to be named.</param>
/// <param name="Due">When it is done.</param>
/// <param name="Metric">What it is measured by.</param>
/// <param name="Target">How much of it.</param>
public sealed record ProposedLine(
    PlanSection Section, string Title, PlanOwner? OurOwner, PlanOwner? PartnerOwner, DateOnly Due, string Metric,
    decimal Target);

/// <summary>Another target of a KPI; the original stays beside it.</summary>
/// <param name="Kpi">Which.</param>
/// <param name="Period">Of the target.</param>
/// <param name="Former">As it is.</param>
/// <param name="Value">As it should be.</param>
public sealed record ProposedTarget(string Kpi, Period Period, decimal Former, decimal Value);

/// <summary>What a proposal would do to the plan.</summary>
public sealed record PlanChange
{
    public IReadOnlyList<ProposedEdit> Edits { get; init; } = [];

    public IReadOnlyList<ProposedLine> Lines { get; init; } = [];

    /// <summary>Null: no KPI's target changes.</summary>
    public ProposedTarget? Target { get; init; }

    public bool TouchesPlan => Edits.Count + Lines.Count > 0;
}
