using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>
/// Confirms what the other side says, which makes it E3: we confirm the partner's answers, the partner confirms ours
/// that it may see. Nobody confirms their own side.
/// </summary>
public static class ConfirmEvidence
{
    /// <summary>
    /// The answer, confirmed. Refuses our estimate of the partner, an answer that the speaker cannot see yet, and one
    /// that is no level.
    /// </summary>
    public static Outcome<ProvenAnswer> Run(
        Session session, Assessment assessment, Question question, string? reason = null)
    {
        if (session.Refuses(Act.AnswerQuestions, assessment.Of) is { } no)
        {
            return no;
        }

        var isContact = session.Caller.Role == Role.PartnerContact;
        if (!question.IsAskedOf(isContact ? Side.Us : Side.Partner))
        {
            return new Refusal("evidence.own_side").With("question", question.Id);
        }

        if (SeenBy(isContact, assessment, question) is not { } answer || answer.Rating.Level() is null)
        {
            return new Refusal("evidence.not_to_confirm").With("question", question.Id);
        }

        if (answer.IsEstimate)
        {
            return new Refusal("evidence.estimate").With("question", question.Id);
        }

        return answer.ConfirmedBy is { } who
            ? new Refusal("evidence.confirmed_already").With("question", question.Id).With("who", who.Name)
            : ProvenAnswer.Store(
                session, assessment, question, (answer, answer with { ConfirmedBy = session.Caller.Who }), reason);
    }

    // Our answer is open to the partner once both were asked to talk about it.
    private static Answer? SeenBy(bool isContact, Assessment assessment, Question question) => !isContact
        ? assessment.Visible(question, Side.Partner)
        : assessment.TalkOf(question.Id) is null ? null : assessment.AnswerOf(question.Id, Side.Us);
}
