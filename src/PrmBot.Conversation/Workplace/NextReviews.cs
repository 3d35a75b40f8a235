using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>What plan and schedule of a partner call for in the calendar.</summary>
/// <param name="Plan">The current plan; null: there is none.</param>
/// <param name="Meetings">The next of each kind.</param>
internal sealed record NextReviews(JointPlan? Plan, IReadOnlyList<PlannedMeeting> Meetings)
{
    public static async Task<NextReviews> OfAsync(
        Session session, Partner partner, PlannedMeetings planned, CancellationToken ct)
    {
        var plan = (await CurrentPlan.FindAsync(session, partner.Of, ct)).Value;
        var review = partner.Channel is { } channel
            ? await session.Work.FindAsync<DigestSchedule>(
                DigestSchedule.IdOf(channel.Value, PostKind.Review), ct) : null;
        return new NextReviews(plan, planned.Wanted(plan, review, session.Now));
    }
}
