using PrmBot.Storage;

namespace PrmBot.Partners;

/// <summary>Where a partner reads what the bot says.</summary>
public static class PartnerChannel
{
    /// <summary>The channel that the partner reads and the bot can write to; null: there is none.</summary>
    public static async Task<ChannelLink?> ReachableAsync(IUnitOfWork work, Partner partner, CancellationToken ct) =>
        partner.Channel is { } channel
            && await work.FindAsync<ChannelLink>(channel.Value, ct) is { ServiceUrl.Length: > 0 } link
            ? link
            : null;
}
