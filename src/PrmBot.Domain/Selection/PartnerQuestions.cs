using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>
/// The questions that a partner was invited to answer, stored as that partner's own: its session opens nothing of the
/// tenant as a whole, and the file may have changed since.
/// </summary>
public sealed record PartnerQuestions : IDocument
{
    public static string Kind => "partner_questions";

    public static int Schema => 1;

    public required string Id { get; init; }

    public required PartnerId Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    public required QuestionSet Set { get; init; }

    public long Version { get; init; }

    public static string IdOf(PartnerId partner, string edition) => $"{partner.Value}|{edition}";

    /// <summary>Stores the assessment's questions for its partner, once, as the question file words them.</summary>
    public static async Task KeepAsync(
        Session session, Assessment assessment, QuestionSet inHand, CancellationToken ct)
    {
        var id = IdOf(assessment.Of, assessment.QuestionSet);
        if (await session.Work.FindAsync<PartnerQuestions>(id, ct) is not null)
        {
            return;
        }

        // Not in the words of whoever invites: the readers' languages may be others.
        var set = assessment.QuestionSet == inHand.Edition
            ? inHand
            : await session.Work.FindAsync<QuestionSet>(assessment.QuestionSet, ct) ?? inHand;
        session.Work.Put(new PartnerQuestions { Id = id, Of = assessment.Of, Set = set });
    }
}
