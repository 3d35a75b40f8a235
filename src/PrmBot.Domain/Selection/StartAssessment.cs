using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>Begins an assessment, or gives back the one that is open.</summary>
public static class StartAssessment
{
    /// <summary>The partner's open assessment, or a new one with the weights and minimums of today.</summary>
    public static async Task<Outcome<Assessment>> RunAsync(
        Session session, QuestionSet questions, Partner partner, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner.Of) is { } no)
        {
            return no;
        }

        var latest = await AssessmentReads.LatestAsync(session, partner.Of, ct);
        if (latest is { State: AssessmentState.Open })
        {
            return latest;
        }

        if (await session.Work.FindAsync<QuestionSet>(questions.Edition, ct) is null)
        {
            session.Work.Put(questions);
        }

        var profile = await session.Work.FindAsync<IdealProfile>(IdealProfile.TheId, ct) ?? new IdealProfile();
        var terms = profile.TermsFor(partner.Type);
        var assessment = new Assessment
        {
            Id = session.NewId(),
            Of = partner.Of,
            QuestionSet = questions.Edition,
            Profile = profile.Edition,
            Weights = terms.Weights,
            AttributeWeights = terms.AttributeWeights,
            Minimums = terms.Minimums,
            StartedBy = session.Caller.Who,
            StartedAt = session.Now,
        };
        session.Work.Put(assessment);
        await MarkUsedAsync(session, assessment, ct);
        return assessment;
    }

    private static async Task MarkUsedAsync(Session session, Assessment assessment, CancellationToken ct)
    {
        var edition = await session.Work.FindAsync<ProfileEdition>(ProfileEdition.IdOf(assessment.Profile), ct);
        if (edition is { UsedBy: null })
        {
            session.Work.Put(edition with { UsedBy = assessment.Id });
        }
    }
}
