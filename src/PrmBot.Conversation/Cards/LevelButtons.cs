using System.Globalization;
using System.Text.Json.Nodes;
using PrmBot.Conversation.Interviews;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>
/// One tap to another level: for an answer that was read from words, and for one that the people of a side settle on.
/// Each button carries the version and the answer that its reader saw, so that an old card changes nothing.
/// </summary>
internal static class LevelButtons
{
    private const string Verb = "Assessment-change_answer";

    /// <summary>The levels other than the one that the reader's words were taken for.</summary>
    public static IReadOnlyList<Suggestion> Correcting(
        TurnScope turn, Assessment assessment, Question question, Rating taken) =>
        Of(turn, assessment, question, Enumerable.Range(0, question.Levels.Count).Where(l => l != taken.Level()));

    /// <summary>These levels, as answers.</summary>
    public static IReadOnlyList<Suggestion> Of(
        TurnScope turn, Assessment assessment, Question question, IEnumerable<int> levels) =>
        [.. levels.Select(l => Of(turn, (assessment, question), l, "assessment.correct_button", settles: false))];

    /// <summary>
    /// The levels to settle on; empty where the reader's side is of one mind, or the reader has no say in it yet.
    /// </summary>
    public static IReadOnlyList<Suggestion> Settling(TurnScope turn, Assessment assessment, Question question)
    {
        var side = AnswerQuestion.SideOf(turn.Session.Caller, question);
        var said = SideAnswers.Of(assessment, question.Id, side);
        return said.IsDisputed && said.By(turn.Session.Caller.Who.Id) is not null
            ?
            [
                .. Enumerable.Range(0, question.Levels.Count)
                    .Select(l => Of(turn, (assessment, question), l, "assessment.settle_button", settles: true)),
            ]
            : [];
    }

    /// <summary>A level to name as an example of a correction: another one than is there.</summary>
    public static int Other(Rating taken) => taken == Rating.Level2 ? 3 : 2;

    private static Suggestion Of(
        TurnScope turn, (Assessment Assessment, Question Question) of, int level, string title, bool settles)
    {
        var side = AnswerQuestion.SideOf(turn.Session.Caller, of.Question);
        var there = AnswerQuestion.Replaced(
            SideAnswers.Of(of.Assessment, of.Question.Id, side), turn.Session.Caller);
        var data = new JsonObject
        {
            ["question"] = of.Question.Id,
            ["answer"] = level.ToString(CultureInfo.InvariantCulture),
            ["seen"] = there?.Revision ?? 0,
            ["guard"] = CardGuard.Of(of.Assessment),
        };
        if (settles)
        {
            data["settles"] = true;
        }

        return new Suggestion(turn.Say(title, ("question", of.Question.Id), ("level", level)), Verb, data);
    }
}
