using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>An answer as given, before it is known whose it is.</summary>
/// <param name="Question">Id of the question.</param>
/// <param name="Rating">What it says.</param>
public sealed record GivenAnswer(string Question, Rating Rating)
{
    /// <summary>Proof as written; null: none.</summary>
    public string? Evidence { get; init; }

    /// <summary>The own words that the rating was read from; null: it was picked.</summary>
    public string? Quote { get; init; }

    /// <summary>
    /// Revision of the answer that the speaker saw, 0 for none: a newer one refuses this answer. Null: the latest is
    /// meant to be replaced, whatever it is.
    /// </summary>
    public int? Seen { get; init; }

    /// <summary>
    /// Edition of the assessment that the speaker's card belongs to: an older one refuses this answer. Null: the
    /// answer was typed.
    /// </summary>
    public int? Edition { get; init; }

    /// <summary>
    /// True: it is meant as what the speaker's side settles on, where its people had answered differently and the
    /// speaker is one of them. Else it counts as the speaker's own.
    /// </summary>
    public bool Settles { get; init; }

    /// <summary>Files that came with it.</summary>
    public IReadOnlyList<EvidenceFile> Files { get; init; } = [];

    /// <summary>Why it is changed after the release, which begins a new version; null: not said.</summary>
    public string? Reason { get; init; }
}

/// <summary>
/// Stores an answer, for the side of the speaker; what a manager answers for the partner is an estimate. After the
/// release it takes a reason, and goes into the next version.
/// </summary>
public static class AnswerQuestion
{
    /// <summary>
    /// The assessment with the answer. Refuses an unknown question, a side that is not asked, a change after the
    /// release without a reason, and an answer that somebody else was faster with.
    /// </summary>
    public static async Task<Outcome<Assessment>> RunAsync(
        Session session, QuestionSet inHand, string assessmentId, GivenAnswer given, CancellationToken ct)
    {
        if (await session.Work.FindAsync<Assessment>(assessmentId, ct) is not { } assessment)
        {
            return new Refusal("assessment.gone");
        }

        if (session.Refuses(Act.AnswerQuestions, assessment.Of) is { } no)
        {
            return no;
        }

        if ((await AssessmentReads.LatestAsync(session, assessment.Of, ct))?.Id != assessment.Id)
        {
            return new Refusal("assessment.superseded");
        }

        var questions = await AssessmentReads.QuestionsAsync(session, assessment, inHand, ct);
        if (questions.Find(given.Question) is not { } question)
        {
            return UnknownQuestion(given.Question, questions);
        }

        var side = SideOf(session.Caller, question);
        if (Refuse(assessment, question, side, session.Caller, given) is { } refusal)
        {
            return refusal;
        }

        var said = SideAnswers.Of(assessment, question.Id, side);
        var edited = assessment.State == AssessmentState.Released
            ? NextVersion.Of(session, assessment, given.Reason!) : assessment;
        var answered = edited.With(Build(session, question, side, given, said));
        var isComplete = questions.Questions.All(q => answered.OurAnswer(q) is not null);
        answered = answered with { State = isComplete ? AssessmentState.Complete : AssessmentState.Open };
        session.Work.Put(answered);
        return answered;
    }

    /// <summary>
    /// Whose answer it is: a partner contact answers for the partner, we answer what is ours, else estimate.
    /// </summary>
    public static Side SideOf(Caller caller, Question question) =>
        caller.Role == Role.PartnerContact || question.Answers == Responder.Partner ? Side.Partner : Side.Us;

    /// <summary>The refusal that names the ids there are.</summary>
    public static Refusal UnknownQuestion(string id, QuestionSet questions) =>
        new Refusal("assessment.unknown_question")
            .With("question", id)
            .With("first", questions.Questions[0].Id)
            .With("last", questions.Questions[^1].Id);

    private static Refusal? Refuse(
        Assessment assessment, Question question, Side side, Caller caller, GivenAnswer given)
    {
        var isContact = caller.Role == Role.PartnerContact;
        if (!question.IsAskedOf(side))
        {
            return new Refusal("assessment.other_side").With("question", question.Id);
        }

        if (isContact && assessment.Invited is null)
        {
            return new Refusal("assessment.not_invited");
        }

        if (given.Edition is { } edition && edition != assessment.Edition)
        {
            return new Refusal("assessment.older_edition");
        }

        if (assessment.State == AssessmentState.Released && AfterRelease(question, isContact, given) is { } closed)
        {
            return closed;
        }

        if (given.Rating == Rating.DealBreaker && question.Gates.All(g => g.AtOrBelow is not null))
        {
            return new Refusal("assessment.no_deal_breaker").With("question", question.Id);
        }

        if (assessment.AnswerOf(question.Id, side) is { IsEstimate: false }
            && side == Side.Partner && !isContact)
        {
            return new Refusal("assessment.partner_has_answered").With("question", question.Id);
        }

        var former = Replaced(SideAnswers.Of(assessment, question.Id, side), caller);
        return given.Seen is { } seen && former is not null && former.Revision > seen
            ? new Refusal(former.By.Id == caller.Who.Id
                    ? "assessment.answered_twice" : "assessment.already_answered")
                .With("question", question.Id).With("who", former.By.Name).With("rating", former.Rating)
            : null;
    }

    private static Refusal? AfterRelease(Question question, bool isContact, GivenAnswer given) =>
        given.Reason is not null ? NextVersion.Fault(given.Reason)
        : new Refusal(isContact ? "assessment.released_to_you" : "assessment.released").With("question", question.Id);

    /// <summary>
    /// The answer that this person's next one takes the place of: what the side settled on, the estimate that a manager
    /// would change, or the person's own. A colleague's answer is never replaced. Null: none.
    /// </summary>
    public static Answer? Replaced(SideAnswers said, Caller caller) => said.Settled
        ?? (caller.Role == Role.PartnerContact ? null : said.All.FirstOrDefault(a => a.IsEstimate))
        ?? said.By(caller.Who.Id);

    // Who has answered already and meets a dispute settles it; before, everybody answers for himself.
    private static bool Settles(SideAnswers said, Caller caller, GivenAnswer given) =>
        said.Settled is not null || (given.Settles && said.IsDisputed && said.By(caller.Who.Id) is not null);

    private static Answer Build(
        Session session, Question question, Side side, GivenAnswer given, SideAnswers said)
    {
        var isEstimate = side == Side.Partner && session.Caller.Role != Role.PartnerContact;
        var settles = Settles(said, session.Caller, given);
        var former = OwnFormer(said, session.Caller);
        var answer = new Answer
        {
            Question = question.Id,
            Side = side,
            Rating = given.Rating,
            Proofs = Proof.Add(former?.Proofs ?? [], [given.Evidence], given.Files, session),
            Quote = given.Quote,
            ConfirmedBy = former?.Rating == given.Rating ? former.ConfirmedBy : null,
            By = session.Caller.Who,
            At = session.Now,
            IsEstimate = isEstimate,
            IsConsensus = settles,
        };
        return Grading.Graded(answer, question);
    }

    // What proves an answer stays with the person who gave it, whatever level it stands for now.
    private static Answer? OwnFormer(SideAnswers said, Caller caller)
    {
        var former = Replaced(said, caller);
        return former?.By.Id == caller.Who.Id ? former : null;
    }
}
