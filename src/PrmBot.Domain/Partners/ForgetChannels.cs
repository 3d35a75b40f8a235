using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Partners;

/// <summary>What the platform says has happened to channels: no act of a person, so no right is asked for.</summary>
public static class ForgetChannels
{
    /// <summary>The function that the history names: what a person would have called.</summary>
    public const string Function = "Partners-unlink_channel";

    /// <summary>
    /// The links of a channel, or of all channels of a team that is known to hold them.
    /// </summary>
    public static async Task<IReadOnlyList<ChannelLink>> FindAsync(
        Session session, ConversationKey? channel, string? team, CancellationToken ct)
    {
        var all = await session.Work.AllAsync<ChannelLink>(ct);
        return [.. all.Where(l => l.Id == channel?.Channel.Value || (team is not null && l.Team == team))];
    }

    /// <summary>They are gone for good: the links go, with a word in each partner's history.</summary>
    public static async Task DeletedAsync(
        Session session, IReadOnlyList<ChannelLink> links, string summary, CancellationToken ct)
    {
        foreach (var link in links)
        {
            session.Work.Remove(link);
            if (await session.Work.FindAsync<Partner>(link.Of.Value, ct) is { } partner
                && partner.Channel?.Value == link.Id)
            {
                session.Work.Put(partner with { Channel = null });
            }

            session.Work.Put(new HistoryEntry
            {
                Id = HistoryEntry.IdAt(session.Now, session.NewId()),
                Partner = link.Of,
                Who = session.Caller.Who,
                At = session.Now,
                Function = Function,
                Summary = summary,
            });
        }
    }

    /// <summary>The app is not there any more: the links stay, how the channels were reached is forgotten.</summary>
    public static void OutOfReach(Session session, IReadOnlyList<ChannelLink> links)
    {
        foreach (var link in links.Where(l => l.ServiceUrl.Length > 0))
        {
            session.Work.Put(link with { ServiceUrl = string.Empty });
        }
    }
}
