using System.Text.Json.Serialization;
using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Storage;

namespace PrmBot.Workplace;

/// <summary>What a meeting is for.</summary>
public enum MeetingKind
{
    /// <summary>Both sides go through the plan.</summary>
    Review,

    /// <summary>The quarterly business review.</summary>
    Qbr,
}

/// <summary>A meeting as it stands in the calendar.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Event">Its id there; empty: somebody deleted it, and it is not made again for that day.</param>
/// <param name="Start">On the clock of <paramref name="Zone"/>.</param>
/// <param name="Zone">IANA.</param>
public sealed record PlannedMeeting(MeetingKind Kind, string Event, DateTime Start, string Zone)
{
    /// <summary>Whom we invited: a hash of each, because addresses are not kept.</summary>
    public string Attendees { get; init; } = string.Empty;
}

/// <summary>Who was to be invited when addresses were looked up last.</summary>
/// <param name="Who">A hash of their names and ids.</param>
/// <param name="At">When.</param>
public sealed record MeetingGuests(string Who, DateTimeOffset At);

/// <summary>Reviews with a partner stand in somebody's calendar; its id is the partner's.</summary>
public sealed record PlannedMeetings : IDocument
{
    public static string Kind => "meetings";

    public static int Schema => 1;

    [JsonIgnore]
    public string Id => Of.Value;

    public required PartnerId Of { get; init; }

    [JsonIgnore]
    PartnerId? IDocument.Partner => Of;

    /// <summary>In whose calendar, and who hears when something is wrong.</summary>
    public required Person By { get; init; }

    /// <summary>When a review begins.</summary>
    public TimeOnly Time { get; init; } = new(10, 0);

    /// <summary>IANA: the clock of <see cref="Time"/>.</summary>
    public required string Zone { get; init; }

    /// <summary>True: nobody wants it any more. What stands in the calendar is cancelled, then this goes.</summary>
    public bool IsEnding { get; init; }

    public IReadOnlyList<PlannedMeeting> Meetings { get; init; } = [];

    /// <summary>Null: nobody was looked up yet.</summary>
    public MeetingGuests? Guests { get; init; }

    public long Version { get; init; }

    /// <summary>True: each of these meetings stands as it is to be.</summary>
    public bool Stand(IReadOnlyList<PlannedMeeting> wanted) =>
        wanted.Count == Meetings.Count && wanted.All(w => Meetings.Any(m =>
            m.Kind == w.Kind && m.Start == w.Start && m.Zone == w.Zone));

    /// <summary>The meetings that plan and schedule call for: the next of each kind.</summary>
    /// <param name="plan">The current plan; null: there is none.</param>
    /// <param name="review">When the quarterly review is posted; null: it is not planned.</param>
    /// <param name="now">The moment.</param>
    public IReadOnlyList<PlannedMeeting> Wanted(JointPlan? plan, DigestSchedule? review, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(At(now, Zone).Date);
        var wanted = new List<PlannedMeeting>();
        if (!IsEnding && plan is { State: not (PlanState.Draft or PlanState.Closed) }
            && plan.Header.NextReview(plan.Start, today) is { } day && day <= plan.End)
        {
            wanted.Add(new PlannedMeeting(MeetingKind.Review, string.Empty, day.ToDateTime(Time), Zone));
        }

        if (!IsEnding && plan is { State: not PlanState.Closed } && review is { Next: { } next })
        {
            var zone = review.Rhythm.Clock.Id;
            wanted.Add(new PlannedMeeting(MeetingKind.Qbr, string.Empty, At(next, zone), zone));
        }

        return wanted;
    }

    private static DateTime At(DateTimeOffset moment, string zone) => TimeZoneInfo.ConvertTime(
        moment, TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : TimeZoneInfo.Utc).DateTime;
}
