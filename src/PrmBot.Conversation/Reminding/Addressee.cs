using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Reminders;
using PrmBot.Storage;

namespace PrmBot.Conversation.Reminding;

/// <summary>One reader of reminders: one of us in private, or a partner's people in their channel.</summary>
/// <param name="Id">The person, or the channel: what switch and memory are kept under.</param>
/// <param name="Conversation">Where it is said.</param>
/// <param name="ServiceUrl">How that is reached.</param>
/// <param name="Partner">The partner whose channel it is; null for one of us.</param>
/// <param name="Zone">The clock there.</param>
/// <param name="Locale">The language there.</param>
internal sealed record Addressee(
    string Id, ConversationKey Conversation, string ServiceUrl, PartnerId? Partner, TimeZoneInfo Zone, string Locale)
{
    /// <summary>The person's name; empty for a channel.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>What they heard already.</summary>
    public required SentReminders Sent { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>
    /// Those who may be written to now: the place is known, it is not quiet there, nobody there is out of office, no
    /// bundle went there today, and they want it. A mailbox says its clock, else the client does.
    /// </summary>
    public static async Task<IReadOnlyList<Addressee>> OpenAsync(
        IUnitOfWork work, ReminderSettings settings, DateTimeOffset now, CancellationToken ct)
    {
        var chats = await work.AllAsync<PersonalChat>(ct);
        var links = await work.AllAsync<ChannelLink>(ct);
        var mailboxes = (await work.AllAsync<Mailbox>(ct)).ToDictionary(m => m.Id);
        var zones = chats.ToDictionary(c => c.Id, c => QuietRules.Zone(
            mailboxes.GetValueOrDefault(c.Id)?.ZoneAt(now) ?? c.TimeZone, settings.Zone));
        var places = chats
            .Where(c => c.Role == Role.Manager && mailboxes.GetValueOrDefault(c.Id)?.IsOut(now) != true)
            .Select(c => (c.Id, c.Conversation, c.ServiceUrl, Partner: (PartnerId?)null, Zone: zones[c.Id], c.Locale))
            .Concat(links.Select(l => (
                l.Id, Conversation: new ConversationKey(l.Id), l.ServiceUrl, Partner: (PartnerId?)l.Of,
                Zone: zones.GetValueOrDefault(l.LinkedBy.Id.Value) ?? settings.Zone, Locale: "en-US")));
        var open = new List<Addressee>();
        foreach (var place in places.Where(p => p.ServiceUrl.Length > 0 && !settings.Quiet.IsQuiet(now, p.Zone)))
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, place.Zone).DateTime);
            var sent = await work.FindAsync<SentReminders>(place.Id, ct)
                ?? new SentReminders { Id = place.Id, Partner = place.Partner };
            var isOff = (await work.FindAsync<ReminderSwitch>(place.Id, ct))?.IsOffOn(today) == true;
            if (!isOff && !(sent.Day >= today))
            {
                open.Add(new Addressee(
                    place.Id, place.Conversation, place.ServiceUrl, place.Partner, place.Zone, place.Locale)
                {
                    Name = chats.FirstOrDefault(c => c.Id == place.Id)?.Name ?? string.Empty,
                    Sent = sent,
                    Today = today,
                });
            }
        }

        return open;
    }
}
