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

    public static int Schema => 1;

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

    /// <summary>At most one for each question and side.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    public AssessmentState State { get; init; }

    public required Person StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last answer came; null: none yet.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public long Version { get; init; }

    /// <summary>What that side answered; null: nothing.</summary>
    public Answer? AnswerOf(string question, Side side) =>
        Answers.FirstOrDefault(a => a.Question == question && a.Side == side);

    /// <summary>
    /// What our side has to say to it: our own answer, or for a question of the partner's what stands there.
    /// </summary>
    public Answer? OurAnswer(Question question) =>
        AnswerOf(question.Id, question.IsAskedOf(Side.Us) ? Side.Us : Side.Partner);

    /// <summary>The same with this answer in place of that side's former one.</summary>
    public Assessment With(Answer answer)
    {
        var former = AnswerOf(answer.Question, answer.Side);
        var counted = answer with { Revision = (former?.Revision ?? 0) + 1 };
        return this with { Answers = [.. Answers.Where(a => a != former), counted], AnsweredAt = answer.At };
    }
}
