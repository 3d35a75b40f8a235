using PrmBot.Conversation.Understanding;
using PrmBot.Identity;
using PrmBot.Selection;

namespace PrmBot.Conversation;

/// <summary>"We agree on 3 for TF1", said after the summary was shared.</summary>
internal static class TalkTurn
{
    /// <summary>The answer to it; null: nothing is shared with that partner, so it means something else.</summary>
    public static async Task<Reply?> AgreeAsync(
        TurnScope turn, QuestionSet inHand, PartnerId partner, string named, string words, CancellationToken ct)
    {
        if (await AgreeOnLevel.OpenAsync(turn.Session, partner, ct) is not { } released)
        {
            return null;
        }

        var questions = await AssessmentReads.QuestionsAsync(turn.Session, released, inHand, ct);
        if (questions.Find(named) is not { } question)
        {
            return turn.Refuse(AnswerQuestion.UnknownQuestion(named, questions));
        }

        if (AnswerReader.Read(words, question) is not ReadAnswer.Certain { Rating: var rating }
            || rating.Level() is not { } level)
        {
            return turn.Refuse(new Refusal("talk_level.which").With("question", question.Id));
        }

        var outcome = await AgreeOnLevel.RunAsync(turn.Session, partner, question.Id, level, ct);
        if (!outcome.Succeeded(out var agreed, out var no))
        {
            return turn.Refuse(no);
        }

        var key = agreed.TalkOf(question.Id)!.Agreed is not null ? "talk_level.agreed"
            : turn.Session.Caller.Role == Role.PartnerContact ? "talk_level.said_by_partner" : "talk_level.said_by_us";
        return TurnScope.Changed(turn.Say(
            key, ("question", question.Id), ("level", level), ("partner", turn.Partner(partner).Name)));
    }
}
