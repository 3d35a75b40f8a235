using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Testing;

public sealed partial class MemoryStore
{
    private sealed class Unit(MemoryStore store, TenantId tenant, PartnerId? only) : IUnitOfWork
    {
        private readonly Dictionary<(string Kind, string Id), (Row? Row, long Expected)> _writes = [];
        private readonly OrderedDictionary<(string Kind, string Id), DocumentChange> _changes = [];
        private readonly List<OutboxEntry> _sends = [];
        private readonly List<string> _handled = [];
        private bool _spent;

        public IReadOnlyList<DocumentChange> Changes => [.. _changes.Values];

        public Task<T?> FindAsync<T>(string id, CancellationToken ct)
            where T : class, IDocument =>
            Task.FromResult(Rows(T.Kind).GetValueOrDefault(id) is { } row ? Read<T>(row) : null);

        public Task<IReadOnlyList<T>> OfPartnerAsync<T>(PartnerId partner, CancellationToken ct)
            where T : class, IDocument => ListAsync<T>(r => r.Partner == partner);

        public async Task<ILookup<PartnerId, T>> OfPartnersAsync<T>(
            IReadOnlyCollection<PartnerId> partners, CancellationToken ct)
            where T : class, IDocument
        {
            store.PartnersRead += partners.Count;
            return (await ListAsync<T>(r => r.Partner is { } of && partners.Contains(of)))
                .ToLookup(d => d.Partner!.Value);
        }

        public Task<TouchedPartners> TouchedAsync(long? since, CancellationToken ct)
        {
            lock (store._gate)
            {
                return Task.FromResult(new TouchedPartners(
                    store._touched.Count, since is not { } mark ? null : store._touched.Skip((int)mark)
                        .Where(t => t.Tenant == tenant).Select(t => t.Partner).ToHashSet()));
            }
        }

        public Task<IReadOnlyList<T>> AllAsync<T>(CancellationToken ct)
            where T : class, IDocument => ListAsync<T>(_ => true);

        public void Put<T>(T document)
            where T : class, IDocument
        {
            Permit(T.Kind, document.Partner);
            var row = new Row(DocumentFormat.Write(document), T.Schema, 0, document.Partner);
            Gather(T.Kind, document.Id, row, document.Version);
        }

        public void Remove<T>(T document)
            where T : class, IDocument
        {
            Permit(T.Kind, document.Partner);
            Gather(T.Kind, document.Id, null, document.Version);
        }

        public async Task<IReadOnlyList<T>> LatestAsync<T>(int count, CancellationToken ct)
            where T : class, IDocument => [.. (await AllAsync<T>(ct)).Reverse().Take(count)];

        public Task<bool> RestoreAsync(IReadOnlyList<DocumentChange> changes, CancellationToken ct)
        {
            if (changes.Any(c => (Rows(c.Kind).GetValueOrDefault(c.Id)?.Version ?? 0) != c.NewVersion))
            {
                return Task.FromResult(false);
            }

            foreach (var change in changes.Where(c => c.Before is not null))
            {
                Permit(change.Kind, change.BeforePartner);
            }

            foreach (var c in changes)
            {
                var row = c.Before is null ? null : new Row(c.Before, c.BeforeSchema, c.BeforeVersion, c.BeforePartner);
                Gather(c.Kind, c.Id, row, c.NewVersion);
            }

            return Task.FromResult(true);
        }

        public void Send(OutboxEntry entry) => _sends.Add(entry);

        public void Handled(string inboxId) => _handled.Add(inboxId);

        public Task CommitAsync(CancellationToken ct)
        {
            if (_spent)
            {
                throw new InvalidOperationException("This session was committed before; open another one.");
            }

            _spent = true;
            lock (store._gate)
            {
                Check();
                foreach (var ((kind, id), (row, expected)) in _writes)
                {
                    var before = store._rows.GetValueOrDefault((tenant, kind, id));
                    store._touched.AddRange(new[] { before?.Partner, row?.Partner }.OfType<PartnerId>()
                        .Select(of => (tenant, of)));
                    if (row is null)
                    {
                        store._rows.Remove((tenant, kind, id));
                    }
                    else
                    {
                        store._rows[(tenant, kind, id)] = row with { Version = NewVersion(row, expected) };
                    }
                }

                store._outbox.AddRange(_sends);
                _handled.ForEach(store.MarkHandled);
                store._committed.UnionWith(_handled.Where(store._inbox.ContainsKey));
            }

            return Task.CompletedTask;
        }

        private void Check()
        {
            foreach (var ((kind, id), (_, expected)) in _writes)
            {
                var row = store._rows.GetValueOrDefault((tenant, kind, id));
                if ((row?.Version ?? 0) != expected || (row is not null && !Sees(row)))
                {
                    throw new ConcurrencyException(kind, id);
                }
            }

            if (_handled.Exists(id => store._committed.Contains(id) && store._inbox.ContainsKey(id)))
            {
                throw new AlreadyHandledException();
            }

            var ids = store._outbox.Concat(_sends).CountBy(e => e.Id);
            if (ids.FirstOrDefault(i => i.Value > 1).Key is { } twice)
            {
                throw new InvalidOperationException($"There is an outbox entry {twice} already.");
            }
        }

        private void Permit(string kind, PartnerId? partner)
        {
            if (only is not null && partner != only)
            {
                throw new UnauthorizedAccessException(
                    $"This session is for one partner; a {kind} of others was to be written.");
            }
        }

        private bool Sees(Row row) => only is null || row.Partner == only;

        private void Gather(string kind, string id, Row? row, long version)
        {
            var before = Stored(kind, id);
            var expected = _writes.TryGetValue((kind, id), out var gathered) ? gathered.Expected : version;
            _writes[(kind, id)] = (row, expected);
            _changes[(kind, id)] = new DocumentChange(
                kind, id, before?.Body, before?.Schema ?? row?.Schema ?? 0, NewVersion(row, expected))
            {
                BeforeVersion = before?.Version ?? 0,
                BeforePartner = before?.Partner,
            };
            if (before is null && row is null)
            {
                _changes.Remove((kind, id));
            }
        }

        // A restored document goes on above its last version, never at one it had before.
        private static long NewVersion(Row? row, long expected) =>
            row is null ? 0 : Math.Max(expected, row.Version) + 1;

        private Row? Stored(string kind, string id)
        {
            lock (store._gate)
            {
                return store._rows.GetValueOrDefault((tenant, kind, id)) is { } row && Sees(row) ? row : null;
            }
        }

        private static T Read<T>(Row row)
            where T : class, IDocument => DocumentFormat.Read<T>(row.Body, row.Schema, row.Version);

        private Task<IReadOnlyList<T>> ListAsync<T>(Func<Row, bool> which)
            where T : class, IDocument => Task.FromResult<IReadOnlyList<T>>([.. Rows(T.Kind)
                .Where(r => which(r.Value))
                .OrderBy(r => r.Key, StringComparer.Ordinal)
                .Select(r => Read<T>(r.Value))]);

        private Dictionary<string, Row> Rows(string kind)
        {
            lock (store._gate)
            {
                var rows = store._rows.Where(r => r.Key.Tenant == tenant && r.Key.Kind == kind)
                    .ToDictionary(r => r.Key.Id, r => r.Value);
                foreach (var ((_, id), (row, expected)) in _writes.Where(w => w.Key.Kind == kind))
                {
                    rows.Remove(id);
                    if (row is not null)
                    {
                        // Its own writes keep the version that was read, so that putting once more replaces the write.
                        rows[id] = row with { Version = expected };
                    }
                }

                return rows.Where(r => Sees(r.Value)).ToDictionary();
            }
        }
    }
}
