using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Understanding;
using PrmBot.Selection;

namespace PrmBot.Conversation.Interviews;

/// <summary>
/// Asks which level words are meant as, where they answer a question that does not stand open: with the two nearest
/// levels as buttons. A number that is typed next belongs to it, and not to the question that an interview is at.
/// </summary>
internal static class UnclearWords
{
    private const string Function = "Assessment-change_answer";

    public static Reply Ask(
        TurnScope turn, Assessment assessment, Question question, ReadAnswer.Unclear unclear, string? reason)
    {
        var pending = new JsonObject { ["question"] = question.Id, ["guard"] = CardGuard.Of(assessment) };
        if (reason is not null)
        {
            pending["reason"] = reason;
        }

        turn.AskFor(new Request(Function, pending), "answer");
        var text = turn.Say(
            "assessment.unclear",
            ("question", question.Id),
            ("words", SelectionWords.Quoted(unclear.Words)),
            ("first", unclear.First),
            ("first_anchor", question.Levels[unclear.First]),
            ("second", unclear.Second),
            ("second_anchor", question.Levels[unclear.Second]));
        var levels = LevelButtons.Of(turn, assessment, question, [unclear.First, unclear.Second]);
        var reply = Reply.Show(new AnswerCard($"{question.Id}. {question.Text}", text, levels), text) with
        {
            IsOpenQuestion = true,
        };

        // Its levels follow from what everybody has just read.
        return reply with { Aloud = reply };
    }
}
