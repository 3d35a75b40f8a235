using PrmBot.Identity;

namespace PrmBot.Storage.LiteDb;

/// <summary>A session over the database: reads go there at once, writes are gathered until the commit.</summary>
internal sealed class LiteDbUnit(DatabaseFile file, TimeProvider clock, TenantId tenant, PartnerId? only) : IUnitOfWork
{
    private readonly Dictionary<(string Kind, string Id), GatheredWrite> _writes = [];
    private readonly Dictionary<(string Kind, string Id), DocumentChange> _changes = [];
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
        return Task.FromResult(only is null || only == partner ? List<T>(partner) : []);
    }

    public Task<IReadOnlyList<T>> AllAsync<T>(CancellationToken ct)
        where T : class, IDocument
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(List<T>(only));
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
                DocumentRows.Upsert(database, tenant, kind, row with { Version = write.Expected + 1 }, clock.GetUtcNow());
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
        var expected = _writes.TryGetValue((kind, id), out var gathered) ? gathered.Expected : version;
        _writes[(kind, id)] = new GatheredWrite(row, expected);
        _changes.Remove((kind, id));
        if (before is not null || row is not null)
        {
            _changes[(kind, id)] = new DocumentChange(
                kind, id, before?.Body, before?.Schema ?? row!.Schema, row is null ? 0 : expected + 1);
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

    private IReadOnlyList<T> List<T>(PartnerId? partner)
        where T : class, IDocument
    {
        var rows = file.Read(db => DocumentRows.List(db, tenant, T.Kind, partner))
            .Where(row => !_writes.ContainsKey((T.Kind, row.Id)))
            .Concat(_writes.Where(w => w.Key.Kind == T.Kind).Select(w => w.Value.AsRead).OfType<DocumentRow>())
            .Where(row => partner is null || row.Partner == partner);
        return [.. rows.OrderBy(row => row.Id, StringComparer.Ordinal).Select(Document<T>)];
    }

    private sealed record GatheredWrite(DocumentRow? Row, long Expected)
    {
        public DocumentRow? AsRead => Row is null ? null : Row with { Version = Expected };
    }
}
