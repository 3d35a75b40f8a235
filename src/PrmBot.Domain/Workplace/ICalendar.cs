using PrmBot.Identity;

namespace PrmBot.Workplace;

/// <summary>How somebody is invited.</summary>
public enum InvitedAs
{
    /// <summary>The meeting needs them.</summary>
    Required,

    /// <summary>They may come.</summary>
    Optional,

    /// <summary>A room or a thing.</summary>
    Resource,
}

/// <summary>One who is invited.</summary>
public sealed record Invited(string Name, string Mail, InvitedAs As = InvitedAs.Required);

/// <summary>A meeting as it is to be.</summary>
/// <param name="Subject">What people see.</param>
/// <param name="Start">On the clock of <paramref name="Zone"/>.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Zone">IANA.</param>
/// <param name="Attendees">Who is invited.</param>
public sealed record Meeting(
    string Subject, DateTime Start, int Minutes, string Zone, IReadOnlyList<Invited> Attendees);

/// <summary>Meetings in somebody's calendar, with invitations to all who are to come.</summary>
public interface ICalendar
{
    /// <summary>The id of the meeting. Asked twice with the same <paramref name="once"/> it is made once.</summary>
    Task<string> CreateAsync(UserId organizer, Meeting meeting, string once, CancellationToken ct);

    /// <summary>Moves it; who is invited stays.</summary>
    Task MoveAsync(UserId organizer, string id, Meeting meeting, CancellationToken ct);

    /// <summary>Who is invited now, people included whom somebody added there.</summary>
    Task<IReadOnlyList<Invited>> InvitedAsync(UserId organizer, string id, CancellationToken ct);

    /// <summary>Invites these and nobody else; when it is stays.</summary>
    Task InviteAsync(UserId organizer, string id, IReadOnlyList<Invited> all, CancellationToken ct);

    /// <summary>Cancels it, with a word to those who were invited.</summary>
    Task CancelAsync(UserId organizer, string id, string word, CancellationToken ct);
}
