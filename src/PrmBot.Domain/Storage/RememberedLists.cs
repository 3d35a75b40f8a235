using System.Collections.Concurrent;
using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>
/// Whole lists of the kinds that every turn asks for (<see cref="IDocument.IsRemembered"/>), kept as long as nothing of
/// the kind is written: a turn then costs the same with ten partners and with ten thousand. After a write only what may
/// have changed is read. Who gets the same list as before may rely on it being unchanged.
/// </summary>
public sealed class RememberedLists
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Kind), object> _kept = new();

    /// <summary>The list that was kept last; null: none.</summary>
    public RememberedList<T>? Find<T>(TenantId tenant)
        where T : class, IDocument => (RememberedList<T>?)_kept.GetValueOrDefault((tenant, T.Kind));

    /// <summary>Keeps a list in place of the former one.</summary>
    public void Keep<T>(TenantId tenant, RememberedList<T> list)
        where T : class, IDocument => _kept[(tenant, T.Kind)] = list;
}

/// <summary>All of a kind.</summary>
/// <param name="Stamp">The list was read after it, so it is at least as new.</param>
/// <param name="Mark">The same, of <see cref="IUnitOfWork.TouchedAsync"/>.</param>
/// <param name="All">In the order of their ids.</param>
public sealed record RememberedList<T>(long Stamp, long Mark, IReadOnlyList<T> All)
    where T : class, IDocument
{
    /// <summary>The list with some partners' documents as they are now.</summary>
    public IReadOnlyList<T> With(IReadOnlySet<PartnerId> partners, ILookup<PartnerId, T> now)
    {
        var all = All.Where(d => !partners.Contains(d.Partner!.Value)).ToList();
        foreach (var document in now.SelectMany(of => of))
        {
            var at = all.BinarySearch(document, Order);
            all.Insert(at < 0 ? ~at : at, document);
        }

        return all;
    }

    private static readonly IComparer<T> Order =
        Comparer<T>.Create((one, other) => string.CompareOrdinal(one.Id, other.Id));
}
