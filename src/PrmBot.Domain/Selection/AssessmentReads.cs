using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>Finds assessments; the caller checks who may see them.</summary>
public static class AssessmentReads
{
    /// <summary>The partner's assessment that was started last; null: none.</summary>
    public static async Task<Assessment?> LatestAsync(Session session, PartnerId partner, CancellationToken ct) =>
        (await session.Work.OfPartnerAsync<Assessment>(partner, ct)).MaxBy(a => a.StartedAt);

    /// <summary>
    /// The assessment whose questions the partner was asked to answer, as it stands now; null: it was not asked.
    /// </summary>
    public static async Task<Assessment?> InvitedAsync(Session session, PartnerId partner, CancellationToken ct) =>
        await LatestAsync(session, partner, ct) is { Invited: not null } latest ? latest : null;

    /// <summary>The last one that was released to the partner; null: none was.</summary>
    public static async Task<Assessment?> ReleasedAsync(Session session, PartnerId partner, CancellationToken ct) =>
        (await session.Work.OfPartnerAsync<Assessment>(partner, ct))
            .Where(a => a.Released is not null).MaxBy(a => a.StartedAt);

    /// <summary>
    /// The one to show results of: the last that is complete, else the last with an answer; null: none.
    /// </summary>
    public static async Task<Assessment?> ForResultAsync(Session session, PartnerId partner, CancellationToken ct) =>
        ForResult(await session.Work.OfPartnerAsync<Assessment>(partner, ct));

    /// <summary>The same among one partner's assessments.</summary>
    public static Assessment? ForResult(IReadOnlyList<Assessment> all) =>
        all.Where(a => a.State != AssessmentState.Open).MaxBy(a => a.StartedAt)
            ?? all.Where(a => a.Answers.Count > 0).MaxBy(a => a.StartedAt);

    /// <summary>All versions of that assessment, the first one first.</summary>
    public static async Task<IReadOnlyList<Assessment>> VersionsAsync(
        Session session, Assessment one, CancellationToken ct) =>
        [.. (await session.Work.OfPartnerAsync<Assessment>(one.Of, ct))
            .Where(a => NextVersion.AreOne(a, one)).OrderBy(a => a.Edition)];

    /// <summary>The partner's result, computed now; null: it was never assessed.</summary>
    public static async Task<FitReport?> ReportAsync(
        Session session, PartnerId partner, QuestionSet inHand, CancellationToken ct) =>
        await ForResultAsync(session, partner, ct) is { } assessment
            ? await ReportAsync(session, await QuestionsAsync(session, assessment, inHand, ct), assessment, ct)
            : null;

    /// <summary>The result of that assessment, with what is on record now.</summary>
    public static async Task<FitReport> ReportAsync(
        Session session, QuestionSet questions, Assessment assessment, CancellationToken ct) =>
        FitReport.Of(questions, await OwnRecords.AppliedAsync(session, questions, assessment, ct));

    /// <summary>
    /// The questions that it was made with, those in hand or the stored ones of an older edition, in the caller's
    /// language where there is a translation.
    /// </summary>
    public static async Task<QuestionSet> QuestionsAsync(
        Session session, Assessment assessment, QuestionSet inHand, CancellationToken ct) =>
        inHand.Spoken(await QuestionsAsync(session.Work, assessment, inHand, ct), session.Caller.Locale);

    /// <summary>The same in the language that they were written in.</summary>
    public static async Task<QuestionSet> QuestionsAsync(
        IUnitOfWork work, Assessment assessment, QuestionSet inHand, CancellationToken ct) =>
        assessment.QuestionSet == inHand.Edition
            ? inHand
            : await work.FindAsync<QuestionSet>(assessment.QuestionSet, ct)
                ?? (await work.FindAsync<PartnerQuestions>(
                    PartnerQuestions.IdOf(assessment.Of, assessment.QuestionSet), ct))?.Set
                ?? inHand;
}
