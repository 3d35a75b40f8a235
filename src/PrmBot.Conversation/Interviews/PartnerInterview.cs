using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Understanding;
using PrmBot.Identity;
using PrmBot.Selection;

namespace PrmBot.Conversation.Interviews;

/// <summary>
/// The assessment as a contact of the partner goes through it: the questions put to the partner, shared with its
/// colleagues. Each card is for that contact alone; what others may read holds no answer.
/// </summary>
internal sealed class PartnerInterview(QuestionSet inHand)
{
    /// <summary>
    /// The contact's view: the question where this person is, else the first that is open; when nothing is open, that.
    /// </summary>
    /// <param name="turn">Of a partner contact.</param>
    /// <param name="guard">The version that the pressed card belongs to; null: it was typed.</param>
    /// <param name="isLook">True: a client looks by itself; then nothing begins.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<Reply> OpenAsync(TurnScope turn, CardGuard? guard, bool isLook, CancellationToken ct)
    {
        if (await InvitedAsync(turn, ct) is not { } assessment)
        {
            return turn.Refuse(new Refusal("assessment.not_invited"));
        }

        if (Fault(assessment, guard) is { } fault)
        {
            return InviteCards.Closed(turn, assessment, fault);
        }

        var walk = await WalkAsync(turn, assessment, ct);
        if (walk.Current is null || !walk.IsOpen(walk.Current))
        {
            if (walk.Next is not { } next)
            {
                return InviteCards.Done(turn, assessment, walk.Questions, null);
            }

            walk = walk with { Running = walk.Running with { Position = next.Id } };
        }

        if (!isLook)
        {
            turn.Dialogue = Begun(turn, walk.Running);
        }

        return await ShownAsync(turn, walk, new QuestionExtras(), ct);
    }

    /// <summary>
    /// The contact's own answer to one question, to look at and to put right; where there is none, as
    /// <see cref="OpenAsync"/>.
    /// </summary>
    public async Task<Reply> OpenAtAsync(
        TurnScope turn, CardGuard? guard, string question, bool isLook, CancellationToken ct) =>
        await InvitedAsync(turn, ct) is { } assessment && Fault(assessment, guard) is null
            && (await WalkAsync(turn, assessment, ct)).Find(question) is { } named
            && NotedCards.Again(turn, assessment, named) is { } reply
                ? reply
                : await OpenAsync(turn, guard, isLook, ct);

    /// <summary>The card of the present position, with something said on it.</summary>
    public async Task<Reply> ShowAsync(TurnScope turn, QuestionExtras extras, CancellationToken ct)
    {
        if (await RunningAsync(turn, ct) is not { } walk)
        {
            return turn.Refuse(new Refusal("assessment.not_invited"));
        }

        return walk.Current is null
            ? await GoAsync(turn, walk, extras, ct)
            : await ShownAsync(turn, walk, extras, ct);
    }

    public async Task<Reply> SkipAsync(TurnScope turn, CancellationToken ct)
    {
        if (await RunningAsync(turn, ct) is not { } walk)
        {
            return turn.Refuse(new Refusal("assessment.not_invited"));
        }

        var echo = turn.Say("assessment.skipped", ("question", walk.Running.Position));
        var skipped = walk.Running with { Skipped = [.. walk.Running.Skipped, walk.Running.Position] };
        var extras = new QuestionExtras { Echo = echo, AloudEcho = echo };
        return await GoAsync(turn, walk with { Running = skipped }, extras, ct);
    }

    public async Task<Reply> BackAsync(TurnScope turn, CancellationToken ct)
    {
        if (await RunningAsync(turn, ct) is not { } walk)
        {
            return turn.Refuse(new Refusal("assessment.not_invited"));
        }

        var first = turn.Say("assessment.at_first");
        return walk.Previous is { } previous
            ? await ShownAsync(turn, walk with { Running = walk.MovedBackTo(previous) }, new QuestionExtras(), ct)
            : await ShownAsync(turn, walk, new QuestionExtras { Notice = first, AloudNotice = first }, ct);
    }

    public async Task<AskedQuestion?> AskedAsync(TurnScope turn, CancellationToken ct) =>
        await RunningAsync(turn, ct) is { Current: { } question }
            ? new AskedQuestion(AskedFor.AssessmentQuestion, question.Id, question.Text)
            : null;

    /// <summary>Goes to a question that a card showed; false when the partner is not asked it.</summary>
    public async Task<bool> TakeUpAsync(TurnScope turn, string shown, CancellationToken ct)
    {
        if (await InvitedAsync(turn, ct) is not { } assessment)
        {
            return false;
        }

        var walk = await WalkAsync(turn, assessment, ct);
        if (walk.Find(shown) is not { } question || !walk.Asked.Contains(question))
        {
            return false;
        }

        turn.Dialogue = Begun(turn, walk.At(question));
        return true;
    }

    /// <summary>After an answer: the next question that is open, or that all is done.</summary>
    public async Task<Reply> AnsweredAsync(
        TurnScope turn, Assessment answered, Question question, QuestionExtras extras, CancellationToken ct)
    {
        var walk = await WalkAsync(turn, answered, ct);
        turn.Dialogue = Begun(turn, walk.At(question));
        return await GoAsync(turn, walk with { Running = turn.Dialogue.Interview! }, extras, ct);
    }

    /// <summary>The way through the invited assessment, from where this person is or from its start.</summary>
    public async Task<AssessmentWalk> WalkAsync(TurnScope turn, Assessment assessment, CancellationToken ct)
    {
        var set = await AssessmentReads.QuestionsAsync(turn.Session, assessment, inHand, ct);
        var running = turn.Dialogue.Interview is { Kind: InterviewKind.Assessment } now && now.Subject == assessment.Id
            ? now
            : new RunningInterview(InterviewKind.Assessment, assessment.Of, assessment.Id, string.Empty);
        return new AssessmentWalk(set, assessment, running, Side.Partner);
    }

    /// <summary>The assessment that the speaker's company was asked to answer; null: it was not.</summary>
    public static async Task<Assessment?> InvitedAsync(TurnScope turn, CancellationToken ct) =>
        turn.Session.Caller.Partner is { } partner
            ? await AssessmentReads.InvitedAsync(turn.Session, partner, ct)
            : null;

    /// <summary>Why a card of that version is closed; null: it is not.</summary>
    public static Refusal? Fault(Assessment assessment, CardGuard? guard) =>
        guard is { } of && of.Assessment != assessment.Id ? new Refusal("assessment.superseded")
        : guard is { } old && old.Edition != assessment.Edition ? new Refusal("assessment.older_edition")
        : assessment.State == AssessmentState.Released ? new Refusal("assessment.released_to_you")
        : null;

    private static async Task<Reply> GoAsync(
        TurnScope turn, AssessmentWalk walk, QuestionExtras extras, CancellationToken ct)
    {
        if (walk.Onward is { } onward)
        {
            return await ShownAsync(turn, onward, extras, ct);
        }

        turn.Dialogue = turn.Dialogue with { Interview = null };
        return InviteCards.Done(turn, walk.Assessment, walk.Questions, extras);
    }

    private static async Task<Reply> ShownAsync(
        TurnScope turn, AssessmentWalk walk, QuestionExtras extras, CancellationToken ct)
    {
        if (turn.Dialogue.Interview is { } running && running.Subject == walk.Running.Subject)
        {
            turn.Dialogue = turn.Dialogue with { Interview = walk.Running };
        }

        var offer = await LedgerOffer.ForAsync(turn, walk.Assessment, walk.Current!, ct);
        var own = TheirQuestionCards.Of(turn, walk, extras, isAloud: false);
        var open = TheirQuestionCards.Of(turn, walk, extras, isAloud: true);
        var why = offer is null ? own.Why : $"{own.Why} {offer}";
        return Asks(own with { Why = why }) with { Aloud = Asks(open with { Why = why }) };
    }

    private static Reply Asks(TheirQuestionCard card) =>
        Reply.Show(card, $"{card.Title}. {card.Question}") with { InPlace = true, IsOpenQuestion = true };

    private static Dialogue Begun(TurnScope turn, RunningInterview running)
    {
        var before = turn.Dialogue.Interview;
        var isOther = before is not null && before.Subject != running.Subject;
        return turn.Dialogue with
        {
            About = running.Of,
            Interview = running,
            Paused =
            [
                .. turn.Dialogue.Paused.Where(p => p.Subject != running.Subject),
                .. isOther ? [before!] : Array.Empty<RunningInterview>(),
            ],
        };
    }

    private async Task<AssessmentWalk?> RunningAsync(TurnScope turn, CancellationToken ct) =>
        await InvitedAsync(turn, ct) is { } assessment
        && turn.Dialogue.Interview is { Kind: InterviewKind.Assessment } running && running.Subject == assessment.Id
            ? await WalkAsync(turn, assessment, ct)
            : null;
}
