using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>Puts the partner's questions to the partner, in the channel that both companies read.</summary>
public static class InvitePartner
{
    /// <summary>
    /// The assessment, started when there was none, and the channel to ask in. Refuses without a linked channel and
    /// after the release. Inviting again is fine: it asks once more.
    /// </summary>
    public static async Task<Outcome<(Assessment Assessment, ChannelLink Channel)>> RunAsync(
        Session session, QuestionSet inHand, Partner partner, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner.Of) is { } no)
        {
            return no;
        }

        if (partner.Channel is not { } channel
            || await session.Work.FindAsync<ChannelLink>(channel.Value, ct) is not { } link)
        {
            return new Refusal("assessment.no_channel").With("partner", partner.Name);
        }

        if (await OpenAsync(session, inHand, partner, ct) is not { } assessment)
        {
            return new Refusal("assessment.invite_released").With("partner", partner.Name);
        }

        await KeepQuestionsAsync(session, assessment, inHand, ct);
        var invited = assessment with { Invited = new Invitation(session.Caller.Who, session.Now) };
        session.Work.Put(invited);
        return (invited, link);
    }

    private static async Task<Assessment?> OpenAsync(
        Session session, QuestionSet inHand, Partner partner, CancellationToken ct)
    {
        var latest = await AssessmentReads.LatestAsync(session, partner.Of, ct);
        if (latest is not null)
        {
            return latest.State == AssessmentState.Released ? null : latest;
        }

        return (await StartAssessment.RunAsync(session, inHand, partner, ct)).Value;
    }

    private static async Task KeepQuestionsAsync(
        Session session, Assessment assessment, QuestionSet inHand, CancellationToken ct)
    {
        var id = PartnerQuestions.IdOf(assessment.Of, assessment.QuestionSet);
        if (await session.Work.FindAsync<PartnerQuestions>(id, ct) is null)
        {
            var set = await AssessmentReads.QuestionsAsync(session, assessment, inHand, ct);
            session.Work.Put(new PartnerQuestions { Id = id, Of = assessment.Of, Set = set });
        }
    }
}
