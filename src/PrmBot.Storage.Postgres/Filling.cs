using Npgsql;
using PrmBot.Identity;
using PrmBot.Storage.Moving;

namespace PrmBot.Storage.Postgres;

/// <summary>
/// Fills an empty database with all that another store holds, in one transaction: all of it or nothing.
/// </summary>
internal sealed class Filling(NpgsqlConnection connection, NpgsqlTransaction transaction) : IStoreContents
{
    private const int Together = 200;

    /// <exception cref="StoreUnavailableException">The database is not empty.</exception>
    /// <exception cref="InvalidDataException">What was read back is not what was written.</exception>
    public async Task<IReadOnlyDictionary<string, Tally>> RunAsync(IStoreContents from, CancellationToken ct)
    {
        // For this transaction alone the owner sees all tenants; nobody else can look in meanwhile.
        await DoAsync(ct, Sql.Of("ALTER TABLE documents NO FORCE ROW LEVEL SECURITY"));
        var before = Inventory.Of(this);
        if (before.Count > 0)
        {
            throw new StoreUnavailableException(
                $"The database that Storage:ConnectionString names is not empty ({before.Sum(t => t.Value.Count)} "
                + "records): name a new one.");
        }

        foreach (var group in from.Documents().Select(Put).Concat(from.Inbox().Select(Put))
            .Concat(from.Outbox().Select(PostgresOutbox.Insertion)).Chunk(Together))
        {
            await DoAsync(ct, group);
        }

        var (wanted, found) = (Inventory.Of(from), Inventory.Of(this));
        if (wanted.Count != found.Count || wanted.Any(w => found.GetValueOrDefault(w.Key) != w.Value))
        {
            var wrong = wanted.Keys.Union(found.Keys)
                .Where(part => wanted.GetValueOrDefault(part) != found.GetValueOrDefault(part));
            throw new InvalidDataException(
                $"Not the same in the database: {string.Join(", ", wrong)}. Nothing was moved.");
        }

        // What waits for the commit would keep the table from being changed.
        await DoAsync(
            ct, Sql.Of("SET CONSTRAINTS ALL IMMEDIATE"), Sql.Of("ALTER TABLE documents FORCE ROW LEVEL SECURITY"));
        return found;
    }

    public IEnumerable<StoredDocument> Documents() => Read(
        $"SELECT {DocumentTable.AllColumns} FROM documents", DocumentTable.Whole);

    public IEnumerable<StoredItem> Inbox() => Read(
        $"SELECT {PostgresInbox.Columns} FROM inbox ORDER BY place", PostgresInbox.Whole);

    public IEnumerable<OutboxEntry> Outbox() => Read(
        "SELECT body::text FROM outbox ORDER BY place",
        PostgresOutbox.Entry);

    private static NpgsqlBatchCommand Put(StoredDocument stored) =>
        DocumentTable.Insertion(stored.Tenant, stored.Kind, stored.Row, stored.At);

    private static NpgsqlBatchCommand Put(StoredItem item) => Sql.Of(
        "INSERT INTO inbox (key, lane, id, conversation, at, body, waits, handled, answer, trace) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        Sql.Text(item.Key), Sql.Text(Keys.Short(item.Waiting?.Conversation.Value ?? string.Empty)),
        Sql.Text(item.Waiting?.Id ?? item.Key), Sql.Text(item.Waiting?.Conversation.Value ?? string.Empty),
        Sql.Moment(item.At), Sql.Text(item.Waiting?.Body ?? string.Empty), Sql.Bool(item.Waiting is not null),
        Sql.Bool(item.IsHandled), Sql.Text(item.Answer), Sql.Text(item.Waiting?.Trace));

    private IEnumerable<T> Read<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
#pragma warning disable CA2100 // the statements are ours
        using var command = new NpgsqlCommand(sql, connection, transaction);
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return read(reader);
        }
    }

    private async Task DoAsync(CancellationToken ct, params NpgsqlBatchCommand[] commands)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }
}
