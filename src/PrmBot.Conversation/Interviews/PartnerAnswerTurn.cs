using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Understanding;
using PrmBot.Selection;

namespace PrmBot.Conversation.Interviews;

/// <summary>One answer of a partner contact, from the words or the press to the reply.</summary>
internal sealed class PartnerAnswerTurn(
    TurnScope turn, QuestionSet inHand, PartnerInterview interview, AnswerIntake intake)
{
    /// <summary>Answers the open question, or the one that is named.</summary>
    /// <param name="said">What is answered.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<Reply> AnswerAsync(SaidAnswer said, CancellationToken ct)
    {
        if (await PartnerInterview.InvitedAsync(turn, ct) is not { } assessment)
        {
            return turn.Refuse(new Refusal("assessment.not_invited"));
        }

        // After the release a reason opens the next version.
        if (said.Reason is null && PartnerInterview.Fault(assessment, said.Guard) is { } closed)
        {
            return turn.Refuse(closed);
        }

        var walk = await interview.WalkAsync(turn, assessment, ct);
        var named = string.IsNullOrWhiteSpace(said.Question) ? walk.Running.Position : said.Question;
        if (named.Length == 0)
        {
            return turn.Refuse(new Refusal("assessment.which_question"));
        }

        if (walk.Find(named) is not { } question)
        {
            return await AgainAsync(Unknown(named, walk), ct);
        }

        if (AnswerTurn.Fault(said.Answer, said.Evidence) is { } fault)
        {
            return await AgainAsync(fault, ct);
        }

        var read = await intake.Levels.ReadAsync(said.Answer, question, null, ct);
        if (read is ReadAnswer.Unclear unclear)
        {
            return question.Id == walk.Running.Position
                ? await interview.ShowAsync(turn, new QuestionExtras { Unclear = unclear }, ct)
                : UnclearWords.Ask(turn, assessment, question, unclear, said.Reason);
        }

        if (AnswerTurn.Given(read, question, said.Evidence) is not { } given)
        {
            return await AgainAsync(AnswerTurn.OutOfRange(read), ct);
        }

        if (given is { Rating: Rating.NotApplicable, Evidence: null })
        {
            return await AgainAsync(new Refusal("assessment.reason_needed").With("question", question.Id), ct);
        }

        var files = await intake.Files.TakeAsync(turn, question.Id, ct);
        var whole = Guarded(assessment, question, given, said) with { Files = files.Kept };
        return await StoreAsync(assessment, question, whole, files.Notices, ct);
    }

    private async Task<Reply> StoreAsync(
        Assessment assessment, Question question, GivenAnswer given, IReadOnlyList<string> notices,
        CancellationToken ct)
    {
        var outcome = await AnswerQuestion.RunAsync(turn.Session, inHand, assessment.Id, given, ct);
        if (!outcome.Succeeded(out var answered, out var refusal))
        {
            return await AgainAsync(refusal, ct);
        }

        var questions = await AssessmentReads.QuestionsAsync(turn.Session, answered, inHand, ct);
        var before = SideProgress.Of(questions, assessment, Side.Partner);
        var after = SideProgress.Of(questions, answered, Side.Partner);
        var isRunning = turn.Dialogue.Interview?.Subject == answered.Id;
        var isPressed = turn.Turn.Input is TurnInput.Pressed;

        // Pressed outside the questions, on an answer that is there: it is only put right.
        var isCorrection = isPressed && !isRunning && !given.Settles && AnswerQuestion.Replaced(
            SideAnswers.Of(assessment, question.Id, Side.Partner), turn.Session.Caller) is not null;
        turn.Dialogue = turn.Dialogue with { Files = null };
        var extras = Extras(question, answered, given);
        extras = extras with
        {
            Notice = Joined(notices.Append(extras.Notice)), AloudNotice = Joined(notices.Append(extras.AloudNotice)),
        };
        var reply = isRunning || (isPressed && !isCorrection)
            ? await interview.AnsweredAsync(turn, answered, question, extras, ct)
            : Noted(answered, question, extras, after);
        var partner = turn.Partner(answered.Of).Name;
        return reply with
        {
            // Also our own side reads the history, and takes part in the questions that both answer blindly.
            Changed = turn.Say("assessment.answered_by_partner", ("partner", partner), ("question", question.Id)),
            Postings = before.IsDone == after.IsDone ? [] : await InvitationUpdate.OfAsync(turn, answered, after, ct),
        };
    }

    private static string? Joined(IEnumerable<string?> sentences) =>
        string.Join(" ", sentences.OfType<string>()) is { Length: > 0 } all ? all : null;

    private QuestionExtras Extras(Question question, Assessment answered, GivenAnswer given)
    {
        var said = SideAnswers.Of(answered, question.Id, Side.Partner);
        var echo = EchoWords.Of(turn, question, given.Rating, given.Quote);
        var aloud = turn.Say("theirs.noted", ("question", question.Id));
        var correct = given.Quote is null ? [] : LevelButtons.Correcting(turn, answered, question, given.Rating);
        if (!said.IsDisputed)
        {
            return new QuestionExtras { Echo = echo, AloudEcho = aloud, Correct = correct };
        }

        var differing = string.Join("; ", TheirQuestionCards.Lines(turn, question, said));
        return new QuestionExtras
        {
            Echo = echo,
            AloudEcho = aloud,
            Correct = correct,
            Notice = turn.Say("theirs.disputed", ("question", question.Id), ("answers", differing)),
            AloudNotice = turn.Say("theirs.disputed_aloud", ("question", question.Id)),
        };
    }

    // Typed where nothing runs: a word that it counts, and people go on talking.
    private Reply Noted(Assessment answered, Question question, QuestionExtras extras, SideProgress progress)
    {
        var count = turn.Say(
            "theirs.count", ("answered", progress.Answered), ("count", progress.Asked.Count));
        var own = string.Join(' ', new[] { extras.Echo, extras.Notice, count }.OfType<string>());
        var aloud = string.Join(' ', new[] { extras.AloudEcho, extras.AloudNotice, count }.OfType<string>());
        return extras.Correct.Count > 0 || turn.Turn.Input is TurnInput.Pressed
            ? NotedCards.Show(turn, answered, question, (own, aloud))
            : Reply.Say(own) with { Aloud = Reply.Say(aloud) };
    }

    // Says what was wrong; where a question is open it stands there again. An answer of a colleague is no word for all.
    private async Task<Reply> AgainAsync(Refusal refusal, CancellationToken ct)
    {
        var question = refusal.Facts.TryGetValue("question", out var id) ? inHand.Find(id.ToString()) : null;
        var isTold = refusal.Facts.TryGetValue("rating", out var fact);
        var full = isTold && question is not null
            ? refusal.With("rating", turn.Words((Rating)fact!, question)) : refusal;
        var notice = turn.Texts.Say(full.Key, turn.Culture, full.Facts);
        var aloud = isTold ? turn.Say("theirs.answered_before", ("question", id!)) : notice;
        if (turn.Dialogue.Interview is not { Kind: InterviewKind.Assessment }
            || await interview.AskedAsync(turn, ct) is null)
        {
            return Reply.Say(notice) with { Aloud = Reply.Say(aloud) };
        }

        var extras = new QuestionExtras { Notice = notice, AloudNotice = aloud };
        var reply = await interview.ShowAsync(turn, extras, ct);
        return reply with { Text = notice, Aloud = reply.Aloud! with { Text = aloud } };
    }

    private GivenAnswer Guarded(Assessment assessment, Question question, GivenAnswer given, SaidAnswer said)
    {
        var there = AnswerQuestion.Replaced(
            SideAnswers.Of(assessment, question.Id, Side.Partner), turn.Session.Caller);

        // A typed answer carries no guard: what a colleague settled in the meantime is not replaced by it.
        var isMine = there is null || there.By.Id == turn.Session.Caller.Who.Id || said.Settles;
        return given with
        {
            Seen = said.Seen ?? (isMine ? null : 0),
            Edition = said.Guard?.Edition,
            Settles = said.Settles,
            Reason = said.Reason,
        };
    }

    private static Refusal Unknown(string named, AssessmentWalk walk) => new Refusal("theirs.unknown_question")
        .With("question", named).With("count", walk.Asked.Count).With("first", walk.Asked[0].Id);
}

/// <summary>An answer as it was pressed or typed; untrusted.</summary>
/// <param name="Answer">A level, a state, or words.</param>
internal sealed record SaidAnswer(string Answer)
{
    /// <summary>Proof, or the reason why something does not apply; null: none.</summary>
    public string? Evidence { get; init; }

    /// <summary>Id of a question, or its number; null: the one that is open.</summary>
    public string? Question { get; init; }

    /// <summary>Revision that the card showed; null: it was typed.</summary>
    public int? Seen { get; init; }

    /// <summary>The version that the card belongs to; null: it was typed.</summary>
    public CardGuard? Guard { get; init; }

    /// <summary>Why an answer is changed after the release; null: not said.</summary>
    public string? Reason { get; init; }

    /// <summary>True: what the speaker's side agrees on.</summary>
    public bool Settles { get; init; }
}
