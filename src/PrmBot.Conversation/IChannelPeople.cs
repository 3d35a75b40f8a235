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

    /// <summary>
    /// Everybody who is in the channel, as of the last few minutes; null when the platform does not say.
    /// </summary>
    Task<IReadOnlyList<ChannelPerson>?> AllAsync(TenantId home, ChannelLink channel, CancellationToken ct);
}

/// <summary>One who is in a channel.</summary>
/// <param name="Who">By the id that the person is stored under elsewhere, so that a mention reaches them.</param>
/// <param name="IsFromOutside">Null: the platform does not say of which tenant they are.</param>
public sealed record ChannelPerson(Person Who, bool? IsFromOutside);
