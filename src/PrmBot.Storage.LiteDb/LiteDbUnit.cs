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
        return Task.FromResult<IReadOnlyList<DocumentRow>>(file.Documents.List(Scope.Tenant, kind, partner));
    }

    protected override Task<IReadOnlyList<DocumentRow>> ListRowsAsync(
        string kind, IReadOnlyCollection<PartnerId> partners, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<DocumentRow>>(file.Documents.List(Scope.Tenant, kind, partners));
    }

    public override Task<TouchedPartners> TouchedAsync(long? since, CancellationToken ct) =>
        Task.FromResult(file.Documents.Touched.Since(Scope.Tenant, since));

    protected override Task<long> StampAsync(string kind, CancellationToken ct) =>
        Task.FromResult(file.Documents.Stamps.Of(Scope.Tenant, kind));

    protected override Task<IReadOnlyList<DocumentRow>> LatestRowsAsync(string kind, int count, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<DocumentRow>>(
            file.Documents.Latest(Scope.Tenant, kind, Scope.Only, count));
    }

    protected override DocumentRow? RowBefore(string kind, string id) => Stored(kind, id);

    protected override bool KnowsBefore(string kind, string id) => true;

    public override Task WriteAsync(GatheredWork work, CancellationToken ct)
    {
        Recall(work);
        return file.WriteAsync(() => Write(work, clock.GetUtcNow()));
    }

    // What will be compared is looked up here and remembered: whoever writes must not wait for the file.
    private void Recall(GatheredWork work)
    {
        foreach (var (kind, id) in work.Writes.Keys)
        {
            file.Documents.Find(Scope.Tenant, kind, id);
        }

        foreach (var entry in work.Sends)
        {
            file.Outbox.Recall(entry.Id);
        }
    }

    private DocumentRow? Stored(string kind, string id) =>
        file.Documents.Find(Scope.Tenant, kind, id) is { } row && Scope.Sees(row) ? row : null;

    // Any exception undoes what it changed.
    private int Write(GatheredWork work, DateTimeOffset at)
    {
        foreach (var ((kind, id), write) in work.Writes)
        {
            Check(file.Documents.FindNow(Scope.Tenant, kind, id), kind, id, write.Expected);
        }

        foreach (var ((kind, id), write) in work.Writes)
        {
            var row = write.Row is null ? null : write.Row with { Version = write.NewVersion };
            file.Documents.Put(Scope.Tenant, kind, id, row, at);
        }

        WriteMessages(work);
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

    private void WriteMessages(GatheredWork work)
    {
        foreach (var entry in work.Sends)
        {
            file.Outbox.Add(entry);
        }

        foreach (var id in work.HandledItems)
        {
            if (!file.Inbox.Handle(id))
            {
                throw new AlreadyHandledException();
            }
        }

        foreach (var id in work.Unsent)
        {
            file.Outbox.Remove(id);
        }

        foreach (var key in work.Unheard)
        {
            file.Inbox.Empty(key);
        }
    }
}
