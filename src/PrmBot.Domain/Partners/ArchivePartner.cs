using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Partners;

/// <summary>Takes a partner out of lists and digests; nothing is deleted, and a status change brings it back.</summary>
public static class ArchivePartner
{
    public static async Task<Outcome<Partner>> RunAsync(Session session, PartnerId id, CancellationToken ct)
    {
        if (session.Refuses(Act.Manage, id) is { } no)
        {
            return no;
        }

        var partner = (await session.Work.FindAsync<Partner>(id.Value, ct))! with { Status = PartnerStatus.Archived };
        session.Work.Put(partner);
        return partner;
    }
}
