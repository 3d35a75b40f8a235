using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>An answer whose proof changed.</summary>
/// <param name="Assessment">As stored now.</param>
/// <param name="Answer">As it is in there.</param>
public sealed record ProvenAnswer(Assessment Assessment, Answer Answer)
{
    /// <summary>
    /// The answer that this person's proof belongs to: what the side settled on, the estimate, or the person's own.
    /// Refuses a question of the other side, and one without such an answer.
    /// </summary>
    public static Outcome<Answer> Find(Session session, Assessment assessment, Question question)
    {
        var side = AnswerQuestion.SideOf(session.Caller, question);
        if (!question.IsAskedOf(side))
        {
            return new Refusal("assessment.other_side").With("question", question.Id);
        }

        return AnswerQuestion.Replaced(SideAnswers.Of(assessment, question.Id, side), session.Caller) is { } answer
            ? answer
            : new Refusal("evidence.no_answer").With("question", question.Id);
    }

    /// <summary>
    /// Stores the answer with other proof, graded anew; after the release in the next version, for which a reason is
    /// needed.
    /// </summary>
    internal static Outcome<ProvenAnswer> Store(
        Session session, Assessment assessment, Question question, (Answer Former, Answer Now) change, string? reason)
    {
        var isReleased = assessment.State == AssessmentState.Released;
        if (isReleased && reason is null)
        {
            return new Refusal("assessment.released").With("question", question.Id);
        }

        if (isReleased && NextVersion.Fault(reason) is { } fault)
        {
            return fault;
        }

        var graded = Grading.Graded(change.Now, question);
        var edited = isReleased ? NextVersion.Of(session, assessment, reason!) : assessment;
        var stored = edited with { Answers = [.. edited.Answers.Select(a => a == change.Former ? graded : a)] };
        session.Work.Put(stored);
        return new ProvenAnswer(stored, graded);
    }
}
