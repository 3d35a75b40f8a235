using System.Text.Json;
using Npgsql;
using PrmBot.Identity;

namespace PrmBot.Storage.Postgres;

/// <summary>The outbox in the database; entries come in with a unit of work's commit.</summary>
internal sealed class PostgresOutbox(NpgsqlDataSource source, int instance) : IOutbox
{
    private const string Columns = "SELECT body::text FROM outbox ";

    // An instance whose connection broke has a new one within a second or two: it is not yet taken for dead then.
    private const string Unsent = "(runner IS NULL OR NOT runs(runner) "
        + "AND COALESCE((body->>'sendingSince')::timestamptz, '-infinity') < clock_timestamp() - interval '5 seconds')";

    /// <summary>Puts an entry; meets no row when its id is there already.</summary>
    public static NpgsqlBatchCommand Insertion(OutboxEntry entry) => Sql.Of(
        "INSERT INTO outbox (key, lane, at, body, waits) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        Key(entry.Id), Key(entry.Conversation.Value), Sql.Moment(entry.At), Body(entry), Sql.Bool(Waits(entry)));

    public Task<IReadOnlyList<OutboxEntry>> PendingAsync(CancellationToken ct) =>
        source.ReadAsync(Entry, ct, Sql.Of(Columns + "WHERE waits ORDER BY place"));

    // The first one holds up those behind it, also when another instance is about to have sent it.
    public async Task<OutboxEntry?> NextAsync(ConversationKey conversation, CancellationToken ct) =>
        (await source.ReadAsync(Entry, ct, Sql.Of(
            "SELECT body::text FROM (SELECT body, runner FROM outbox WHERE waits AND lane = $1 ORDER BY place LIMIT 1) "
            + $"AS first WHERE runner = $2 OR {Unsent}",
            Key(conversation.Value), Sql.Int(instance)))).SingleOrDefault();

    public async Task<OutboxEntry?> FindAsync(string id, CancellationToken ct) =>
        (await source.ReadAsync(Entry, ct, Sql.Of(Columns + "WHERE key = $1", Key(id)))).SingleOrDefault();

    // What a broken connection left open may have been recorded already: then it is this instance's.
    public async Task<bool> BeginAsync(OutboxEntry known, OutboxEntry entry, CancellationToken ct) =>
        (await source.RunAsync(ct, Sql.Of(
            $"UPDATE outbox SET body = $2, runner = $3 WHERE key = $1 AND waits AND (runner = $3 OR {Unsent} "
            + "AND COALESCE((body->>'attempts')::integer, 0) = $4 "
            + "AND COALESCE((body->>'partsSent')::integer, 0) = $5)",
            Key(entry.Id), Body(entry), Sql.Int(instance), Sql.Int(known.Attempts), Sql.Int(known.PartsSent))))[0] == 1;

    public async Task SaveAsync(OutboxEntry entry, CancellationToken ct)
    {
        var saved = await source.RunAsync(ct, Sql.Of(
            "UPDATE outbox SET body = $2, waits = $3, runner = $4 WHERE key = $1",
            Key(entry.Id), Body(entry), Sql.Bool(Waits(entry)),
            Sql.Int(entry.SendingSince is null ? null : instance)));
        if (saved[0] == 0)
        {
            throw new InvalidOperationException($"There is no outbox entry {entry.Id} to save.");
        }
    }

    public Task ForgetAsync(DateTimeOffset before, CancellationToken ct) =>
        source.RunAsync(
            ct, Sql.Of("DELETE FROM outbox WHERE NOT waits AND at < $1", Sql.Moment(before)),
            PostgresCallMeter.Forget());

    private static bool Waits(OutboxEntry entry) => entry.DeliveredAs is null && entry.FailedBecause is null;

    private static NpgsqlParameter Key(string id) => Sql.Text(Keys.Short(id));

    private static NpgsqlParameter Body(OutboxEntry entry) =>
        Sql.Json(JsonSerializer.Serialize(entry, DocumentFormat.Options));

    public static OutboxEntry Entry(NpgsqlDataReader reader) =>
        JsonSerializer.Deserialize<OutboxEntry>(reader.GetString(0), DocumentFormat.Options)!;
}
