using PrmBot.Cycle.Analyze;
using PrmBot.Planning;

namespace PrmBot.Cycle.Modify;

/// <summary>A proposal before it is ranked and numbered.</summary>
/// <param name="Finding">What calls for it.</param>
/// <param name="Type">What kind.</param>
/// <param name="Change">What it does to the plan.</param>
/// <param name="Effect">What is hoped for.</param>
/// <param name="ReviewOn">When that is checked.</param>
public sealed record ProposalDraft(
    Finding Finding, ChangeType Type, PlanChange Change, ExpectedEffect Effect, DateOnly ReviewOn)
{
    public PlanBudget? Cost { get; init; }

    /// <summary>How easily it is taken back: 1 at once, 0 never.</summary>
    public double Reversibility => Type switch
    {
        ChangeType.ChangeMeasure or ChangeType.FixExecution => 1,
        ChangeType.AddSupport => .9,
        ChangeType.ChangeTactic => .8,
        ChangeType.MoveResources => .6,
        ChangeType.RefineGoal => .4,
        ChangeType.Reassess => .3,
        _ => throw new InvalidOperationException($"Unknown type {Type}."),
    };
}
