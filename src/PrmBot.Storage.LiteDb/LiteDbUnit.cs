using PrmBot.Identity;

namespace PrmBot.Storage.LiteDb;

/// <summary>A session over the database: reads go there at once, writes are gathered until the commit.</summary>
internal sealed class LiteDbUnit(DatabaseFile file, TimeProvider clock, Scope scope) : IUnitOfWork
{
    private readonly GatheredWork _gathered = new(scope);
    private bool _spent;

    public IReadOnlyList<DocumentChange> Changes => _gathered.Changes;

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
        var hidden = scope.Only is not null && scope.Only != partner;
        return Task.FromResult<IReadOnlyList<T>>(hidden ? [] : List<T>(partner));
    }

    public Task<IReadOnlyList<T>> AllAsync<T>(CancellationToken ct)
        where T : class, IDocument
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<T>>(List<T>(scope.Only));
    }

    public Task<IReadOnlyList<T>> LatestAsync<T>(int count, CancellationToken ct)
        where T : class, IDocument
    {
        ct.ThrowIfCancellationRequested();

        // Own removals may take away as many as they are.
        var atMost = count + _gathered.Writes;
        var stored = file.Read(db => DocumentRows.Latest(db, scope.Tenant, T.Kind, scope.Only, atMost));
        var latest = _gathered.Over(stored, T.Kind).OrderByDescending(row => row.Id, StringComparer.Ordinal);
        return Task.FromResult<IReadOnlyList<T>>([.. latest.Take(count).Select(Document<T>)]);
    }

    public void Put<T>(T document)
        where T : class, IDocument
    {
        scope.Permit(T.Kind, document.Partner);
        var row = new DocumentRow(document.Id, document.Partner, T.Schema, 0, DocumentFormat.Write(document));
        Gather(T.Kind, document.Id, row, document.Version);
    }

    public void Remove<T>(T document)
        where T : class, IDocument
    {
        scope.Permit(T.Kind, document.Partner);
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
            scope.Permit(change.Kind, change.BeforePartner);
        }

        foreach (var c in changes)
        {
            var row = c.Before is { } body
                ? new DocumentRow(c.Id, c.BeforePartner, c.BeforeSchema, c.BeforeVersion, body)
                : null;
            Gather(c.Kind, c.Id, row, c.NewVersion);
        }

        return Task.FromResult(true);
    }

    public void Send(OutboxEntry entry) => _gathered.Send(entry);

    public void Handled(string inboxId) => _gathered.Handled(inboxId);

    public Task CommitAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (_spent)
        {
            throw new InvalidOperationException("This session was committed before; open another one.");
        }

        _spent = true;
        return _gathered.IsEmpty
            ? Task.CompletedTask
            : file.WriteAsync(db => _gathered.WriteTo(db, clock.GetUtcNow()));
    }

    private static T Document<T>(DocumentRow row)
        where T : class, IDocument => DocumentFormat.Read<T>(row.Body, row.Schema, row.Version);

    private void Gather(string kind, string id, DocumentRow? row, long version) =>
        _gathered.Gather(kind, id, row, version, Stored(kind, id));

    private DocumentRow? Stored(string kind, string id) =>
        file.Read(db => DocumentRows.Find(db, scope.Tenant, kind, id)) is { } row && scope.Sees(row) ? row : null;

    private DocumentRow? Present(string kind, string id) =>
        _gathered.Find(kind, id) is { } write ? write.AsRead : Stored(kind, id);

    private List<T> List<T>(PartnerId? partner)
        where T : class, IDocument
    {
        var stored = file.Read(db => DocumentRows.List(db, scope.Tenant, T.Kind, partner));
        var rows = _gathered.Over(stored, T.Kind).Where(row => partner is null || row.Partner == partner);
        return [.. rows.OrderBy(row => row.Id, StringComparer.Ordinal).Select(Document<T>)];
    }
}
