using System.Text.Json.Serialization;
using PrmBot.Cycle.Analyze;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Cycle.Modify;

/// <summary>
/// What kind of change is proposed, in the order in which changes are tried (domain/cycle.md, Modify).
/// </summary>
public enum ChangeType
{
    /// <summary>Find out first: whose number is it, is it right, what happened?</summary>
    ChangeMeasure,

    /// <summary>New date or owner, remove a blocker, add support.</summary>
    FixExecution,

    /// <summary>Another way to the same goal; one at a time, as a hypothesis.</summary>
    ChangeTactic,

    /// <summary>Help of people, or a talk, where no line of the plan is at fault.</summary>
    AddSupport,

    /// <summary>Budget from one line to another.</summary>
    MoveResources,

    /// <summary>The goal itself: last, for lowering the number first hides the lesson.</summary>
    RefineGoal,

    /// <summary>Look at the fit again: people decide.</summary>
    Reassess,
}

/// <summary>Where a proposal is.</summary>
public enum ProposalState
{
    /// <summary>For our side only: not approved yet.</summary>
    Proposed,

    /// <summary>Approved by us, shown to the partner.</summary>
    Offered,

    /// <summary>The partner wants it otherwise; we decide.</summary>
    Countered,

    /// <summary>Both said yes; the plan has it.</summary>
    Accepted,

    Rejected,

    /// <summary>Its review date came, and the verdict is in.</summary>
    Reviewed,
}

/// <summary>One side's word on a proposal.</summary>
/// <param name="Side">Of whom.</param>
/// <param name="IsYes">False: no.</param>
/// <param name="Who">The person.</param>
/// <param name="At">When.</param>
/// <param name="Wording">The proposal's wording that it was said to.</param>
/// <param name="Reason">As said; null: not said.</param>
public sealed record ProposalWord(
    PlanSide Side, bool IsYes, Person Who, DateTimeOffset At, int Wording, string? Reason = null);

/// <summary>Why a goal is out of reach: the reason code without which it is not lowered (domain/cycle.md 4.7, F5).
/// </summary>
public enum GoalReason
{
    /// <summary>What the target rested on did not come true.</summary>
    AssumptionWrong,

    /// <summary>The market changed.</summary>
    Market,

    /// <summary>People or money were withdrawn.</summary>
    ResourceWithdrawn,
}

/// <summary>What is hoped for, so that it can be checked.</summary>
/// <param name="Kpi">Which number; null: whether the lines are done.</param>
/// <param name="Before">Attainment when it was proposed: a share of what is wanted by then, or of lines done.</param>
/// <param name="Expected">The same at the review date.</param>
public sealed record ExpectedEffect(string? Kpi, decimal Before, decimal Expected);

/// <summary>What came of a change.</summary>
public enum ChangeOutcome
{
    /// <summary>At least half of what was expected: it is kept.</summary>
    Kept,

    /// <summary>Nothing, or the contrary: it is taken back, or something else is tried.</summary>
    Reversed,

    /// <summary>Something between, or there is no number to tell by.</summary>
    Inconclusive,
}

/// <summary>Expected and actual, compared once at the review date.</summary>
/// <param name="Actual">In the unit of <see cref="ExpectedEffect.Expected"/>; null: no number.</param>
public sealed record ChangeVerdict(ChangeOutcome Outcome, decimal? Actual, DateOnly On);

/// <summary>
/// A change that a finding calls for: a hypothesis, with what it is to bring and when that is checked.
/// </summary>
public sealed record ChangeProposal : IDocument
{
    public static string Kind => "change_proposal";

    public static int Schema => 1;

    [JsonIgnore]
    public string Id => IdOf(Of, Number);

    public required PartnerId Of { get; init; }

    [JsonIgnore]
    PartnerId? IDocument.Partner => Of;

    /// <summary>1, 2, 3 … with this partner: what people say.</summary>
    public required int Number { get; init; }

    /// <summary>The month of the review that it came from.</summary>
    public required Period Round { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>What was seen, as it was then.</summary>
    public required Finding Finding { get; init; }

    public required ChangeType Type { get; init; }

    /// <summary>The edits and lines that it would make; empty for what is no matter of the plan.</summary>
    public PlanChange Change { get; init; } = new();

    public required ExpectedEffect Effect { get; init; }

    /// <summary>Money that it moves or adds; null: none.</summary>
    public PlanBudget? Cost { get; init; }

    /// <summary>When it is checked.</summary>
    public required DateOnly ReviewOn { get; init; }

    public ProposalState State { get; init; } = ProposalState.Proposed;

    /// <summary>Raised by every counter.</summary>
    public int Wording { get; init; } = 1;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ProposalWord> Words { get; init; } = [];

    /// <summary>Of a goal that is out of reach: why; null: not said yet, or it is no such change.</summary>
    public GoalReason? Because { get; init; }

    /// <summary>True: our side has to say why before it may say yes.</summary>
    [JsonIgnore]
    public bool NeedsReason => Type == ChangeType.RefineGoal && Finding.Kind == FindingKind.OutOfReach
        && Because is null;

    /// <summary>The plan's version that has it; null: none yet, or it was no matter of the plan.</summary>
    public int? PlanVersion { get; init; }

    /// <summary>Null until the review.</summary>
    public ChangeVerdict? Verdict { get; init; }

    public long Version { get; init; }

    public static string IdOf(PartnerId partner, int number) => $"{partner.Value}|{number:D6}";

    /// <summary>True when the partner may see it.</summary>
    [JsonIgnore]
    public bool IsShared => State is not ProposalState.Proposed && !IsInternal
        && (State != ProposalState.Rejected || Words.Any(w => w.Side == PlanSide.Us && w.IsYes));

    /// <summary>True: people of our side decide, and the partner is not asked (F14).</summary>
    [JsonIgnore]
    public bool IsInternal => Type == ChangeType.Reassess;

    /// <summary>True while somebody still has to say something.</summary>
    [JsonIgnore]
    public bool IsOpen => State is ProposalState.Proposed or ProposalState.Offered or ProposalState.Countered;

    /// <summary>True when this side said yes to it as it stands.</summary>
    public bool IsAcceptedBy(PlanSide side) =>
        Words.LastOrDefault(w => w.Side == side && w.Wording == Wording) is { IsYes: true };

    /// <summary>What a later analysis has to know of it; null while it is open.</summary>
    [JsonIgnore]
    public PastDecision? Decided => IsOpen ? null : new PastDecision(
        Finding.Kind, Finding.Kpi, Words.Count == 0 ? On : DateOnly.FromDateTime(Words[^1].At.UtcDateTime),
        State != ProposalState.Rejected);
}
