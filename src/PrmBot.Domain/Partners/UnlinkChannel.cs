using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Partners;

/// <summary>The channel is no partner's any more: people from outside have no rights in it from now on.</summary>
public static class UnlinkChannel
{
    /// <summary>The partner that it was linked to.</summary>
    public static async Task<Outcome<Partner>> RunAsync(Session session, ConversationKey place, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage) is { } no)
        {
            return no;
        }

        if (await session.Work.FindAsync<ChannelLink>(place.Channel.Value, ct) is not { } link)
        {
            return new Refusal("partners.channel_not_linked");
        }

        var partner = (await session.Work.FindAsync<Partner>(link.Of.Value, ct))! with { Channel = null };
        session.Work.Remove(link);
        session.Work.Put(partner);
        return partner;
    }
}
