using LiteDB;

namespace PrmBot.Storage.LiteDb;

/// <summary>All that a session gathered for its commit.</summary>
internal sealed class GatheredWork(Scope scope)
{
    private readonly Dictionary<(string Kind, string Id), GatheredWrite> _writes = [];
    private readonly OrderedDictionary<(string Kind, string Id), DocumentChange> _changes = [];
    private readonly List<OutboxEntry> _sends = [];
    private readonly List<string> _handled = [];

    public int Writes => _writes.Count;

    public bool IsEmpty => _writes.Count + _sends.Count + _handled.Count == 0;

    public IReadOnlyList<DocumentChange> Changes => [.. _changes.Values];

    public void Send(OutboxEntry entry) => _sends.Add(entry);

    public void Handled(string inboxId) => _handled.Add(inboxId);

    public GatheredWrite? Find(string kind, string id) => _writes.GetValueOrDefault((kind, id));

    /// <param name="row">What to write; null: a removal.</param>
    /// <param name="version">The version it replaces, unless the session gathered a write of it before.</param>
    /// <param name="before">What is stored now.</param>
    public void Gather(string kind, string id, DocumentRow? row, long version, DocumentRow? before)
    {
        var write = new GatheredWrite(row, Find(kind, id)?.Expected ?? version);
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

    /// <summary>The stored documents of a kind with the gathered writes laid over them, in no order.</summary>
    public IEnumerable<DocumentRow> Over(IEnumerable<DocumentRow> stored, string kind) => stored
        .Where(row => !_writes.ContainsKey((kind, row.Id)))
        .Concat(_writes.Where(w => w.Key.Kind == kind).Select(w => w.Value.AsRead).OfType<DocumentRow>());

    /// <summary>Writes everything: to be called inside a transaction, which any exception must undo.</summary>
    /// <returns>How many documents were written.</returns>
    public int WriteTo(LiteDatabase database, DateTimeOffset at)
    {
        // All versions first: nothing to undo in the usual conflict.
        foreach (var ((kind, id), write) in _writes)
        {
            Check(DocumentRows.Find(database, scope.Tenant, kind, id), kind, id, write.Expected);
        }

        foreach (var ((kind, id), write) in _writes)
        {
            if (write.Row is { } row)
            {
                var version = row with { Version = write.NewVersion };
                DocumentRows.Upsert(database, scope.Tenant, kind, version, at);
            }
            else
            {
                DocumentRows.Delete(database, scope.Tenant, kind, id);
            }
        }

        WriteMessages(database);
        return _writes.Count;
    }

    // One that the session may not see counts as changed by somebody else: it must not be overwritten.
    private void Check(DocumentRow? stored, string kind, string id, long expected)
    {
        if ((stored?.Version ?? 0) != expected || (stored is not null && !scope.Sees(stored)))
        {
            throw new ConcurrencyException(kind, id);
        }
    }

    private void WriteMessages(LiteDatabase database)
    {
        foreach (var entry in _sends)
        {
            if (!Queue.Outbox.TryAdd(database, entry.Id, LiteDbOutbox.Write(entry), entry.At))
            {
                throw new InvalidOperationException($"There is an outbox entry {entry.Id} already.");
            }
        }

        foreach (var id in _handled)
        {
            Queue.Inbox.Save(database, id, string.Empty, waits: false);
        }
    }
}
