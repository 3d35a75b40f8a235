using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Partners;

/// <summary>A place and how it is reached.</summary>
/// <param name="Conversation">The channel, or a thread of it.</param>
/// <param name="ServiceUrl">The Connector's address for it.</param>
/// <param name="Team">The platform's id of its team; null when it did not say.</param>
public sealed record Reached(ConversationKey Conversation, string ServiceUrl, string? Team = null);

/// <summary>Makes a Teams channel a partner's channel: who speaks there from outside speaks for that partner.</summary>
public static class LinkChannel
{
    /// <summary>The link as stored. A partner has one channel, and a channel one partner.</summary>
    public static async Task<Outcome<ChannelLink>> RunAsync(
        Session session, PartnerId id, Reached place, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, id) is { } no)
        {
            return no;
        }

        var channel = place.Conversation.Channel;
        var present = await session.Work.FindAsync<ChannelLink>(channel.Value, ct);
        if (present is not null && present.Of != id)
        {
            var other = await session.Work.FindAsync<Partner>(present.Of.Value, ct);
            return new Refusal("partners.channel_taken").With("partner", other?.Name ?? string.Empty);
        }

        var partner = (await session.Work.FindAsync<Partner>(id.Value, ct))!;
        if (partner.Channel is { } former && former != channel
            && await session.Work.FindAsync<ChannelLink>(former.Value, ct) is { } formerLink)
        {
            session.Work.Remove(formerLink);
        }

        var link = new ChannelLink
        {
            Id = channel.Value,
            Of = id,
            ServiceUrl = place.ServiceUrl,
            Team = place.Team,
            LinkedBy = session.Caller.Who,
            Version = present?.Version ?? 0,
        };
        session.Work.Put(link);
        session.Work.Put(partner with { Channel = channel });
        return link;
    }
}
