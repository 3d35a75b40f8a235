using Npgsql;
using PrmBot.Identity;

namespace PrmBot.Storage.Postgres;

/// <summary>A session over the database. A commit is one transaction of two round trips.</summary>
internal sealed class PostgresUnit(
    NpgsqlDataSource source, TimeProvider clock, Scope scope, RememberedLists lists) : UnitOfWork(scope, lists)
{
    // What was read: a write says what it replaces without asking again.
    private readonly Dictionary<(string Kind, string Id), DocumentRow> _read = [];

    protected override async Task<DocumentRow?> FindRowAsync(string kind, string id, CancellationToken ct) =>
        (await ReadAsync(kind, DocumentTable.Find(Scope, kind, id), ct)).SingleOrDefault();

    protected override Task<IReadOnlyList<DocumentRow>> ListRowsAsync(
        string kind, PartnerId? partner, CancellationToken ct) =>
        ReadAsync(kind, DocumentTable.List(Scope.Tenant, kind, partner), ct);

    protected override Task<IReadOnlyList<DocumentRow>> ListRowsAsync(
        string kind, IReadOnlyCollection<PartnerId> partners, CancellationToken ct) => source.ReadAsync(
        DocumentTable.Row, ct, DocumentTable.For(Scope.Tenant), DocumentTable.List(Scope.Tenant, kind, partners));

    public override async Task<TouchedPartners> TouchedAsync(long? since, CancellationToken ct)
    {
        var found = await source.ReadAsync(
            reader => (Mark: reader.GetInt64(0), Partners: reader.GetFieldValue<string[]>(1)), ct,
            DocumentTable.Touched(Scope.Tenant, since));
        return new TouchedPartners(
            found[0].Mark, since is null ? null : found[0].Partners.Select(PartnerId.From).ToHashSet());
    }

    protected override async Task<long> StampAsync(string kind, CancellationToken ct) =>
        (await source.ReadAsync(reader => reader.GetInt64(0), ct, DocumentTable.Stamp(Scope.Tenant, kind)))
            .SingleOrDefault();

    protected override Task<IReadOnlyList<DocumentRow>> LatestRowsAsync(
        string kind, int count, CancellationToken ct) => ReadAsync(kind, DocumentTable.Latest(Scope, kind, count), ct);

    protected override DocumentRow? RowBefore(string kind, string id) =>
        _read.TryGetValue((kind, id), out var row) ? row : ReadNow(kind, id);

    protected override bool KnowsBefore(string kind, string id) => _read.ContainsKey((kind, id));

    public override async Task WriteAsync(GatheredWork work, CancellationToken ct)
    {
        try
        {
            await StorageErrors.GuardedAsync(() => CommitAsync(work, ct));
        }
        catch (StoreUnavailableException error) when (StorageErrors.IsConflict(error.InnerException!))
        {
            var (kind, id) = work.Writes.Keys.FirstOrDefault(("message", "in the outbox"));
            throw new ConcurrencyException(kind, id);
        }
    }

    private async Task<bool> CommitAsync(GatheredWork work, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var steps = Steps(work).ToList();
        batch.BatchCommands.Add(DocumentTable.For(Scope.Tenant));
        steps.ForEach(step => batch.BatchCommands.Add(step.Command));

        PostgresUpkeep.Removals(work).ForEach(batch.BatchCommands.Add);

        await batch.ExecuteNonQueryAsync(ct);
        if (steps.Find(step => step.Command.Rows == 0) is { } refused)
        {
            throw refused.Refusal();
        }

        await transaction.CommitAsync(CancellationToken.None); // broken off, nobody would know what became of it
        return true;
    }

    // In the order of their names, so that no two transactions wait for each other.
    private IEnumerable<Step> Steps(GatheredWork work)
    {
        var writes = work.Writes.OrderBy(w => w.Key.Kind, StringComparer.Ordinal)
            .ThenBy(w => w.Key.Id, StringComparer.Ordinal);
        foreach (var ((kind, id), write) in writes)
        {
            yield return new Step(
                DocumentTable.Write(Scope, kind, id, write, clock.GetUtcNow()),
                () => new ConcurrencyException(kind, id));
        }

        foreach (var entry in work.Sends)
        {
            yield return new Step(
                PostgresOutbox.Insertion(entry),
                () => new InvalidOperationException($"There is an outbox entry {entry.Id} already."));
        }

        foreach (var id in work.HandledItems)
        {
            yield return new Step(PostgresInbox.Done(id), () => new AlreadyHandledException());
        }
    }

    private async Task<IReadOnlyList<DocumentRow>> ReadAsync(
        string kind, NpgsqlBatchCommand find, CancellationToken ct)
    {
        var rows = await source.ReadAsync(DocumentTable.Row, ct, DocumentTable.For(Scope.Tenant), find);
        foreach (var row in rows)
        {
            _read[(kind, row.Id)] = row;
        }

        return rows;
    }

    // Rare: the changes are asked for when a document is put here that another session read.
    private DocumentRow? ReadNow(string kind, string id)
    {
        try
        {
            using var batch = source.CreateBatch();
            batch.BatchCommands.Add(DocumentTable.For(Scope.Tenant));
            batch.BatchCommands.Add(DocumentTable.Find(Scope, kind, id));
            using var reader = batch.ExecuteReader();
            return reader.NextResult() && reader.Read() ? DocumentTable.Row(reader) : null;
        }
        catch (NpgsqlException error)
        {
            throw StorageErrors.Translate(error);
        }
    }

    /// <param name="Command">A statement of the commit.</param>
    /// <param name="Refusal">What is wrong when it meets no row.</param>
    private sealed record Step(NpgsqlBatchCommand Command, Func<Exception> Refusal);
}
