using System.Text.Json.Serialization;
using PrmBot.Identity;

namespace PrmBot.Planning.Funds;

/// <summary>Where one request for market development funds is.</summary>
public enum MdfState
{
    /// <summary>Waits for our side's decision.</summary>
    Requested,

    /// <summary>Money is set aside for it and can be claimed.</summary>
    Approved,
    Declined,
}

/// <summary>Money that was claimed with a proof of what was done.</summary>
/// <param name="Amount">Above zero, in the pool's currency.</param>
/// <param name="Who">Who claimed it.</param>
/// <param name="At">When.</param>
/// <param name="Proof">A link or a few words; null: claimed before a proof was always asked for.</param>
public sealed record MdfClaim(decimal Amount, Person Who, DateTimeOffset At, string? Proof);

/// <summary>One request for money out of the pool, for one activity: a line of the plan.</summary>
public sealed record MdfRequest
{
    /// <summary>1, 2, 3 in the order in which they were made.</summary>
    public required int Number { get; init; }

    /// <summary>Number of the line that it pays for.</summary>
    public required int Line { get; init; }

    /// <summary>Above zero, in the pool's currency.</summary>
    public required decimal Amount { get; init; }

    /// <summary>In words; null: the line's title says it.</summary>
    public string? Purpose { get; init; }

    /// <summary>What it is expected to bring, in words: leads, pipeline; null: not said.</summary>
    public string? Expected { get; init; }

    /// <summary>The proof that a claim needs, in words; null: any that shows what was done.</summary>
    public string? ProofNeeded { get; init; }

    /// <summary>The last day to claim; null: as long as the plan runs.</summary>
    public DateOnly? ClaimBy { get; init; }

    public required Person By { get; init; }

    public required PlanSide BySide { get; init; }

    public required DateTimeOffset At { get; init; }

    public MdfState State { get; init; } = MdfState.Requested;

    /// <summary>What was approved, at most <see cref="Amount"/>; 0 before that.</summary>
    public decimal Approved { get; init; }

    /// <summary>Null: not decided.</summary>
    public Person? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was decided so; null: not said.</summary>
    public string? Reason { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<MdfClaim> Claims { get; init; } = [];

    [JsonIgnore]
    public decimal Claimed => Claims.Sum(c => c.Amount);

    /// <summary>What can still be claimed: never below zero.</summary>
    [JsonIgnore]
    public decimal Unclaimed => Approved - Claimed;
}
