using System.Globalization;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
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
    private static readonly TimeSpan Known = TimeSpan.FromDays(1); // then who is in the channel may be others

    /// <inheritdoc/>
    protected override Person WantedBy(PlannedMeetings document) => document.By;

    private protected override string Gone(TurnScope turn, Partner partner, PlannedMeetings document) => turn.Say(
        "workplace.calendar_gone", ("partner", partner.Name), ("who", document.By.Name));

    /// <inheritdoc/>
    private protected override Task<One> ForAsync(IReadOnlyList<PlannedMeetings> some, CancellationToken ct) =>
        Task.FromResult<One>(OneAsync);

    private async Task<RoundOfOne> OneAsync(
        TurnScope turn, Partner partner, PlannedMeetings planned, CancellationToken ct)
    {
        var work = turn.Session.Work;
        if (FormerPerson.Is(planned.By.Id))
        {
            work.Remove(planned); // whose calendar it was is not known any more
            return RoundOfOne.Quiet;
        }

        var (plan, meetings) = await NextReviews.OfAsync(turn.Session, partner, planned, ct);
        var isOver = partner.Status == PartnerStatus.Archived;
        var wanted = isOver ? [] : meetings;
        var list = MeetingGuestList.Of(partner, plan, planned.By);
        if (!isOver && !planned.IsEnding && planned.Stand(wanted) && planned.Guests is { } asked
            && asked.Who == list.Hash && turn.Session.Now - asked.At < Known)
        {
            return RoundOfOne.Quiet; // nothing that could be different: no call is made
        }

        var place = wanted.Count == 0 ? null : await PlaceAsync(turn, partner, ct);
        var (invited, trouble) = wanted.Count == 0 ? ([], null) : await MeetingInvitations.OfAsync(
            Cloud.People, list, place, turn.Session.Caller.Home, ct);
        var standing = new List<PlannedMeeting>();
        foreach (var kind in Enum.GetValues<MeetingKind>())
        {
            var there = planned.Meetings.FirstOrDefault(m => m.Kind == kind);
            var next = wanted.FirstOrDefault(m => m.Kind == kind);

            // Without the channel, or a permission, not all are found; who was invited stays invited.
            var isSame = (place is null || trouble is not null) && there is { Event.Length: > 0 };
            next = next is null ? null : next with
            {
                Attendees = isSame ? there!.Attendees : MeetingInvitations.Marks(invited),
            };
            if (await StandingAsync(turn, partner, planned, there, next, invited, ct) is { } meeting)
            {
                standing.Add(meeting);
            }
        }

        if (planned.IsEnding || isOver)
        {
            work.Remove(planned);
        }
        else
        {
            var guests = trouble is null ? new MeetingGuests(list.Hash, turn.Session.Now) : null;
            work.Put(planned with { Meetings = standing, Guests = guests });
        }

        return RoundOfOne.Quiet with { Trouble = trouble };
    }

    private async Task<ChannelAddress?> PlaceAsync(TurnScope turn, Partner partner, CancellationToken ct) =>
        (await places.OfAsync(turn.Session.Work, turn.Session.Caller.Home, partner, ct)).Value;

    // The meeting as it stands from now on; null: none does.
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

        var isMoved = there is not null && (there.Start != next.Start || there.Zone != next.Zone);
        if (there is { Event.Length: 0 } && !isMoved)
        {
            return there;
        }

        var meeting = new Meeting(
            turn.Say(
                next.Kind == MeetingKind.Qbr ? "workplace.meeting_qbr" : "workplace.meeting_review",
                ("partner", partner.Name)),
            next.Start, Minutes, next.Zone, invited);
        if (there is not { Event.Length: > 0 })
        {
            var once = there is not null ? turn.Session.NewId() : string.Create(
                CultureInfo.InvariantCulture, $"{partner.Of.Value}|{next.Kind}|{next.Start:yyyyMMddHHmm}");
            return next with { Event = await Cloud.Calendar.CreateAsync(planned.By.Id, meeting, once, ct) };
        }

        var isThere = await DoneOrGoneAsync(async () =>
        {
            if (isMoved)
            {
                await Cloud.Calendar.MoveAsync(planned.By.Id, there.Event, meeting, ct);
            }

            if (there.Attendees != next.Attendees)
            {
                var now = await Cloud.Calendar.InvitedAsync(planned.By.Id, there.Event, ct);
                await Cloud.Calendar.InviteAsync(
                    planned.By.Id, there.Event, MeetingInvitations.Merged(now, there.Attendees, invited), ct);
            }
        });
        return next with { Event = isThere ? there.Event : string.Empty };
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
}
