using PrmBot.Cycle;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;

namespace PrmBot.Digest.Quarterly;

/// <summary>What became of a commitment in the quarter that it was due in.</summary>
public enum CommitmentOutcome
{
    /// <summary>Its day came, or was moved on, and it is not done.</summary>
    NotDone,

    DoneLate,

    Done,
}

/// <summary>A commitment of the quarter.</summary>
/// <param name="Line">As it stands in the plan.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Promised">The day that it was due on within the quarter, whatever it was moved to since.</param>
/// <param name="Reason">As the people said; null: nobody said.</param>
public sealed record QuarterCommitment(PlanLine Line, CommitmentOutcome Outcome, DateOnly Promised, string? Reason);

/// <summary>How many of its commitments one side kept, on time.</summary>
public sealed record SideKept(PlanSide Side, int OnTime, int Due);

/// <summary>
/// One quarter with one partner, for both sides: what was promised and became of it first, then what calls for
/// something, the pipeline by name, and what is next (domain/cycle.md, Modify). It holds nothing that one side alone
/// may know.
/// </summary>
public sealed record QuarterlyReview
{
    /// <summary>The quarter that is looked back on.</summary>
    public required Period Quarter { get; init; }

    /// <summary>Not done first, then late, then done; each by its day.</summary>
    public IReadOnlyList<QuarterCommitment> Commitments { get; init; } = [];

    /// <summary>Ours first; a side without any is left out.</summary>
    public IReadOnlyList<SideKept> Kept { get; init; } = [];

    /// <summary>Red, then amber at the quarter's end; core ones first.</summary>
    public IReadOnlyList<KpiVerdict> Exceptions { get; init; } = [];

    /// <summary>Every number of the quarter, as judged at its end: what both sides approve.</summary>
    public IReadOnlyList<KpiVerdict> Numbers { get; init; } = [];

    /// <summary>Joint accounts of the plan that are not done, most valuable first.</summary>
    public IReadOnlyList<PlanLine> Pipeline { get; init; } = [];

    /// <summary>Changes that both sides know and have not decided.</summary>
    public IReadOnlyList<ChangeProposal> Proposals { get; init; } = [];

    /// <summary>Open lines that are due in the quarter after, by day.</summary>
    public IReadOnlyList<PlanLine> Next { get; init; } = [];

    /// <summary>What the numbers are: another number makes another fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Who approved these numbers; one that approved other ones is not among them.</summary>
    public IReadOnlyList<NumbersApproval> Approvals { get; init; } = [];

    /// <summary>The plan that it speaks of; null: there is none that both sides see.</summary>
    public JointPlan? Plan { get; init; }

    /// <summary>KPIs whose number of the quarter one side disputes.</summary>
    public IReadOnlyList<KpiDefinition> Disputed =>
        [.. Numbers.Where(v => v.Measure.Latest?.Dispute is not null).Select(v => v.Kpi)];

    /// <summary>True: there is nothing to look back on, and nothing planned.</summary>
    public bool IsEmpty =>
        Commitments.Count + Numbers.Count + Pipeline.Count + Proposals.Count + Next.Count == 0;

    /// <summary>True: both sides approved these numbers.</summary>
    public bool IsApproved => ApprovedBy(PlanSide.Us) is not null && ApprovedBy(PlanSide.Partner) is not null;

    /// <summary>Null: that side has not approved them.</summary>
    public NumbersApproval? ApprovedBy(PlanSide side) => Approvals.LastOrDefault(a => a.Side == side);
}
