using PrmBot.Identity;

namespace PrmBot.Storage;

/// <summary>
/// A session over any store: it gathers and lays what it gathered over what is stored; a store adds how rows are read
/// and how all of it is written at once.
/// </summary>
/// <param name="scope">What it may see and write.</param>
/// <param name="lists">What the sessions of the store have in common.</param>
public abstract class UnitOfWork(Scope scope, RememberedLists lists) : IUnitOfWork
{
    // Of more, reading all is as fast.
    private const int MostRenewed = 200;

    private readonly GatheredWork _gathered = new();
    private readonly HashSet<(string Kind, string Id)> _unread = [];

    // What a turn asks for more than once is read once, and again after it was put. Not what is listed whole: that may
    // be thousands.
    private readonly Dictionary<(string Kind, string Id), (DocumentRow Row, object Document)> _read = [];
    private bool _spent;

    public IReadOnlyList<DocumentChange> Changes
    {
        get
        {
            foreach (var (kind, id) in _unread)
            {
                Complete(kind, id, RowBefore(kind, id));
            }

            _unread.Clear();
            return _gathered.Changes;
        }
    }

    /// <summary>What it may see and write.</summary>
    protected Scope Scope { get; } = scope;

    public async Task<T?> FindAsync<T>(string id, CancellationToken ct)
        where T : class, IDocument =>
        await PresentAsync(T.Kind, id, ct) is { } row ? DocumentOnce<T>(row) : null;

    public async Task<IReadOnlyList<T>> OfPartnerAsync<T>(PartnerId partner, CancellationToken ct)
        where T : class, IDocument =>
        Scope.Only is not null && Scope.Only != partner ? [] : await ListAsync<T>(partner, ct);

    public async Task<ILookup<PartnerId, T>> OfPartnersAsync<T>(
        IReadOnlyCollection<PartnerId> partners, CancellationToken ct)
        where T : class, IDocument
    {
        var seen = partners.Where(p => Scope.Only is null || Scope.Only == p).ToHashSet();
        if (seen.Count == 1)
        {
            return (await ListAsync<T>(seen.Single(), ct)).ToLookup(document => document.Partner!.Value);
        }

        var rows = _gathered.Over(seen.Count == 0 ? [] : await ListRowsAsync(T.Kind, seen, ct), T.Kind)
            .Where(row => row.Partner is { } of && seen.Contains(of));
        return rows.OrderBy(row => row.Id, StringComparer.Ordinal).ToLookup(row => row.Partner!.Value, Document<T>);
    }

    public abstract Task<TouchedPartners> TouchedAsync(long? since, CancellationToken ct);

    public Task<IReadOnlyList<T>> AllAsync<T>(CancellationToken ct)
        where T : class, IDocument =>
        T.IsRemembered && Scope.Only is null && !_gathered.Writes.Keys.Any(key => key.Kind == T.Kind)
            ? RememberedAsync<T>(ct)
            : ListAsync<T>(Scope.Only, ct);

    public async Task<IReadOnlyList<T>> LatestAsync<T>(int count, CancellationToken ct)
        where T : class, IDocument
    {
        // Own removals may take away as many as they are.
        var stored = await LatestRowsAsync(T.Kind, count + _gathered.Writes.Count, ct);
        var latest = _gathered.Over(stored, T.Kind).OrderByDescending(row => row.Id, StringComparer.Ordinal);
        return [.. latest.Take(count).Select(Document<T>)];
    }

    public void Put<T>(T document)
        where T : class, IDocument
    {
        Scope.Permit(T.Kind, document.Partner);
        var row = new DocumentRow(document.Id, document.Partner, T.Schema, 0, DocumentFormat.Write(document));
        Gather(T.Kind, document.Id, row, document.Version);
    }

    public void Remove<T>(T document)
        where T : class, IDocument
    {
        Scope.Permit(T.Kind, document.Partner);
        Gather(T.Kind, document.Id, null, document.Version);
    }

    public async Task<bool> RestoreAsync(IReadOnlyList<DocumentChange> changes, CancellationToken ct)
    {
        foreach (var change in changes)
        {
            if (((await PresentAsync(change.Kind, change.Id, ct))?.Version ?? 0) != change.NewVersion)
            {
                return false;
            }
        }

        foreach (var change in changes.Where(c => c.Before is not null))
        {
            Scope.Permit(change.Kind, change.BeforePartner);
        }

        foreach (var c in changes)
        {
            var row = c.Before is { } body
                ? new DocumentRow(c.Id, c.BeforePartner, c.BeforeSchema, c.BeforeVersion, body)
                : null;
            Gather(c.Kind, c.Id, row, c.NewVersion);
        }

        return true;
    }

    public void Send(OutboxEntry entry) => _gathered.Send(entry);

    public void Handled(string inboxId) => _gathered.Handled(inboxId);

    public async Task CommitAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (_spent)
        {
            throw new InvalidOperationException("This session was committed before; open another one.");
        }

        _spent = true;
        foreach (var (kind, id) in _unread)
        {
            Complete(kind, id, await FindRowAsync(kind, id, ct));
        }

        _unread.Clear();
        if (!_gathered.IsEmpty)
        {
            await WriteAsync(_gathered, ct);
        }
    }

    /// <summary>The stored row that the scope sees, or null.</summary>
    protected abstract Task<DocumentRow?> FindRowAsync(string kind, string id, CancellationToken ct);

    /// <summary>All stored rows of a kind, or those of one partner.</summary>
    protected abstract Task<IReadOnlyList<DocumentRow>> ListRowsAsync(
        string kind, PartnerId? partner, CancellationToken ct);

    /// <summary>All stored rows of a kind that belong to one of these partners.</summary>
    protected abstract Task<IReadOnlyList<DocumentRow>> ListRowsAsync(
        string kind, IReadOnlyCollection<PartnerId> partners, CancellationToken ct);

    /// <summary>A number that is another one after each write of the kind in the scope's tenant.</summary>
    protected abstract Task<long> StampAsync(string kind, CancellationToken ct);

    /// <summary>The last stored rows that the scope sees, in the order of their ids.</summary>
    protected abstract Task<IReadOnlyList<DocumentRow>> LatestRowsAsync(string kind, int count, CancellationToken ct);

    /// <summary>
    /// The stored row that the scope sees, at once. When it was replaced meanwhile, it does not matter which one is
    /// answered: the commit will refuse.
    /// </summary>
    protected abstract DocumentRow? RowBefore(string kind, string id);

    /// <summary>False where <see cref="RowBefore"/> would have to wait for an answer: it is put off then.</summary>
    protected abstract bool KnowsBefore(string kind, string id);

    /// <summary>Writes all of it in one durable transaction, comparing versions.</summary>
    public abstract Task WriteAsync(GatheredWork work, CancellationToken ct);

    private static T Document<T>(DocumentRow row)
        where T : class, IDocument => DocumentFormat.Read<T>(row.Body, row.Schema, row.Version);

    private T DocumentOnce<T>(DocumentRow row)
        where T : class, IDocument
    {
        if (_read.TryGetValue((T.Kind, row.Id), out var read) && read.Document is T known && read.Row == row)
        {
            return known;
        }

        var document = Document<T>(row);
        _read[(T.Kind, row.Id)] = (row, document);
        return document;
    }

    private void Gather(string kind, string id, DocumentRow? row, long version)
    {
        var isNew = (_gathered.Find(kind, id)?.Expected ?? version) == 0;
        var isKnown = isNew || KnowsBefore(kind, id);
        _gathered.Gather(kind, id, row, version, isKnown && !isNew ? RowBefore(kind, id) : null);
        if (!isKnown)
        {
            _unread.Add((kind, id));
        }
    }

    private void Complete(string kind, string id, DocumentRow? before)
    {
        var write = _gathered.Find(kind, id)!;
        _gathered.Gather(kind, id, write.Row, write.Expected, before);
    }

    private async Task<DocumentRow?> PresentAsync(string kind, string id, CancellationToken ct) =>
        _gathered.Find(kind, id) is { } write ? write.AsRead : await FindRowAsync(kind, id, ct);

    private async Task<IReadOnlyList<T>> RememberedAsync<T>(CancellationToken ct)
        where T : class, IDocument
    {
        var stamp = await StampAsync(T.Kind, ct);
        var kept = lists.Find<T>(Scope.Tenant);
        if (kept?.Stamp == stamp)
        {
            return kept.All;
        }

        var touched = await TouchedAsync(kept?.Mark, ct);
        var all = kept is not null && touched.Partners is { Count: <= MostRenewed } some
            ? kept.With(some, await OfPartnersAsync<T>(some, ct))
            : await ListAsync<T>(null, ct);
        lists.Keep(Scope.Tenant, new RememberedList<T>(stamp, touched.Mark, all));
        return all;
    }

    private async Task<IReadOnlyList<T>> ListAsync<T>(PartnerId? partner, CancellationToken ct)
        where T : class, IDocument
    {
        var stored = await ListRowsAsync(T.Kind, partner, ct);
        var rows = _gathered.Over(stored, T.Kind).Where(row => partner is null || row.Partner == partner);
        return
        [
            .. rows.OrderBy(row => row.Id, StringComparer.Ordinal)
                .Select(row => partner is null ? Document<T>(row) : DocumentOnce<T>(row)),
        ];
    }
}
