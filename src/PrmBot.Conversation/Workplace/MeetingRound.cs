using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Privacy;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>
/// Keeps reviews in the calendar where plan and schedule have them: made once, moved, and cancelled with the plan.
/// </summary>
public sealed class MeetingRound(
    IStore store, Microsoft365 cloud, UnaskedTurns turns, ChannelPlaces places)
    : PartnerRound<PlannedMeetings>(store, cloud, turns)
{
    private const int Minutes = 60;

    /// <inheritdoc/>
    protected override Person WantedBy(PlannedMeetings document) => document.By;

    /// <inheritdoc/>
    internal override async Task<WorkplaceException?> OneAsync(
        TurnScope turn, Partner partner, PlannedMeetings planned, CancellationToken ct)
    {
        var work = turn.Session.Work;
        if (FormerPerson.Is(planned.By.Id))
        {
            work.Remove(planned); // whose calendar it was is not known any more
            return null;
        }

        var (plan, meetings) = await NextReviews.OfAsync(turn.Session, partner, planned, ct);
        var isOver = partner.Status == PartnerStatus.Archived;
        var wanted = isOver ? [] : meetings;
        var (invited, trouble) = wanted.Count == 0
            ? ([], null) : await InvitedAsync(turn, partner, plan, planned.By, ct);
        var standing = new List<PlannedMeeting>();
        foreach (var kind in Enum.GetValues<MeetingKind>())
        {
            var there = planned.Meetings.FirstOrDefault(m => m.Kind == kind);
            var next = wanted.FirstOrDefault(m => m.Kind == kind);
            if (await StandingAsync(turn, partner, planned, there, next, invited, ct) is { } meeting)
            {
                standing.Add(meeting);
            }
        }

        if (planned.IsEnding || isOver)
        {
            work.Remove(planned);
        }
        else if (!standing.SequenceEqual(planned.Meetings))
        {
            work.Put(planned with { Meetings = standing });
        }

        return trouble;
    }

    private async Task<PlannedMeeting?> StandingAsync(
        TurnScope turn, Partner partner, PlannedMeetings planned, PlannedMeeting? there, PlannedMeeting? next,
        IReadOnlyList<Invited> invited, CancellationToken ct)
    {
        // What is past took place.
        there = there is null || Moment(there) < turn.Session.Now ? null : there;
        if (next is null)
        {
            if (there is { Event.Length: > 0 })
            {
                await DoneOrGoneAsync(() => Cloud.Calendar.CancelAsync(
                    planned.By.Id, there.Event, turn.Say("workplace.meeting_over", ("partner", partner.Name)), ct));
            }

            return null;
        }

        var meeting = new Meeting(
            turn.Say(
                next.Kind == MeetingKind.Qbr ? "workplace.meeting_qbr" : "workplace.meeting_review",
                ("partner", partner.Name)),
            next.Start, Minutes, next.Zone) { Attendees = invited };
        next = next with { Attendees = Hash(invited) };
        if (there is null)
        {
            var once = string.Create(
                CultureInfo.InvariantCulture, $"{partner.Of.Value}|{next.Kind}|{next.Start:yyyyMMddHHmm}");
            return next with { Event = await Cloud.Calendar.CreateAsync(planned.By.Id, meeting, once, ct) };
        }

        if (there.Event.Length == 0 ? there.Start == next.Start : there with { Event = string.Empty } == next)
        {
            return there;
        }

        if (there.Event.Length == 0)
        {
            return next with { Event = await Cloud.Calendar.CreateAsync(
                planned.By.Id, meeting, turn.Session.NewId(), ct) };
        }

        var isThere = await DoneOrGoneAsync(
            () => Cloud.Calendar.ChangeAsync(planned.By.Id, there.Event, meeting, ct));
        return next with { Event = isThere ? there.Event : string.Empty };
    }

    // Ours from the directory; theirs only from the channel that both sides share. Whoever may not be looked up is not
    // invited yet: the meeting stands all the same, and they come to it with the permission.
    private async Task<(IReadOnlyList<Invited> Invited, WorkplaceException? Trouble)> InvitedAsync(
        TurnScope turn, Partner partner, JointPlan? plan, Person by, CancellationToken ct)
    {
        var ours = (plan?.OpenLines.Select(l => l.OurOwner) ?? []).Append(plan?.Header.OurSponsor)
            .Select(o => o?.Id).OfType<UserId>().Append(by.Id).Distinct().ToList();
        var theirs = (plan?.OpenLines.Select(l => l.PartnerOwner) ?? []).Append(plan?.Header.PartnerSponsor)
            .OfType<PlanOwner>().Concat(partner.Contacts.Select(c => new PlanOwner(c.Name, c.Id))).ToList();
        var known = new List<WorkplacePerson>();
        var (home, trouble) = (turn.Session.Caller.Home, (WorkplaceException?)null);
        try
        {
            known.AddRange(await Cloud.People.OfAsync(ours, ct));
        }
        catch (WorkplaceException e) when (e.Trouble == WorkplaceTrouble.NotAllowed)
        {
            trouble = e;
        }

        var found = await places.OfAsync(turn.Session.Work, home, partner, ct);
        try
        {
            known.AddRange(theirs.Count == 0 || !found.Succeeded(out var channel, out _) ? []
                : (await Cloud.People.InChannelAsync(channel, ct)).Where(p => p.Tenant != home
                    && theirs.Exists(o => o.Id == p.Who.Id || OwnerNames.IsSame(o.Name, p.Who.Name))));
        }
        catch (WorkplaceException e) when (e.Trouble == WorkplaceTrouble.NotAllowed)
        {
            trouble ??= e;
        }

        return (
            [
                .. known.Where(p => p.Mail is { Length: > 0 }).DistinctBy(p => p.Mail)
                    .OrderBy(p => p.Mail, StringComparer.Ordinal).Select(p => new Invited(p.Who.Name, p.Mail!)),
            ],
            trouble);
    }

    // False: somebody deleted it, and so it stays deleted.
    private static async Task<bool> DoneOrGoneAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (WorkplaceException e) when (e.Trouble == WorkplaceTrouble.NotThere)
        {
            return false;
        }
    }

    private static DateTimeOffset Moment(PlannedMeeting meeting) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(meeting.Zone, out var zone)
            ? new DateTimeOffset(meeting.Start, zone.GetUtcOffset(meeting.Start))
            : new DateTimeOffset(meeting.Start, TimeSpan.Zero);

    private static string Hash(IReadOnlyList<Invited> invited) => Convert.ToHexString(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', invited.Select(i => i.Mail)))))[..16];
}
