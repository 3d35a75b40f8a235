using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Digest;

/// <summary>Where what the bot posts for a partner goes.</summary>
internal static class DigestChannel
{
    /// <summary>
    /// The partner's own channel, else another one that is linked to it. Refuses with <c>digest.no_channel</c> when
    /// none is linked, with <c>digest.not_installed</c> when the app was taken out of it.
    /// </summary>
    public static async Task<Outcome<ChannelLink>> FindAsync(Session session, Partner partner, CancellationToken ct)
    {
        var links = await session.Work.OfPartnerAsync<ChannelLink>(partner.Of, ct);
        var link = links.FirstOrDefault(l => l.Id == partner.Channel?.Value)
            ?? (links is [var first, ..] ? first : null);
        return link is null ? new Refusal("digest.no_channel").With("partner", partner.Name)
            : link.ServiceUrl.Length == 0 ? new Refusal("digest.not_installed").With("partner", partner.Name)
            : link;
    }
}
