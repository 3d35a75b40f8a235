using Npgsql;
using PrmBot.Identity;
using PrmBot.Storage.Moving;

namespace PrmBot.Storage.Postgres;

/// <summary>The inbox in the database: accepting an item is one insert.</summary>
internal sealed class PostgresInbox(NpgsqlDataSource source, int instance) : IInbox
{
    /// <summary>What <see cref="Whole"/> reads.</summary>
    public const string Columns = "id, conversation, body, at, key, waits, answer, handled, trace";

    private const string Waiting =
        "SELECT id, conversation, body, at, trace FROM inbox WHERE waits AND (runner IS NULL OR NOT runs(runner)) ";

    /// <summary>
    /// Takes an item out, as part of a unit of work's commit. Meets a row when it did, or when there is none.
    /// </summary>
    public static NpgsqlBatchCommand Done(string id) => Sql.Of(
        "WITH done AS (UPDATE inbox SET waits = false, handled = true, body = '' WHERE key = $1 AND NOT handled "
        + "RETURNING 1) SELECT FROM done UNION ALL SELECT WHERE NOT EXISTS (SELECT FROM inbox WHERE key = $1)",
        Key(id));

    public async Task<bool> AcceptAsync(InboxItem item, CancellationToken ct) =>
        (await source.RunAsync(ct, Sql.Of(
            "INSERT INTO inbox (key, lane, id, conversation, at, body, runner, trace) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
            Key(item.Id), Key(item.Conversation.Value), Sql.Text(item.Id), Sql.Text(item.Conversation.Value),
            Sql.Moment(item.At), Sql.Text(item.Body), Sql.Int(item.RunsAtOnce ? instance : null),
            Sql.Text(item.Trace))))[0] == 1;

    public Task<IReadOnlyList<InboxItem>> PendingAsync(CancellationToken ct) =>
        source.ReadAsync(Item, ct, Sql.Of(Waiting + "ORDER BY place"));

    public async Task<InboxItem?> NextAsync(ConversationKey conversation, CancellationToken ct) =>
        (await source.ReadAsync(
            Item, ct, Sql.Of(Waiting + "AND lane = $1 ORDER BY place LIMIT 1", Key(conversation.Value))))
            .SingleOrDefault();

    public Task DropAsync(string id, CancellationToken ct) => source.RunAsync(ct, Done(id));

    public Task AnsweredAsync(string id, string answer, CancellationToken ct) => source.RunAsync(ct, Sql.Of(
        "UPDATE inbox SET waits = false, body = '', answer = $2 WHERE key = $1", Key(id), Sql.Text(answer)));

    public async Task<string?> AnswerAsync(string id, CancellationToken ct) =>
        (await source.ReadAsync(reader => reader.GetString(0), ct, Sql.Of(
            "SELECT answer FROM inbox WHERE key = $1 AND answer IS NOT NULL AND NOT waits", Key(id))))
            .SingleOrDefault();

    public Task ForgetAsync(DateTimeOffset before, CancellationToken ct) =>
        source.RunAsync(ct, Sql.Of("DELETE FROM inbox WHERE NOT waits AND at < $1", Sql.Moment(before)));

    public static StoredItem Whole(NpgsqlDataReader reader) => new(
        reader.GetString(4),
        reader.GetBoolean(5) ? Item(reader) : null,
        reader.IsDBNull(6) ? null : reader.GetString(6),
        reader.GetBoolean(7),
        new DateTimeOffset(reader.GetDateTime(3), TimeSpan.Zero));

    private static NpgsqlParameter Key(string id) => Sql.Text(Keys.Short(id));

    public static InboxItem Item(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        new ConversationKey(reader.GetString(1)),
        reader.GetString(2),
        new DateTimeOffset(reader.GetDateTime(3), TimeSpan.Zero))
    {
        Trace = reader["trace"] as string,
    };
}
