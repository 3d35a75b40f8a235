using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Understanding;
using PrmBot.Selection;

namespace PrmBot.Conversation.Interviews;

/// <summary>
/// The guided assessment: one question at a time, gates first within each fit. The position is a question's id, the
/// subject the assessment's.
/// </summary>
public sealed class AssessmentInterview(QuestionSet questions) : IInterview
{
    /// <summary>The same for a partner's contacts.</summary>
    internal PartnerInterview Theirs { get; } = new(questions);

    public InterviewKind Kind => InterviewKind.Assessment;

    public Task<Reply> ShowAsync(TurnScope turn, string? notice, CancellationToken ct) =>
        ShowAsync(turn, new QuestionExtras { Notice = notice }, ct);

    public async Task<Reply> SkipAsync(TurnScope turn, CancellationToken ct)
    {
        if (IsTheirs(turn))
        {
            return await Theirs.SkipAsync(turn, ct);
        }

        if (await LoadAsync(turn, ct) is not { } walk)
        {
            return Gone(turn);
        }

        var skipped = walk with
        {
            Running = walk.Running with { Skipped = [.. walk.Running.Skipped, walk.Running.Position] },
        };
        var echo = turn.Say("assessment.skipped", ("question", walk.Running.Position));
        return await GoAsync(turn, skipped, new QuestionExtras { Echo = echo }, ct);
    }

    public async Task<Reply> BackAsync(TurnScope turn, CancellationToken ct)
    {
        if (IsTheirs(turn))
        {
            return await Theirs.BackAsync(turn, ct);
        }

        if (await LoadAsync(turn, ct) is not { } walk)
        {
            return Gone(turn);
        }

        if (walk.Previous is not { } previous)
        {
            return await ShowAsync(turn, walk, new QuestionExtras { Notice = turn.Say("assessment.at_first") }, ct);
        }

        return await ShowAsync(
            turn, walk with { Running = walk.MovedBackTo(previous) }, new QuestionExtras(), ct);
    }

    public Task<Reply> ExplainAsync(TurnScope turn, CancellationToken ct) =>
        ShowAsync(turn, new QuestionExtras { Explains = true }, ct);

    public async Task<AskedQuestion?> AskedAsync(TurnScope turn, CancellationToken ct) =>
        IsTheirs(turn) ? await Theirs.AskedAsync(turn, ct)
        : await LoadAsync(turn, ct) is { Current: { } question }
            ? new AskedQuestion(AskedFor.AssessmentQuestion, question.Id, question.Text)
            : null;

    /// <summary>Why a card of another assessment than the running one does nothing.</summary>
    internal static async Task<Refusal> OfOtherAsync(TurnScope turn, CardGuard guard, CancellationToken ct) =>
        turn.Dialogue.Interview is { } running
        && await turn.Session.Work.FindAsync<Assessment>(guard.Assessment, ct) is { } other && other.Of != running.Of
            ? new Refusal("assessment.other_partner")
                .With("partner", turn.Partner(other.Of).Name).With("running", turn.Partner(running.Of).Name)
            : new Refusal("assessment.superseded");

    /// <summary>The card of the present position, with something said on it.</summary>
    internal async Task<Reply> ShowAsync(TurnScope turn, QuestionExtras extras, CancellationToken ct)
    {
        if (IsTheirs(turn))
        {
            return await Theirs.ShowAsync(turn, extras, ct);
        }

        if (await LoadAsync(turn, ct) is not { } walk)
        {
            return Gone(turn);
        }

        return walk.Current is null ? await GoAsync(turn, walk, extras, ct) : await ShowAsync(turn, walk, extras, ct);
    }

    /// <summary>Goes to the first open question of an assessment; what ran before is paused.</summary>
    internal async Task<Reply> BeginAsync(
        TurnScope turn, Assessment assessment, Criterion? only, CancellationToken ct)
    {
        var before = turn.Dialogue.Interview;
        var isOther = before is not null && (before.Kind != Kind || before.Subject != assessment.Id);
        turn.Dialogue = turn.Dialogue with
        {
            About = assessment.Of,
            Paused =
            [
                .. turn.Dialogue.Paused.Where(p => p.Kind != Kind || p.Subject != assessment.Id),
                .. isOther ? [before!] : Array.Empty<RunningInterview>(),
            ],
        };
        var running = new RunningInterview(Kind, assessment.Of, assessment.Id, string.Empty) { Scope = only?.Key() };
        var set = await AssessmentReads.QuestionsAsync(turn.Session, assessment, questions, ct);
        return await GoAsync(
            turn, new AssessmentWalk(set, assessment, running), new QuestionExtras(), ct);
    }

    /// <summary>After an answer: the next question when the position was answered, else the position again.</summary>
    internal async Task<Reply> AnsweredAsync(
        TurnScope turn, Assessment assessment, string question, QuestionExtras extras, CancellationToken ct)
    {
        var running = turn.Dialogue.Interview!;
        var set = await AssessmentReads.QuestionsAsync(turn.Session, assessment, questions, ct);
        var walk = new AssessmentWalk(set, assessment, running);
        return running.Position == question
            ? await GoAsync(turn, walk, extras, ct)
            : await ShowAsync(turn, walk, extras, ct);
    }

    private static async Task<Reply> GoAsync(
        TurnScope turn, AssessmentWalk walk, QuestionExtras extras, CancellationToken ct)
    {
        if (walk.Onward is { } onward)
        {
            return await ShowAsync(turn, onward, extras, ct);
        }

        turn.Dialogue = turn.Dialogue with { Interview = null };
        var result = await ResultCards.ShowAsync(
            turn, walk.Assessment, walk.Questions, extras.Said, offersAgain: false, ct);
        return ResultCards.WithLevels(result, extras) with { InPlace = true };
    }

    private static async Task<Reply> ShowAsync(
        TurnScope turn, AssessmentWalk walk, QuestionExtras extras, CancellationToken ct)
    {
        turn.Dialogue = turn.Dialogue with { Interview = walk.Running };
        var card = QuestionCards.Of(turn, walk, extras);
        if (await LedgerOffer.ForAsync(turn, walk.Assessment, walk.Current!, ct) is { } offer)
        {
            card = card with { Why = $"{card.Why} {offer}" };
        }

        return Reply.Show(card, $"{card.Title}. {card.Question}") with { InPlace = true, IsOpenQuestion = true };
    }

    private static bool IsTheirs(TurnScope turn) => turn.Session.Caller.Role == Identity.Role.PartnerContact;

    private static Reply Gone(TurnScope turn)
    {
        turn.Dialogue = turn.Dialogue with { Interview = null };
        return turn.Refuse(new Refusal("assessment.no_interview"));
    }

    private async Task<AssessmentWalk?> LoadAsync(TurnScope turn, CancellationToken ct)
    {
        if (turn.Dialogue.Interview is not { Kind: InterviewKind.Assessment } running
            || await turn.Session.Work.FindAsync<Assessment>(running.Subject, ct) is not { } assessment)
        {
            return null;
        }

        var set = await AssessmentReads.QuestionsAsync(turn.Session, assessment, questions, ct);
        return new AssessmentWalk(set, assessment, running);
    }
}
