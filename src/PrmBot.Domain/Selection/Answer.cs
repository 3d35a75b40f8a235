using System.Text.Json.Serialization;
using PrmBot.Identity;

namespace PrmBot.Selection;

/// <summary>What an answer says: a level, or one of the two states that are no level.</summary>
public enum Rating
{
    Level0,
    Level1,
    Level2,
    Level3,
    Level4,

    /// <summary>Level 0, and the condition of a gate that must be declared holds.</summary>
    DealBreaker,

    /// <summary>Counts as not answered.</summary>
    DontKnow,

    /// <summary>Takes the question out of the criterion.</summary>
    NotApplicable,
}

/// <summary>How well an answer is proved. Shown beside the score, never multiplied into it.</summary>
public enum EvidenceGrade
{
    /// <summary>Only claimed.</summary>
    E0,

    /// <summary>Specifics named.</summary>
    E1,

    /// <summary>A document or a link.</summary>
    E2,

    /// <summary>Confirmed by the other side or by a system.</summary>
    E3,
}

/// <summary>Numbers behind ratings and grades.</summary>
public static class Ratings
{
    /// <summary>0 to 4; null for the states that are no level.</summary>
    public static int? Level(this Rating rating) => rating switch
    {
        Rating.Level0 or Rating.DealBreaker => 0,
        Rating.Level1 => 1,
        Rating.Level2 => 2,
        Rating.Level3 => 3,
        Rating.Level4 => 4,
        Rating.DontKnow or Rating.NotApplicable => null,
        _ => throw new ArgumentOutOfRangeException(nameof(rating), rating, "Unknown rating."),
    };

    /// <summary>Strictness: a deal breaker first, then the levels from 0, then what is no level.</summary>
    public static int Rank(this Rating rating) => rating == Rating.DealBreaker ? -1 : (int)rating;

    /// <summary>The rating of a level from 0 to 4.</summary>
    public static Rating Of(int level) => level is >= 0 and <= 4
        ? Rating.Level0 + level
        : throw new ArgumentOutOfRangeException(nameof(level), level, "Levels go from 0 to 4.");

    /// <summary>Confidence of one answer, 0 to 1: .4, .6, .85, 1 for E0 to E3.</summary>
    public static decimal Confidence(this EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.E0 => .4m,
        EvidenceGrade.E1 => .6m,
        EvidenceGrade.E2 => .85m,
        EvidenceGrade.E3 => 1m,
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, "Unknown grade."),
    };
}

/// <summary>One side's answer to one question.</summary>
public sealed record Answer
{
    public required string Question { get; init; }

    public required Side Side { get; init; }

    public required Rating Rating { get; init; }

    /// <summary>What was given as proof, in the order it came.</summary>
    public IReadOnlyList<Proof> Proofs { get; init; } = [];

    /// <summary>The first words of <see cref="Proofs"/>; null: none of them are words.</summary>
    [JsonIgnore]
    public string? Evidence => Proofs.Select(p => p.Text).FirstOrDefault(t => t is not null);

    /// <summary>See <see cref="Grading"/>.</summary>
    public EvidenceGrade Grade { get; init; }

    /// <summary>Who on the other side confirmed the proof, which makes it E3; null: nobody.</summary>
    public Person? ConfirmedBy { get; init; }

    /// <summary>
    /// What on record says the same, which makes it E3; null: nothing, or it was not looked up. Never stored: see
    /// <see cref="OwnRecords"/>.
    /// </summary>
    [JsonIgnore]
    public RecordProof? Record { get; init; }

    /// <summary>The answer's own words; null when a level was picked.</summary>
    public string? Quote { get; init; }

    /// <summary>
    /// The number that the evidence starts with, for questions that measure an attribute; null: none said.
    /// </summary>
    public decimal? Figure { get; init; }

    public required Person By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>True: we answered for the partner; its own answer will replace this one.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>
    /// True: people of this side had answered differently and settled on this; their own answers stay beside it.
    /// </summary>
    public bool IsConsensus { get; init; }

    /// <summary>1 for the first answer of this side to this question, one more at each change.</summary>
    public int Revision { get; init; } = 1;
}
