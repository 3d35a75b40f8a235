using System.Globalization;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Events.Item.Cancel;
using PrmBot.Graph.Calls;
using PrmBot.Identity;
using PrmBot.Workplace;

namespace PrmBot.Graph.Calendar;

/// <summary>Meetings in somebody's calendar, by Microsoft Graph.</summary>
public sealed class GraphCalendar(GraphServiceClient client) : ICalendar
{
    private const string Permission = "Calendars.ReadWrite";
    private static readonly string[] OnlyAttendees = ["attendees"];

    /// <inheritdoc/>
    public async Task<string> CreateAsync(UserId organizer, Meeting meeting, string once, CancellationToken ct)
    {
        var body = TimeOf(meeting);
        (body.Subject, body.Attendees, body.TransactionId) = (meeting.Subject, AttendeesOf(meeting.Attendees), once);
        var made = await GraphCall.AskAsync(
            Permission, () => client.Users[organizer.Value].Events.PostAsync(body, cancellationToken: ct), ct);
        return made.Id ?? throw new WorkplaceException(WorkplaceTrouble.NotThere);
    }

    /// <inheritdoc/>
    public Task MoveAsync(UserId organizer, string id, Meeting meeting, CancellationToken ct) =>
        PatchAsync(organizer, id, TimeOf(meeting), ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Invited>> InvitedAsync(UserId organizer, string id, CancellationToken ct)
    {
        var found = await GraphCall.AskAsync(
            Permission,
            () => client.Users[organizer.Value].Events[id].GetAsync(
                call => call.QueryParameters.Select = OnlyAttendees, ct),
            ct);
        return
        [
            .. (found.Attendees ?? []).Where(a => a.EmailAddress?.Address is { Length: > 0 })
                .Select(a => new Invited(a.EmailAddress!.Name ?? string.Empty, a.EmailAddress.Address!, As(a.Type))),
        ];
    }

    /// <inheritdoc/>
    public Task InviteAsync(UserId organizer, string id, IReadOnlyList<Invited> all, CancellationToken ct) =>
        PatchAsync(organizer, id, new Event { Attendees = AttendeesOf(all) }, ct);

    /// <inheritdoc/>
    public Task CancelAsync(UserId organizer, string id, string word, CancellationToken ct) => GraphCall.DoAsync(
        Permission,
        () => client.Users[organizer.Value].Events[id].Cancel.PostAsync(
            new CancelPostRequestBody { Comment = word }, cancellationToken: ct),
        ct);

    private Task PatchAsync(UserId organizer, string id, Event body, CancellationToken ct) => GraphCall.DoAsync(
        Permission,
        () => client.Users[organizer.Value].Events[id].PatchAsync(body, cancellationToken: ct),
        ct);

    private static Event TimeOf(Meeting meeting) => new()
    {
        Start = At(meeting.Start, meeting.Zone),
        End = At(meeting.Start.AddMinutes(meeting.Minutes), meeting.Zone),
    };

    private static List<Attendee> AttendeesOf(IReadOnlyList<Invited> all) =>
    [
        .. all.Select(a => new Attendee
        {
            EmailAddress = new EmailAddress { Address = a.Mail, Name = a.Name },
            Type = a.As switch
            {
                InvitedAs.Required => AttendeeType.Required,
                InvitedAs.Optional => AttendeeType.Optional,
                InvitedAs.Resource => AttendeeType.Resource,
                _ => throw new InvalidOperationException($"Unknown {a.As}."),
            },
        }),
    ];

    private static InvitedAs As(AttendeeType? type) => type switch
    {
        AttendeeType.Optional => InvitedAs.Optional,
        AttendeeType.Resource => InvitedAs.Resource,
        _ => InvitedAs.Required,
    };

    // Calendars take the zones of Windows, and of the others a list that leaves many cities out.

    private static DateTimeTimeZone At(DateTime local, string zone) => new()
    {
        DateTime = local.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        TimeZone = TimeZoneInfo.TryConvertIanaIdToWindowsId(zone, out var windows) ? windows : zone,
    };
}
