using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Files;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Understanding;
using PrmBot.Partners;
using PrmBot.Selection;

namespace PrmBot.Conversation.Interviews;

/// <summary>One answer to an assessment's question, from the words to the reply.</summary>
internal sealed class AnswerTurn(
    TurnScope turn, QuestionSet inHand, AssessmentInterview interview, AnswerIntake intake)
{
    private const int MostCharacters = 2000;

    /// <summary>Answers the open question, or the one that a card showed.</summary>
    public async Task<Reply> AnswerAsync(SaidAnswer said, CancellationToken ct)
    {
        var (answer, evidence, shown) = (said.Answer, said.Evidence, said.Question);
        if (turn.Dialogue.Interview is not { Kind: InterviewKind.Assessment } running
            || await turn.Session.Work.FindAsync<Assessment>(running.Subject, ct) is not { } assessment)
        {
            return turn.Refuse(new Refusal("assessment.no_interview"));
        }

        if (said.Guard is { } guard && guard.Assessment != running.Subject)
        {
            return await AgainAsync(await AssessmentInterview.OfOtherAsync(turn, guard, ct), ct);
        }

        var questions = await AssessmentReads.QuestionsAsync(turn.Session, assessment, inHand, ct);
        var id = string.IsNullOrWhiteSpace(shown) ? running.Position : shown;
        if (questions.Find(id) is not { } question)
        {
            return turn.Refuse(AnswerQuestion.UnknownQuestion(id, questions));
        }

        if (Fault(answer, evidence) is { } fault)
        {
            return await AgainAsync(fault, ct);
        }

        var files = await intake.Files.TakeAsync(turn, question.Id, ct);
        var read = await intake.Levels.ReadAsync(answer, question, Needed(assessment, question), ct);
        if (read is ReadAnswer.Unclear unclear)
        {
            return question.Id == running.Position
                ? await interview.ShowAsync(turn, Asking(unclear, question, files), ct)
                : UnclearWords.Ask(turn, assessment, question, unclear, said.Reason);
        }

        if (Given(read, question, evidence) is not { } given)
        {
            return await AgainAsync(OutOfRange(read), ct);
        }

        var seenBy = SeenBy(assessment, question, said.Seen);
        return await StoreAsync(assessment, question, given with { Seen = seenBy }, files, ct);
    }

    /// <summary>
    /// Changes an answer of the running assessment, else of the one of the partner talked about last.
    /// </summary>
    public async Task<Reply> ChangeAsync(string id, SaidAnswer said, CancellationToken ct)
    {
        var named = PartnerInWords.Of(turn);
        if (await SubjectAsync(said.Guard, named, ct) is not { } assessment)
        {
            return turn.Refuse(named is null ? new Refusal("assessment.no_interview")
                : new Refusal("assessment.none").With("partner", named.Name));
        }

        var questions = await AssessmentReads.QuestionsAsync(turn.Session, assessment, inHand, ct);
        if (questions.Find(id) is not { } question)
        {
            return turn.Refuse(AnswerQuestion.UnknownQuestion(id, questions));
        }

        if (Fault(said.Answer, null) is { } fault)
        {
            return turn.Refuse(fault);
        }

        var read = await intake.Levels.ReadAsync(said.Answer, question, Needed(assessment, question), ct);
        if (read is ReadAnswer.Unclear unclear)
        {
            return UnclearWords.Ask(turn, assessment, question, unclear, said.Reason);
        }

        if (Given(read, question, null) is not { } given)
        {
            return turn.Refuse(OutOfRange(read));
        }

        if (assessment.State == AssessmentState.Released && said.Reason is null)
        {
            return Reply.Ask("reason");
        }

        var files = await intake.Files.TakeAsync(turn, question.Id, ct);
        var whole = given with
        {
            Reason = said.Reason, Settles = said.Settles, Seen = said.Seen, Edition = said.Guard?.Edition,
        };
        return await StoreAsync(assessment, question, whole, files, ct);
    }

    private async Task<Reply> StoreAsync(
        Assessment assessment, Question question, GivenAnswer given, TakenFiles files, CancellationToken ct)
    {
        var whole = given with { Files = files.Kept };
        var outcome = await AnswerQuestion.RunAsync(turn.Session, inHand, assessment.Id, whole, ct);
        if (!outcome.Succeeded(out var answered, out var refusal))
        {
            return await AgainAsync(InWords(refusal, question), ct);
        }

        turn.Dialogue = turn.Dialogue with { Files = null };
        VersionWords.Follow(turn, assessment, answered);
        var rating = turn.Words(given.Rating, question);
        var wasThere = Replaced(assessment, question) is not null;
        var changed = turn.Say(
            wasThere ? "assessment.changed" : "assessment.answered",
            ("partner", turn.Partner(answered.Of).Name),
            ("question", question.Id),
            ("rating", rating));
        var reply = await AfterAsync(answered, question, whole, files.Notices, ct);
        return reply with { Changed = VersionWords.With(turn, changed, assessment, answered) };
    }

    private async Task<Reply> AfterAsync(
        Assessment answered, Question question, GivenAnswer given, IReadOnlyList<string> notices, CancellationToken ct)
    {
        var questions = await AssessmentReads.QuestionsAsync(turn.Session, answered, inHand, ct);
        var hard = GateHit.Of(questions, answered)
            .FirstOrDefault(g => g.Question.Id == question.Id && g.Gate.Kind == GateKind.Hard);
        var isContact = turn.Session.Caller.Role == Identity.Role.PartnerContact;
        var gate = isContact ? null : hard is null ? DisputeOf(answered, question) : turn.Say(
            "assessment.hard_gate", ("when", hard.Gate.When), ("partner", turn.Partner(answered.Of).Name));
        var offer = EvidenceWords.Offer(turn, answered, question);
        var extras = new QuestionExtras
        {
            Echo = string.Join(
                " ", new[] { Echo(question, given), EvidenceWords.Kept(turn, given), offer }.OfType<string>()),
            Notice = string.Join(" ", notices.Append(gate).OfType<string>()) is { Length: > 0 } notice ? notice : null,
            OffersResult = hard is not null && !isContact,
            Proves = offer is null ? null : question.Id,
            Correct = given.Quote is null ? [] : LevelButtons.Correcting(turn, answered, question, given.Rating),
            Settle = isContact ? [] : LevelButtons.Settling(turn, answered, question),
        };
        return turn.Dialogue.Interview is { Kind: InterviewKind.Assessment } running && running.Subject == answered.Id
            ? await interview.AnsweredAsync(turn, answered, question.Id, extras, ct)
            : ResultCards.WithLevels(
                await ResultCards.ShowAsync(turn, answered, questions, extras.Said, offersAgain: false, ct), extras);
    }

    // Our people see it differently: who said what is for our side only.
    private string? DisputeOf(Assessment answered, Question question)
    {
        var said = SideAnswers.Of(answered, question.Id, Side.Us);
        return said.IsDisputed
            ? turn.Say(
                "assessment.disputed",
                ("question", question.Id),
                ("answers", string.Join("; ", TheirQuestionCards.Lines(turn, question, said))))
            : null;
    }

    /// <summary>Says what was wrong; where a question is open it stands there again.</summary>
    private async Task<Reply> AgainAsync(Refusal refusal, CancellationToken ct)
    {
        var notice = turn.Texts.Say(refusal.Key, turn.Culture, refusal.Facts);
        if (turn.Dialogue.Interview is not { Kind: InterviewKind.Assessment })
        {
            return Reply.Say(notice);
        }

        var reply = await interview.ShowAsync(turn, new QuestionExtras { Notice = notice }, ct);
        return reply with { Text = notice };
    }

    private static decimal? Needed(Assessment assessment, Question question) =>
        question.Attribute is { } attribute && assessment.Minimums.TryGetValue(attribute, out var least) ? least : null;

    // Files that came with unclear words wait for the level.
    private QuestionExtras Asking(ReadAnswer.Unclear unclear, Question question, TakenFiles files)
    {
        turn.Dialogue = files.Kept.Count == 0 ? turn.Dialogue
            : turn.Dialogue with { Files = new WaitingFiles(files.Kept, question.Id) };
        var waits = files.Kept.Count == 0 ? [] : new[] { EvidenceWords.Waiting(turn, files.Kept) };
        var notice = string.Join(" ", waits.Concat(files.Notices));
        return new QuestionExtras { Unclear = unclear, Notice = notice.Length > 0 ? notice : null };
    }

    private string Echo(Question question, GivenAnswer given) => EchoWords.Of(
        turn, question, given.Rating, given.Quote, isEstimate: question.Answers == Responder.Partner);

    // A typed answer carries no guard: what somebody else stored there in the meantime is not replaced by it.
    private int? SeenBy(Assessment assessment, Question question, int? seen)
    {
        var there = Replaced(assessment, question);
        return seen ?? (there is null || there.By.Id == turn.Session.Caller.Who.Id ? null : 0);
    }

    private Answer? Replaced(Assessment assessment, Question question)
    {
        var side = AnswerQuestion.SideOf(turn.Session.Caller, question);
        return AnswerQuestion.Replaced(SideAnswers.Of(assessment, question.Id, side), turn.Session.Caller);
    }

    // A card says which assessment it belongs to, whatever is talked about by now.
    private async Task<Assessment?> SubjectAsync(CardGuard? guard, Partner? named, CancellationToken ct)
    {
        if (guard is not null)
        {
            return await turn.Session.Work.FindAsync<Assessment>(guard.Assessment, ct);
        }

        // "Change TF2 of Contoso to 3" is about Contoso, also while Fabrikam is assessed.
        if (named is not null && turn.Dialogue.Interview?.Of != named.Of)
        {
            turn.Dialogue = turn.Dialogue with { About = named.Of };
            return await AssessmentReads.LatestAsync(turn.Session, named.Of, ct);
        }

        if (turn.Dialogue.Interview is { Kind: InterviewKind.Assessment } running)
        {
            return await turn.Session.Work.FindAsync<Assessment>(running.Subject, ct);
        }

        return turn.Dialogue.About is { } partner && turn.Session.Caller.Role == Identity.Role.Manager
            ? await AssessmentReads.LatestAsync(turn.Session, partner, ct)
            : null;
    }

    private Refusal InWords(Refusal refusal, Question question) =>
        refusal.Facts.TryGetValue("rating", out var fact) && fact is Rating rating
            ? refusal.With("rating", turn.Words(rating, question))
            : refusal;

    internal static GivenAnswer? Given(ReadAnswer read, Question question, string? evidence)
    {
        var proof = string.IsNullOrWhiteSpace(evidence) ? null : evidence.Trim();
        return read switch
        {
            ReadAnswer.Certain certain => new GivenAnswer(question.Id, certain.Rating)
                { Evidence = proof ?? certain.Remark },
            ReadAnswer.Proposed near => new GivenAnswer(question.Id, near.Rating)
                { Quote = near.Words, Evidence = proof },
            ReadAnswer.Unclear or ReadAnswer.NoLevel => null,
            _ => throw new ArgumentOutOfRangeException(nameof(read), read, "Unknown reading."),
        };
    }

    internal static Refusal? Fault(string answer, string? evidence)
    {
        var length = Math.Max(answer.Length, evidence?.Length ?? 0);
        if (length > MostCharacters)
        {
            return new Refusal("assessment.too_long").With("length", length).With("most", MostCharacters);
        }

        return string.IsNullOrWhiteSpace(answer) ? new Refusal("assessment.empty_answer") : null;
    }

    internal static Refusal OutOfRange(ReadAnswer read) =>
        new Refusal("assessment.level_out_of_range")
            .With("given", read is ReadAnswer.NoLevel no ? no.Given : string.Empty);
}
