using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>Finds the ideal profile and its editions; the caller checks who may see them.</summary>
public static class ProfileReads
{
    /// <summary>As it is now; untouched when nobody ever changed it.</summary>
    public static async Task<IdealProfile> NowAsync(Session session, CancellationToken ct) =>
        await session.Work.FindAsync<IdealProfile>(IdealProfile.TheId, ct) ?? new IdealProfile();

    /// <summary>
    /// Every edition, the newest first, with those that this session put. Changes made before editions were kept have
    /// none.
    /// </summary>
    public static async Task<IReadOnlyList<ProfileEdition>> EditionsAsync(Session session, CancellationToken ct)
    {
        var now = await NowAsync(session, ct);
        var stored = await session.Work.AllAsync<ProfileEdition>(ct);
        var latest = await session.Work.FindAsync<ProfileEdition>(ProfileEdition.IdOf(now.Edition), ct);
        return [.. stored.Append(latest).OfType<ProfileEdition>().DistinctBy(e => e.Number)
            .OrderByDescending(e => e.Number)];
    }
}
