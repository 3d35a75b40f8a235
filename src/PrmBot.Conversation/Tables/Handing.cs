using PrmBot.Conversation.Workplace;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Conversation.Tables;

/// <summary>Where people fetch what was made for them.</summary>
public interface IFileLinks
{
    /// <summary>How long a link works.</summary>
    TimeSpan Lifetime { get; }

    /// <summary>The address of a file; null: this bot does not know under which address it is reached.</summary>
    Uri? To(string id);
}

/// <summary>A file ready to be handed out.</summary>
public sealed record NewFile(string Name, string ContentType, byte[] Content);

/// <summary>Where a file is.</summary>
/// <param name="Link">Its address.</param>
/// <param name="IsInChannel">True: among the files of the partner's channel; false: the bot keeps it.</param>
/// <param name="Trouble">Why it is not among them, though it was to be; null: it is, or was not to be.</param>
public sealed record Handed(Uri Link, bool IsInChannel, Refusal? Trouble = null)
{
    /// <summary>What is said about it in private; empty: nothing.</summary>
    public IReadOnlyList<Posting> Told { get; init; } = [];
}

/// <summary>
/// Puts a file among those of the partner's channel, or keeps it for a while; and says where it is. What ran out for
/// the same partner is removed.
/// </summary>
/// <param name="links">Where kept files are.</param>
/// <param name="exports">The channel's files; null: there are none.</param>
public sealed class Handing(IFileLinks links, ChannelExports? exports = null)
{
    public TimeSpan Lifetime => links.Lifetime;

    /// <summary>Where it is; null: there is no address to give, and nothing was kept.</summary>
    /// <param name="turn">Who asked, and where.</param>
    /// <param name="partner">Whose file.</param>
    /// <param name="file">What it holds.</param>
    /// <param name="isForBoth">True: both sides may read it, so it may lie where they share files.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<Handed?> HandAsync(
        TurnScope turn, PartnerId partner, NewFile file, bool isForBoth, CancellationToken ct)
    {
        var put = isForBoth && exports is not null ? await exports.PutAsync(turn, partner, file, ct) : null;
        return put?.Link is { } link ? new Handed(link, true)
            : await KeepAsync(turn.Session, partner, file, ct) is { } kept
                ? new Handed(kept, false, put?.Trouble) { Told = put?.Told is { } told ? [told] : [] }
            : null;
    }

    private async Task<Uri?> KeepAsync(Session session, PartnerId partner, NewFile file, CancellationToken ct)
    {
        var id = session.NewId() + session.NewId();
        if (links.To(id) is not { } address)
        {
            return null;
        }

        foreach (var old in await session.Work.OfPartnerAsync<HandedFile>(partner, ct))
        {
            if (old.Until < session.Now)
            {
                session.Work.Remove(old);
            }
        }

        session.Work.Put(new HandedFile
        {
            Id = id,
            Partner = partner,
            Name = file.Name,
            ContentType = file.ContentType,
            Content = file.Content,
            Until = session.Now + links.Lifetime,
        });
        return address;
    }
}
