using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>Where an assessment stands.</summary>
public enum AssessmentState
{
    /// <summary>Questions are open that our side can answer.</summary>
    Open,

    /// <summary>Every question has an answer; answers may still change.</summary>
    Complete,

    /// <summary>The partner has the summary.</summary>
    Released,
}

/// <summary>One look at one partner: the answers of both sides, and what they are weighed with.</summary>
public sealed record Assessment : IDocument
{
    public static string Kind => "assessment";

    public static int Schema => 2;

    public required string Id { get; init; }

    public required PartnerId Of { get; init; }

    [JsonIgnore]
    PartnerId? IDocument.Partner => Of;

    /// <summary>Edition of the question set; partners are compared only within one.</summary>
    public required string QuestionSet { get; init; }

    /// <summary>Edition of the ideal profile that the weights and minimums were taken from; 0: never touched.</summary>
    public required int Profile { get; init; }

    /// <summary>Weights of the fits in percent, as they were at the start; they sum to 100.</summary>
    public required IReadOnlyDictionary<Criterion, decimal> Weights { get; init; }

    /// <summary>
    /// Weights of the rated attributes within the best partner profile, in percent, as they were at the start; null: as
    /// the question file weighs them.
    /// </summary>
    public IReadOnlyDictionary<ProfileAttribute, decimal>? AttributeWeights { get; init; }

    /// <summary>Minimums of the ideal profile, as they were at the start.</summary>
    public IReadOnlyDictionary<ProfileAttribute, decimal> Minimums { get; init; } =
        new Dictionary<ProfileAttribute, decimal>();

    /// <summary>
    /// At most one for each question, side and person, and one more where a side settled on it. For the partner's side
    /// either one estimate of ours or its own answers, never both.
    /// </summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    public AssessmentState State { get; init; }

    public required Person StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last answer came; null: none yet.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the partner was asked to answer; null: it was not.</summary>
    public Invitation? Invited { get; init; }

    /// <summary>Questions that both sides were asked to talk about, with what came of it.</summary>
    public IReadOnlyList<Talk> Talks { get; init; } = [];

    /// <summary>What is done about conditional gates.</summary>
    public IReadOnlyList<Remedy> Remedies { get; init; } = [];

    /// <summary>What the partner was shown, and when; null: nothing yet.</summary>
    public Release? Released { get; init; }

    /// <summary>1, and one more for each version that a change after the release made.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>Why this version followed on a released one; null for a first one.</summary>
    public string? Reason { get; init; }

    public long Version { get; init; }

    /// <summary>
    /// What that side says: what it settled on, else what its people say; where they differ, the lowest until they
    /// settle. Null: nothing.
    /// </summary>
    public Answer? AnswerOf(string question, Side side) => SideAnswers.Of(this, question, side).Counting;

    /// <summary>
    /// The answer of that side that may be counted and seen by us. Null while a question for both sides is still
    /// unanswered by us: neither side sees the other's answer before its own is in.
    /// </summary>
    public Answer? Visible(Question question, Side side) =>
        side == Side.Partner && question.Answers == Responder.Both && AnswerOf(question.Id, Side.Us) is null
            ? null
            : AnswerOf(question.Id, side);

    /// <summary>
    /// What our side has to say to it: our own answer, or for a question of the partner's what stands there.
    /// </summary>
    public Answer? OurAnswer(Question question) =>
        AnswerOf(question.Id, question.IsAskedOf(Side.Us) ? Side.Us : Side.Partner);

    /// <summary>The talk about a question; null: none was asked for.</summary>
    public Talk? TalkOf(string question) => Talks.FirstOrDefault(t => t.Question == question);

    /// <summary>
    /// The same with this answer in place of the former one of that person (or the former estimate, or what was settled
    /// before). What both sides had agreed on is open again.
    /// </summary>
    public Assessment With(Answer answer)
    {
        var counted = answer with { Revision = SideAnswers.Of(this, answer.Question, answer.Side).Revision + 1 };
        return this with
        {
            Answers = [.. Answers.Where(a => !Replaces(answer, a)), counted],
            Talks = [.. Talks.Select(t => t.Question == answer.Question ? t with { Us = null, Partner = null } : t)],
            AnsweredAt = answer.At,
        };
    }

    private static bool Replaces(Answer answer, Answer former) =>
        former.Question == answer.Question && former.Side == answer.Side
        && (former.IsEstimate || (former.IsConsensus == answer.IsConsensus
            && (answer.IsConsensus || former.By.Id == answer.By.Id)));
}

/// <summary>The partner was asked to answer.</summary>
/// <param name="By">The manager who did.</param>
/// <param name="At">When.</param>
public sealed record Invitation(Person By, DateTimeOffset At);

/// <summary>Both sides were asked to talk about a question that they see differently; their answers stay.</summary>
/// <param name="Question">Id of the question.</param>
/// <param name="By">The manager who asked for it, and with that let the partner see our answer.</param>
/// <param name="At">When.</param>
public sealed record Talk(string Question, Person By, DateTimeOffset At)
{
    /// <summary>The level that we would agree on; null: not said yet.</summary>
    public Rating? Us { get; init; }

    /// <summary>The level that the partner would agree on; null: not said yet.</summary>
    public Rating? Partner { get; init; }

    /// <summary>0 to 4, once both sides named the same level; null before.</summary>
    public int? Agreed => Us is not null && Us == Partner ? Us.Value.Level() : null;
}

/// <summary>Managers let the partner see a summary.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Parts">What is in it.</param>
public sealed record Release(Person By, DateTimeOffset At, IReadOnlyList<SummaryPart> Parts);
