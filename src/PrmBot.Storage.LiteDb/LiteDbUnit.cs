using PrmBot.Identity;

namespace PrmBot.Storage.LiteDb;

/// <summary>A session over the database: reads go there at once, writes are gathered until the commit.</summary>
internal sealed class LiteDbUnit(DatabaseFile file, TimeProvider clock, TenantId tenant, PartnerId? only) : IUnitOfWork
{
    private readonly Dictionary<(string Kind, string Id), GatheredWrite> _writes = [];
    private readonly OrderedDictionary<(string Kind, string Id), DocumentChange> _changes = [];
    private readonly List<OutboxEntry> _sends = [];
    private readonly List<string> _handled = [];
    private bool _spent;

    public IReadOnlyList<DocumentChange> Changes => [.. _changes.Values];

    public Task<T?> FindAsync<T>(string id, CancellationToken ct)
        where T : class, IDocument
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(Present(T.Kind, id) is { } row ? Document<T>(row) : null);
    }

    public Task<IReadOnlyList<T>> OfPartnerAsync<T>(PartnerId partner, CancellationToken ct)
        where T : class, IDocument
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<T>>(
            only is null || only == partner ? [.. Rows(T.Kind, partner).Select(Document<T>)] : []);
    }

    public Task<IReadOnlyList<T>> AllAsync<T>(CancellationToken ct)
        where T : class, IDocument
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<T>>([.. Rows(T.Kind, only).Select(Document<T>)]);
    }

    public Task<IReadOnlyList<T>> LatestAsync<T>(int count, CancellationToken ct)
        where T : class, IDocument
    {
        ct.ThrowIfCancellationRequested();

        // Own removals may take away as many as they are.
        var stored = file.Read(db => DocumentRows.Latest(db, tenant, T.Kind, only, count + _writes.Count));
        var latest = WithWrites(stored, T.Kind, only).OrderByDescending(row => row.Id, StringComparer.Ordinal).Take(count);
        return Task.FromResult<IReadOnlyList<T>>([.. latest.Select(Document<T>)]);
    }

    public void Put<T>(T document)
        where T : class, IDocument
    {
        Permit(T.Kind, document.Partner);
        var row = new DocumentRow(document.Id, document.Partner, T.Schema, 0, DocumentFormat.Write(document));
        Gather(T.Kind, document.Id, row, document.Version);
    }

    public void Remove<T>(T document)
        where T : class, IDocument
    {
        Permit(T.Kind, document.Partner);
        Gather(T.Kind, document.Id, null, document.Version);
    }

    public Task<bool> RestoreAsync(IReadOnlyList<DocumentChange> changes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (changes.Any(c => (Present(c.Kind, c.Id)?.Version ?? 0) != c.NewVersion))
        {
            return Task.FromResult(false);
        }

        foreach (var change in changes.Where(c => c.Before is not null))
        {
            Permit(change.Kind, change.BeforePartner);
        }

        foreach (var c in changes)
        {
            var row = c.Before is null ? null : new DocumentRow(c.Id, c.BeforePartner, c.BeforeSchema, c.BeforeVersion, c.Before);
            Gather(c.Kind, c.Id, row, c.NewVersion);
        }

        return Task.FromResult(true);
    }

    public void Send(OutboxEntry entry) => _sends.Add(entry);

    public void Handled(string inboxId) => _handled.Add(inboxId);

    public Task CommitAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (_spent)
        {
            throw new InvalidOperationException("This session was committed before; open another one.");
        }

        _spent = true;
        if (_writes.Count + _sends.Count + _handled.Count > 0)
        {
            file.Write(WriteAll);
        }

        return Task.CompletedTask;
    }

    private static T Document<T>(DocumentRow row)
        where T : class, IDocument => DocumentFormat.Read<T>(row.Body, row.Schema, row.Version);

    private int WriteAll(LiteDB.LiteDatabase database)
    {
        foreach (var ((kind, id), write) in _writes)
        {
            var stored = DocumentRows.Find(database, tenant, kind, id);
            if ((stored?.Version ?? 0) != write.Expected || (stored is not null && !Sees(stored)))
            {
                throw new ConcurrencyException(kind, id);
            }
        }

        foreach (var ((kind, id), write) in _writes)
        {
            if (write.Row is { } row)
            {
                DocumentRows.Upsert(database, tenant, kind, row with { Version = write.NewVersion }, clock.GetUtcNow());
            }
            else
            {
                DocumentRows.Delete(database, tenant, kind, id);
            }
        }

        return WriteMessages(database);
    }

    private int WriteMessages(LiteDB.LiteDatabase database)
    {
        foreach (var entry in _sends)
        {
            if (!Queue.Outbox.TryAdd(database, entry.Id, LiteDbOutbox.Write(entry), entry.At))
            {
                throw new InvalidOperationException($"There is an outbox entry {entry.Id} already.");
            }
        }

        return _handled.Count(id => Queue.Inbox.Save(database, id, string.Empty, waits: false));
    }

    private void Gather(string kind, string id, DocumentRow? row, long version)
    {
        var before = Stored(kind, id);
        var write = new GatheredWrite(row, _writes.GetValueOrDefault((kind, id))?.Expected ?? version);
        _writes[(kind, id)] = write;
        _changes[(kind, id)] = new DocumentChange(
            kind, id, before?.Body, before?.Schema ?? row?.Schema ?? 0, write.NewVersion)
        {
            BeforeVersion = before?.Version ?? 0,
            BeforePartner = before?.Partner,
        };
        if (before is null && row is null)
        {
            _changes.Remove((kind, id));
        }
    }

    private void Permit(string kind, PartnerId? partner)
    {
        if (only is not null && partner != only)
        {
            throw new UnauthorizedAccessException($"This session is for one partner; a {kind} of others was to be written.");
        }
    }

    private bool Sees(DocumentRow row) => only is null || row.Partner == only;

    private DocumentRow? Stored(string kind, string id) =>
        file.Read(db => DocumentRows.Find(db, tenant, kind, id)) is { } row && Sees(row) ? row : null;

    // Own writes keep the version that was read, so that putting once more replaces the write.
    private DocumentRow? Present(string kind, string id) => _writes.TryGetValue((kind, id), out var write)
        ? write.AsRead
        : Stored(kind, id);

    private IOrderedEnumerable<DocumentRow> Rows(string kind, PartnerId? partner) =>
        WithWrites(file.Read(db => DocumentRows.List(db, tenant, kind, partner)), kind, partner)
            .OrderBy(row => row.Id, StringComparer.Ordinal);

    private IEnumerable<DocumentRow> WithWrites(List<DocumentRow> stored, string kind, PartnerId? partner) => stored
        .Where(row => !_writes.ContainsKey((kind, row.Id)))
        .Concat(_writes.Where(w => w.Key.Kind == kind).Select(w => w.Value.AsRead).OfType<DocumentRow>())
        .Where(row => partner is null || row.Partner == partner);
}
