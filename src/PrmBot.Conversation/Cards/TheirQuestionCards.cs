using PrmBot.Conversation.Interviews;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>
/// Builds the card of a partner's question. What stands on the one for all to see is no secret of either side: no
/// answer, and nothing of how we judge.
/// </summary>
internal static class TheirQuestionCards
{
    public static TheirQuestionCard Of(TurnScope turn, AssessmentWalk walk, QuestionExtras extras, bool isAloud)
    {
        var question = walk.Current!;
        var said = SideAnswers.Of(walk.Assessment, question.Id, Side.Partner);
        var partner = turn.Partner(walk.Assessment.Of).Name;
        var progress = SideProgress.Of(walk.Questions, walk.Assessment, Side.Partner);
        var mine = AnswerQuestion.Replaced(said, turn.Session.Caller);
        var settles = said.IsDisputed && said.By(turn.Session.Caller.Who.Id) is not null;
        return new TheirQuestionCard
        {
            Title = turn.Say("theirs.title", ("partner", partner), ("fit", turn.Fit(question.Criterion))),
            Progress = turn.Say(
                "theirs.progress", ("number", walk.Number), ("count", walk.Asked.Count),
                ("answered", progress.Answered)),
            Bar = SelectionWords.Bar(progress.Answered / (decimal)Math.Max(1, progress.Asked.Count)),
            Echo = isAloud ? extras.AloudEcho : extras.Echo,
            Correct = isAloud ? [] : extras.Correct,
            Notice = isAloud ? extras.AloudNotice ?? (extras.Notice is null ? null : turn.Say("theirs.notice_aloud"))
                : extras.Notice,
            Question = $"{question.Id}. {question.Text}",
            Who = turn.Say(question.Answers == Responder.Both ? "theirs.ask_both" : "theirs.ask_partner",
                ("partner", partner)),
            Why = question.Why,
            Explanation = extras.Explains
                ? turn.Say("assessment.explain_partner", ("id", question.Id), ("element", question.Element)) : null,
            Said = isAloud ? [] : [.. Lines(turn, question, said)],
            Ask = AskOf(turn, extras, settles && !isAloud),
            Near = extras.Unclear is { } near ? [Level(question, near.First), Level(question, near.Second)] : [],
            Levels = [.. Enumerable.Range(0, question.Levels.Count).Select(l => Level(question, l))],
            DealBreaker = question.Gates.FirstOrDefault(g => g.AtOrBelow is null && !g.IsInternal)?.When,
            EvidenceLabel = turn.Say("assessment.evidence_label", ("evidence", question.Evidence)),
            Hint = turn.Say(isAloud ? "theirs.hint_aloud" : "theirs.hint"),
            Id = question.Id,
            Seen = mine?.Revision ?? 0,
            Guard = CardGuard.Of(walk.Assessment),
            Settles = settles && !isAloud,
            RefreshFor = !isAloud && turn.Turn.Speaker.AlsoKnownAs is { } me ? [me.Value] : [],
        };
    }

    /// <summary>Who of the partner said what; our estimate is never among it.</summary>
    public static IEnumerable<string> Lines(TurnScope turn, Question question, SideAnswers said)
    {
        var lines = said.Own.Select(a => turn.Say(
            "theirs.said", ("who", a.By.Name), ("rating", turn.Words(a.Rating, question))));
        return said.Settled is { } agreed
            ? lines.Append(turn.Say(
                "theirs.agreed", ("who", agreed.By.Name), ("rating", turn.Words(agreed.Rating, question))))
            : lines;
    }

    private static string? AskOf(TurnScope turn, QuestionExtras extras, bool settles) =>
        extras.Unclear is { } unclear
            ? turn.Say("assessment.which_level", ("words", SelectionWords.Quoted(unclear.Words)))
            : settles ? turn.Say("theirs.settle") : null;

    private static LevelButton Level(Question question, int level) => new(level, question.Levels[level]);
}
