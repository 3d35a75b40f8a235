using LiteDB;
using PrmBot.Identity;

namespace PrmBot.Storage.LiteDb;

/// <summary>A session over the database file.</summary>
internal sealed class LiteDbUnit(DatabaseFile file, TimeProvider clock, Scope scope)
    : UnitOfWork(scope, file.Lists)
{
    protected override Task<DocumentRow?> FindRowAsync(string kind, string id, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(Stored(kind, id));
    }

    protected override Task<IReadOnlyList<DocumentRow>> ListRowsAsync(
        string kind, PartnerId? partner, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<DocumentRow>>(
            file.Read(db => DocumentRows.List(db, Scope.Tenant, kind, partner)));
    }

    protected override Task<long> StampAsync(string kind, CancellationToken ct) =>
        Task.FromResult(file.Stamps.Of(Scope.Tenant, kind));

    protected override Task<IReadOnlyList<DocumentRow>> LatestRowsAsync(string kind, int count, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<DocumentRow>>(
            file.Read(db => DocumentRows.Latest(db, Scope.Tenant, kind, Scope.Only, count)));
    }

    protected override DocumentRow? RowBefore(string kind, string id) => Stored(kind, id);

    protected override bool KnowsBefore(string kind, string id) => true;

    public override Task WriteAsync(GatheredWork work, CancellationToken ct) =>
        file.WriteAsync(db => Write(work, db, clock.GetUtcNow()));

    private DocumentRow? Stored(string kind, string id)
    {
        var key = Key(kind, id);
        if (!file.Rows.TryFind(key, out var row))
        {
            row = file.Read(db => file.Rows.Find(key, () => Find(db, kind, id)));
        }

        return row is not null && Scope.Sees(row) ? row : null;
    }

    private RowKey Key(string kind, string id) => new(Scope.Tenant, kind, id);

    private DocumentRow? Find(LiteDatabase database, string kind, string id) =>
        DocumentRows.Find(database, Scope.Tenant, kind, id);

    // Inside a transaction, which any exception undoes.
    private int Write(GatheredWork work, LiteDatabase database, DateTimeOffset at)
    {
        // All versions first: nothing to undo in the usual conflict.
        foreach (var ((kind, id), write) in work.Writes)
        {
            Check(file.Rows.Find(Key(kind, id), () => Find(database, kind, id)), kind, id, write.Expected);
        }

        foreach (var ((kind, id), write) in work.Writes)
        {
            file.Stamps.Raise(Scope.Tenant, kind);
            var row = write.Row is null ? null : write.Row with { Version = write.NewVersion };
            if (row is not null)
            {
                DocumentRows.Upsert(database, Scope.Tenant, kind, row, at);
            }
            else
            {
                DocumentRows.Delete(database, Scope.Tenant, kind, id);
            }

            file.Rows.Change(Key(kind, id), row);
        }

        WriteMessages(work, database);
        return work.Writes.Count;
    }

    // One that the session may not see counts as changed by somebody else: it must not be overwritten.
    private void Check(DocumentRow? stored, string kind, string id, long expected)
    {
        if ((stored?.Version ?? 0) != expected || (stored is not null && !Scope.Sees(stored)))
        {
            throw new ConcurrencyException(kind, id);
        }
    }

    private void WriteMessages(GatheredWork work, LiteDatabase database)
    {
        foreach (var entry in work.Sends)
        {
            file.Outbox.Add(database, entry);
        }

        foreach (var id in work.HandledItems)
        {
            if (!file.Inbox.Handle(database, id))
            {
                throw new AlreadyHandledException();
            }
        }

        foreach (var id in work.Unsent)
        {
            file.Outbox.Remove(database, id);
        }

        foreach (var key in work.Unheard)
        {
            file.Inbox.Empty(database, key);
        }
    }
}

/// <summary>Where a document is found.</summary>
internal readonly record struct RowKey(TenantId Tenant, string Kind, string Id);
