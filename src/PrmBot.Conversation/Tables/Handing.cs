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

/// <summary>Keeps a file for a while and says where it is. What ran out for the same partner is removed.</summary>
public sealed class Handing(IFileLinks links)
{
    public TimeSpan Lifetime => links.Lifetime;

    /// <summary>The address; null: there is none to give, and nothing was kept.</summary>
    public async Task<Uri?> HandAsync(Session session, PartnerId partner, NewFile file, CancellationToken ct)
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
