using System.Collections.Concurrent;
using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>
/// Whole lists of the kinds that every turn asks for (<see cref="IDocument.IsRemembered"/>), kept as long as nothing of
/// the kind is written: a turn then costs the same with ten partners and with ten thousand. Who gets the same list as
/// before may rely on it being unchanged.
/// </summary>
public sealed class RememberedLists
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Kind), (long Stamp, object List)> _kept = new();

    /// <summary>The list of that stamp; null: another one, or none, is kept.</summary>
    public IReadOnlyList<T>? Find<T>(TenantId tenant, long stamp)
        where T : class, IDocument =>
        _kept.TryGetValue((tenant, T.Kind), out var kept) && kept.Stamp == stamp ? (IReadOnlyList<T>)kept.List : null;

    /// <summary>Keeps a list that was read after its stamp, so it is at least as new.</summary>
    public void Keep<T>(TenantId tenant, long stamp, IReadOnlyList<T> list)
        where T : class, IDocument => _kept[(tenant, T.Kind)] = (stamp, list);
}
