using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>Puts the partner's questions to the partner, in the channel that both companies read.</summary>
public static class InvitePartner
{
    /// <summary>
    /// What an invitation would do, with nothing changed: the assessment that it is for (null: one would be started)
    /// and how far the partner is. Refuses as <see cref="RunAsync"/> does.
    /// </summary>
    public static async Task<Outcome<(Assessment? Assessment, SideProgress Progress)>> MayAsync(
        Session session, QuestionSet inHand, Partner partner, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner.Of) is { } no)
        {
            return no;
        }

        if (await PartnerChannel.ReachableAsync(session.Work, partner, ct) is null)
        {
            return new Refusal("assessment.no_channel").With("partner", partner.Name);
        }

        var latest = await AssessmentReads.LatestAsync(session, partner.Of, ct);
        if (latest is { State: AssessmentState.Released })
        {
            return new Refusal("assessment.invite_released").With("partner", partner.Name);
        }

        var questions = latest is null
            ? inHand : await AssessmentReads.QuestionsAsync(session, latest, inHand, ct);
        var asked = new SideProgress([.. questions.Questions.Where(q => q.IsAskedOf(Side.Partner))], [], [], []);
        var progress = latest is null ? asked with { Open = asked.Asked }
            : SideProgress.Of(questions, latest, Side.Partner);
        return progress.Asked.Count == 0 ? new Refusal("assessment.invite_nothing").With("partner", partner.Name)
            : progress.IsDone ? new Refusal("assessment.invite_done")
                .With("partner", partner.Name).With("count", progress.Asked.Count)
            : (latest, progress);
    }

    /// <summary>
    /// The assessment, started when there was none, and the channel to ask in. Refuses without a linked channel, after
    /// the release, and when the partner has answered everything. Inviting again is fine: it asks once more.
    /// </summary>
    public static async Task<Outcome<(Assessment Assessment, ChannelLink Channel)>> RunAsync(
        Session session, QuestionSet inHand, Partner partner, CancellationToken ct)
    {
        var may = await MayAsync(session, inHand, partner, ct);
        if (!may.Succeeded(out var found, out var no))
        {
            return no;
        }

        var link = (await PartnerChannel.ReachableAsync(session.Work, partner, ct))!;
        var assessment = found.Assessment
            ?? (await StartAssessment.RunAsync(session, inHand, partner, ct)).Value!;
        await PartnerQuestions.KeepAsync(session, assessment, inHand, ct);
        var invited = assessment with { Invited = new Invitation(session.Caller.Who, session.Now) };
        session.Work.Put(invited);
        return (invited, link);
    }
}
