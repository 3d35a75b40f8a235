using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>
/// After the release both sides talk about what they see differently. Each names the level that it would agree on; the
/// same level of both takes the place of the mean, and their own answers stay as they are.
/// </summary>
public static class AgreeOnLevel
{
    /// <summary>
    /// The assessment with the level of the speaker's side. Refuses a question that was not shared as one to talk
    /// about.
    /// </summary>
    /// <param name="session">Of either side.</param>
    /// <param name="partner">With whom it is talked about.</param>
    /// <param name="question">Id of the question.</param>
    /// <param name="level">0 to 4.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<Assessment>> RunAsync(
        Session session, PartnerId partner, string question, int level, CancellationToken ct)
    {
        if (session.Refuses(Act.AnswerQuestions, partner) is { } no)
        {
            return no;
        }

        if (await OpenAsync(session, partner, ct) is not { Released: { } release } assessment
            || release.Summary.Talk.All(g => g.Question != question))
        {
            return new Refusal("talk_level.not_open").With("question", question);
        }

        var rating = Ratings.Of(level);
        var former = assessment.TalkOf(question) ?? new Talk(question, release.By, release.At);
        var talk = session.Caller.Role == Role.PartnerContact
            ? former with { Partner = rating } : former with { Us = rating };
        var agreed = assessment with
        {
            Talks = [.. assessment.Talks.Where(t => t.Question != question), talk],
        };
        session.Work.Put(agreed);
        return agreed;
    }

    /// <summary>The released assessment that both sides may talk about; null: there is none, or a newer one
    /// runs.</summary>
    public static async Task<Assessment?> OpenAsync(Session session, PartnerId partner, CancellationToken ct) =>
        await AssessmentReads.LatestAsync(session, partner, ct) is { State: AssessmentState.Released } latest
            ? latest
            : null;
}
