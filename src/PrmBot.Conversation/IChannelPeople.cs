using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Conversation;

/// <summary>Who is in a Teams channel, as the platform knows it.</summary>
public interface IChannelPeople
{
    /// <summary>
    /// The channel's own ids of those who are not of home: a client asks only for them by itself for a view of their
    /// own. At most 60, which is all that a card may name; empty when the platform does not say.
    /// </summary>
    Task<IReadOnlyList<string>> FromOutsideAsync(TenantId home, ChannelLink channel, CancellationToken ct);
}
