using System.Globalization;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using PrmBot.Graph.Calls;
using PrmBot.Identity;
using PrmBot.Workplace;

namespace PrmBot.Graph.People;

/// <summary>Time zones and automatic replies of several people, twenty in one call.</summary>
internal sealed class GraphMailboxes(GraphServiceClient client)
{
    private const string Permission = "MailboxSettings.Read";
    private static readonly string[] Fields = ["timeZone", "automaticRepliesSetting"];

    public async Task<IReadOnlyDictionary<UserId, MailboxState>> OfAsync(
        IReadOnlyList<UserId> people, CancellationToken ct) =>
        people.Count == 0
            ? new Dictionary<UserId, MailboxState>()
            : await GraphCall.AskAsync(Permission, () => BatchAsync(people, ct), ct);

    private async Task<IReadOnlyDictionary<UserId, MailboxState>?> BatchAsync(
        IReadOnlyList<UserId> people, CancellationToken ct)
    {
        var batch = new BatchRequestContentCollection(client);
        var steps = new Dictionary<string, UserId>();
        foreach (var person in people.Distinct())
        {
            var asked = client.Users[person.Value].MailboxSettings.ToGetRequestInformation(
                call => call.QueryParameters.Select = Fields);
            steps[await batch.AddBatchRequestStepAsync(asked)] = person;
        }

        var answers = await client.Batch.PostAsync(batch, ct);
        var found = new Dictionary<UserId, MailboxState>();
        foreach (var (step, status) in await answers.GetResponsesStatusCodesAsync())
        {
            var trouble = GraphCall.OfStatus((int)status, null, Permission);
            if (trouble is { Trouble: not WorkplaceTrouble.NotThere })
            {
                throw trouble;
            }

            // Who has no mailbox is no error: a room, a service account, or somebody without a licence.
            if (trouble is null && await answers.GetResponseByIdAsync<MailboxSettings>(step) is { } settings)
            {
                found[steps[step]] = StateOf(settings);
            }
        }

        return found;
    }

    private static MailboxState StateOf(MailboxSettings settings)
    {
        var replies = settings.AutomaticRepliesSetting;
        var isPlanned = replies?.Status == AutomaticRepliesStatus.Scheduled;
        return new MailboxState(
            Iana(settings.TimeZone),
            isPlanned || replies?.Status == AutomaticRepliesStatus.AlwaysEnabled,
            isPlanned ? MomentOf(replies?.ScheduledStartDateTime) : null,
            isPlanned ? MomentOf(replies?.ScheduledEndDateTime) : null);
    }

    // An administrator chooses whether mailboxes name zones as Windows does or by IANA.
    private static string? Iana(string? zone) =>
        string.IsNullOrWhiteSpace(zone) ? null
        : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone, out var iana) ? iana
        : TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : null;

    private static DateTimeOffset? MomentOf(DateTimeTimeZone? said)
    {
        if (said?.DateTime is null || !DateTime.TryParse(
            said.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        var isKnown = TimeZoneInfo.TryFindSystemTimeZoneById(said.TimeZone ?? "UTC", out var zone);
        var clock = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(clock, (isKnown ? zone! : TimeZoneInfo.Utc).GetUtcOffset(clock));
    }
}
