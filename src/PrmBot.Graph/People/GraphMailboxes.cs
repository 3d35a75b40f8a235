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

    /// <summary>
    /// Those that can be read. Who has no mailbox is left out: a room, a service account, or somebody without a
    /// licence. So is who may not be read, where others may: an administrator can give the right for some mailboxes.
    /// </summary>
    /// <exception cref="WorkplaceException">None can be read.</exception>
    public async Task<IReadOnlyDictionary<UserId, MailboxState>> OfAsync(
        IReadOnlyList<UserId> people, CancellationToken ct)
    {
        var answers = await Batches.GetAsync<UserId, MailboxSettings>(
            client, Permission, people, person => client.Users[person.Value].MailboxSettings.ToGetRequestInformation(
                call => call.QueryParameters.Select = Fields), ct);
        var found = answers.Where(a => a.Value.Value is not null).ToDictionary(
            a => a.Key, a => StateOf(a.Value.Value!));
        var trouble = answers.Values.Select(a => a.Trouble).FirstOrDefault(
            t => t is { Trouble: not WorkplaceTrouble.NotThere });
        return found.Count > 0 || trouble is null ? found : throw trouble;
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
