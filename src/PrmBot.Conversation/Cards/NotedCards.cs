using System.Text.Json.Nodes;
using PrmBot.Conversation.Interviews;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Builds the card of an answer that a contact wrote in words of its own, outside the interview.</summary>
internal static class NotedCards
{
    /// <summary>How the speaker's own answer stands, for the speaker; aloud only that there is one.</summary>
    /// <param name="turn">Of a partner contact.</param>
    /// <param name="assessment">With the answer.</param>
    /// <param name="question">Which.</param>
    /// <param name="said">What to say of it, to the speaker and to all.</param>
    public static Reply Show(
        TurnScope turn, Assessment assessment, Question question, (string Own, string Aloud) said)
    {
        var taken = OwnOf(turn, assessment, question)?.Rating ?? Rating.DontKnow;
        var open = new NotedCard
        {
            Text = said.Aloud,
            Guard = CardGuard.Of(assessment),
            Question = question.Id,
            Actions = [new Suggestion(turn.Say("theirs.see_reading"), "Interview-resume", Data(assessment, question))],
            RefreshFor = turn.Turn.Speaker.AlsoKnownAs is { } me ? [me.Value] : [],
        };
        var own = open with
        {
            Text = said.Own,
            Correct = LevelButtons.Correcting(turn, assessment, question, taken),
            Actions =
            [
                new Suggestion(
                    turn.Say("invite.our_answers"), "Assessment-status",
                    new JsonObject { ["guard"] = CardGuard.Of(assessment) }),
            ],
        };
        return Reply.Show(own, said.Own) with
        {
            InPlace = true, Aloud = Reply.Show(open, said.Aloud) with { InPlace = true },
        };
    }

    /// <summary>The same again, as it stands now; null: the speaker has no answer to it.</summary>
    public static Reply? Again(TurnScope turn, Assessment assessment, Question question)
    {
        if (OwnOf(turn, assessment, question) is not { } mine)
        {
            return null;
        }

        var own = EchoWords.Of(turn, question, mine.Rating, mine.Quote);
        return Show(turn, assessment, question, (own, turn.Say("theirs.noted", ("question", question.Id))));
    }

    private static Answer? OwnOf(TurnScope turn, Assessment assessment, Question question) => AnswerQuestion.Replaced(
        SideAnswers.Of(assessment, question.Id, Side.Partner), turn.Session.Caller);

    private static JsonObject Data(Assessment assessment, Question question) =>
        new() { ["guard"] = CardGuard.Of(assessment), ["question"] = question.Id };
}
