using System.Runtime.CompilerServices;
using LiteDB;
using PrmBot.Identity;
using PrmBot.Storage.Moving;

namespace PrmBot.Storage.LiteDb;

/// <summary>An operator's work on the file.</summary>
internal sealed class LiteDbUpkeep(DatabaseFile file, TimeProvider clock) : IUpkeep
{
    private const int Stretch = 200;

#pragma warning disable CS1998 // the driver reads at once; the port is for stores that wait for a server
    public async IAsyncEnumerable<StoredDocument> RowsAsync(
        TenantId tenant, RowRange range, [EnumeratorCancellation] CancellationToken ct)
    {
        if (range is RowRange.OfNobody)
        {
            // An index over nothing has no order to go on from: so the keys first.
            foreach (var keys in file.ReadMoved(db => Documents.KeysOfNobody(db, tenant)).Chunk(Stretch))
            {
                foreach (var found in file.ReadMoved(db => Documents.ByKeys(db, keys)))
                {
                    ct.ThrowIfCancellationRequested();
                    yield return found;
                }
            }

            yield break;
        }

        for (string? last = null; ;)
        {
            var from = last;
            var rows = file.ReadMoved(db => Documents.Stretch(db, tenant, range, from, Stretch));
            foreach (var (_, row) in rows)
            {
                ct.ThrowIfCancellationRequested();
                yield return row;
            }

            if (rows.Count < Stretch)
            {
                yield break;
            }

            last = rows[^1].Key;
        }
    }

    public async IAsyncEnumerable<OutboxEntry> SentAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (_, _, entry) in file.Stretches(file.Outbox.After, row => row.Key))
        {
            ct.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    public async IAsyncEnumerable<StoredItem> HeardAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var entry in file.Stretches(file.Inbox.After, e => e.Key).Where(e => e.Body.Length > 0))
        {
            ct.ThrowIfCancellationRequested();
            yield return LiteDbInbox.Whole(entry);
        }
    }
#pragma warning restore CS1998

    public Task WriteAsync(TenantId tenant, GatheredWork work, CancellationToken ct) =>
        new LiteDbUnit(file, clock, new Scope(tenant, null)).WriteAsync(work, ct);
}
