using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Digest;

/// <summary>Where a partner's digest goes.</summary>
/// <param name="Digest">What it says.</param>
/// <param name="Series">The numbers behind it.</param>
/// <param name="Link">The partner's channel.</param>
public sealed record AddressedDigest(WeeklyDigest Digest, IReadOnlyList<KpiSeries> Series, ChannelLink Link);

/// <summary>Composes the digest of a partner for the channel that is linked to it.</summary>
public static class ComposeDigest
{
    /// <summary>
    /// Refuses with <c>digest.no_channel</c> when no channel is linked, with <c>digest.not_installed</c> when the app
    /// was taken out of it.
    /// </summary>
    public static async Task<Outcome<AddressedDigest>> RunAsync(
        Session session, KpiCatalogue catalogue, Partner partner, IReadOnlyList<DueLine> due, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, partner.Of) is { } no)
        {
            return no;
        }

        var links = await session.Work.OfPartnerAsync<ChannelLink>(partner.Of, ct);
        var link = links.FirstOrDefault(l => l.Id == partner.Channel?.Value) ?? (links.Count > 0 ? links[0] : null);
        if (link is null)
        {
            return new Refusal("digest.no_channel").With("partner", partner.Name);
        }

        if (link.ServiceUrl.Length == 0)
        {
            return new Refusal("digest.not_installed").With("partner", partner.Name);
        }

        var series = await ReadKpis.AllAsync(session, partner.Of, ct);
        return new AddressedDigest(DigestComposer.Compose(catalogue, series, due, session.Today), series, link);
    }
}
