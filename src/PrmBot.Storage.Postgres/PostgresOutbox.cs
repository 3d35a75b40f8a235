using System.Text.Json;
using Npgsql;

namespace PrmBot.Storage.Postgres;

/// <summary>The outbox in the database; entries come in with a unit of work's commit.</summary>
internal sealed class PostgresOutbox(NpgsqlDataSource source) : IOutbox
{
    private const string Columns = "SELECT body::text FROM outbox ";

    /// <summary>Puts an entry; meets no row when its id is there already.</summary>
    public static NpgsqlBatchCommand Insertion(OutboxEntry entry) => Sql.Of(
        "INSERT INTO outbox (key, lane, at, body, waits) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        Key(entry.Id), Key(entry.Conversation.Value), Sql.Moment(entry.At), Body(entry), Sql.Bool(Waits(entry)));

    public Task<IReadOnlyList<OutboxEntry>> PendingAsync(CancellationToken ct) =>
        source.ReadAsync(Entry, ct, Sql.Of(Columns + "WHERE waits ORDER BY place"));

    public async Task<OutboxEntry?> FindAsync(string id, CancellationToken ct) =>
        (await source.ReadAsync(Entry, ct, Sql.Of(Columns + "WHERE key = $1", Key(id)))).SingleOrDefault();

    public async Task SaveAsync(OutboxEntry entry, CancellationToken ct)
    {
        var saved = await source.RunAsync(ct, Sql.Of(
            "UPDATE outbox SET body = $2, waits = $3 WHERE key = $1",
            Key(entry.Id), Body(entry), Sql.Bool(Waits(entry))));
        if (saved[0] == 0)
        {
            throw new InvalidOperationException($"There is no outbox entry {entry.Id} to save.");
        }
    }

    public Task ForgetAsync(DateTimeOffset before, CancellationToken ct) =>
        source.RunAsync(ct, Sql.Of("DELETE FROM outbox WHERE NOT waits AND at < $1", Sql.Moment(before)));

    private static bool Waits(OutboxEntry entry) => entry.DeliveredAs is null && entry.FailedBecause is null;

    private static NpgsqlParameter Key(string id) => Sql.Text(Keys.Short(id));

    private static NpgsqlParameter Body(OutboxEntry entry) =>
        Sql.Json(JsonSerializer.Serialize(entry, DocumentFormat.Options));

    private static OutboxEntry Entry(NpgsqlDataReader reader) =>
        JsonSerializer.Deserialize<OutboxEntry>(reader.GetString(0), DocumentFormat.Options)!;
}
