using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Testing;

/// <summary>A store in memory for tests of what is above the port. Held to the same contract tests as the real ones.</summary>
public sealed class MemoryStore : IStore, IInbox, IOutbox
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(TenantId Tenant, string Kind, string Id), Row> _rows = [];
    private readonly Dictionary<string, (InboxItem Item, bool Handled)> _inbox = [];
    private readonly List<OutboxEntry> _outbox = [];

    public IInbox Inbox => this;

    public IOutbox Outbox => this;

    public IUnitOfWork Open(TenantId tenant, PartnerId? onlyPartner = null) => new Unit(this, tenant, onlyPartner);

    public Task<bool> AcceptAsync(InboxItem item, CancellationToken ct)
    {
        lock (_gate)
        {
            return Task.FromResult(_inbox.TryAdd(item.Id, (item, false)));
        }
    }

    Task<IReadOnlyList<InboxItem>> IInbox.PendingAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<InboxItem>>([.. _inbox.Values.Where(i => !i.Handled).Select(i => i.Item)]);
        }
    }

    public Task DropAsync(string id, CancellationToken ct)
    {
        lock (_gate)
        {
            _inbox[id] = (_inbox[id].Item, true);
            return Task.CompletedTask;
        }
    }

    Task IInbox.ForgetAsync(DateTimeOffset before, CancellationToken ct)
    {
        lock (_gate)
        {
            foreach (var id in _inbox.Values.Where(i => i.Handled && i.Item.At < before).Select(i => i.Item.Id).ToList())
            {
                _inbox.Remove(id);
            }

            return Task.CompletedTask;
        }
    }

    Task<IReadOnlyList<OutboxEntry>> IOutbox.PendingAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<OutboxEntry>>([.. _outbox.Where(IsPending)]);
        }
    }

    public Task<OutboxEntry?> FindAsync(string id, CancellationToken ct)
    {
        lock (_gate)
        {
            return Task.FromResult(_outbox.Find(e => e.Id == id));
        }
    }

    public Task SaveAsync(OutboxEntry entry, CancellationToken ct)
    {
        lock (_gate)
        {
            _outbox[_outbox.FindIndex(e => e.Id == entry.Id)] = entry;
            return Task.CompletedTask;
        }
    }

    Task IOutbox.ForgetAsync(DateTimeOffset before, CancellationToken ct)
    {
        lock (_gate)
        {
            _outbox.RemoveAll(e => !IsPending(e) && e.At < before);
            return Task.CompletedTask;
        }
    }

    private static bool IsPending(OutboxEntry entry) => entry.DeliveredAs is null && entry.FailedBecause is null;

    private sealed record Row(string Body, int Schema, long Version, PartnerId? Partner);

    private sealed class Unit(MemoryStore store, TenantId tenant, PartnerId? only) : IUnitOfWork
    {
        private readonly Dictionary<(string Kind, string Id), (Row? Row, long Expected)> _writes = [];
        private readonly List<DocumentChange> _changes = [];
        private readonly List<OutboxEntry> _sends = [];
        private readonly List<string> _handled = [];

        public IReadOnlyList<DocumentChange> Changes => _changes;

        public Task<T?> FindAsync<T>(string id, CancellationToken ct)
            where T : class, IDocument => Task.FromResult(Rows<T>().GetValueOrDefault(id) is { } row ? Read<T>(row) : null);

        public Task<IReadOnlyList<T>> OfPartnerAsync<T>(PartnerId partner, CancellationToken ct)
            where T : class, IDocument => ListAsync<T>(r => r.Partner == partner);

        public Task<IReadOnlyList<T>> AllAsync<T>(CancellationToken ct)
            where T : class, IDocument => ListAsync<T>(_ => true);

        public void Put<T>(T document)
            where T : class, IDocument
        {
            if (only is not null && document.Partner is not null && document.Partner != only)
            {
                throw new UnauthorizedAccessException($"This session is for one partner; a {T.Kind} of another was put.");
            }

            var expected = _writes.TryGetValue((T.Kind, document.Id), out var written) ? written.Expected : document.Version;
            lock (store._gate)
            {
                var before = store._rows.GetValueOrDefault((tenant, T.Kind, document.Id));
                _changes.RemoveAll(c => c.Kind == T.Kind && c.Id == document.Id);
                _changes.Add(new DocumentChange(T.Kind, document.Id, before?.Body, before?.Schema ?? T.Schema, expected + 1));
            }

            var row = new Row(DocumentFormat.Write(document), T.Schema, expected + 1, document.Partner);
            _writes[(T.Kind, document.Id)] = (row, expected);
        }

        public void Remove<T>(T document)
            where T : class, IDocument => _writes[(T.Kind, document.Id)] = (null, document.Version);

        public void Send(OutboxEntry entry) => _sends.Add(entry);

        public void Handled(string inboxId) => _handled.Add(inboxId);

        public Task CommitAsync(CancellationToken ct)
        {
            lock (store._gate)
            {
                foreach (var ((kind, id), (_, expected)) in _writes)
                {
                    if ((store._rows.GetValueOrDefault((tenant, kind, id))?.Version ?? 0) != expected)
                    {
                        throw new ConcurrencyException(kind, id);
                    }
                }

                foreach (var ((kind, id), (row, _)) in _writes)
                {
                    if (row is null)
                    {
                        store._rows.Remove((tenant, kind, id));
                    }
                    else
                    {
                        store._rows[(tenant, kind, id)] = row;
                    }
                }

                store._outbox.AddRange(_sends);
                foreach (var id in _handled)
                {
                    store._inbox[id] = (store._inbox[id].Item, true);
                }
            }

            return Task.CompletedTask;
        }

        private static T Read<T>(Row row)
            where T : class, IDocument => DocumentFormat.Read<T>(row.Body, row.Schema, row.Version);

        private Task<IReadOnlyList<T>> ListAsync<T>(Func<Row, bool> which)
            where T : class, IDocument => Task.FromResult<IReadOnlyList<T>>(
                [.. Rows<T>().OrderBy(r => r.Key, StringComparer.Ordinal).Where(r => which(r.Value)).Select(r => Read<T>(r.Value))]);

        private Dictionary<string, Row> Rows<T>()
            where T : class, IDocument
        {
            lock (store._gate)
            {
                var rows = store._rows.Where(r => r.Key.Tenant == tenant && r.Key.Kind == T.Kind)
                    .ToDictionary(r => r.Key.Id, r => r.Value);
                foreach (var ((kind, id), (row, _)) in _writes.Where(w => w.Key.Kind == T.Kind))
                {
                    rows.Remove(id);
                    if (row is not null)
                    {
                        // Its own writes keep the version that was read, so that putting once more replaces the write.
                        rows[id] = row with { Version = row.Version - 1 };
                    }
                }

                return rows.Where(r => only is null || r.Value.Partner == only).ToDictionary();
            }
        }
    }
}
