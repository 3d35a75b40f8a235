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

    /// <inheritdoc/>
    public async Task<string> CreateAsync(UserId organizer, Meeting meeting, string once, CancellationToken ct)
    {
        var body = EventOf(meeting);
        body.TransactionId = once;
        var made = await GraphCall.AskAsync(
            Permission, () => client.Users[organizer.Value].Events.PostAsync(body, cancellationToken: ct), ct);
        return made.Id ?? throw new WorkplaceException(WorkplaceTrouble.NotThere);
    }

    /// <inheritdoc/>
    public Task ChangeAsync(UserId organizer, string id, Meeting meeting, CancellationToken ct) => GraphCall.DoAsync(
        Permission,
        () => client.Users[organizer.Value].Events[id].PatchAsync(EventOf(meeting), cancellationToken: ct),
        ct);

    /// <inheritdoc/>
    public Task CancelAsync(UserId organizer, string id, string word, CancellationToken ct) => GraphCall.DoAsync(
        Permission,
        () => client.Users[organizer.Value].Events[id].Cancel.PostAsync(
            new CancelPostRequestBody { Comment = word }, cancellationToken: ct),
        ct);

    private static Event EventOf(Meeting meeting) => new()
    {
        Subject = meeting.Subject,
        Start = At(meeting.Start, meeting.Zone),
        End = At(meeting.Start.AddMinutes(meeting.Minutes), meeting.Zone),
        Attendees =
        [
            .. meeting.Attendees.Select(a => new Attendee
            {
                EmailAddress = new EmailAddress { Address = a.Mail, Name = a.Name },
                Type = AttendeeType.Required,
            }),
        ],
    };

    private static DateTimeTimeZone At(DateTime local, string zone) => new()
    {
        DateTime = local.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        TimeZone = zone,
    };
}
