using Npgsql;
using PrmBot.Identity;

namespace PrmBot.Storage.Postgres;

/// <summary>The inbox in the database: accepting an item is one insert.</summary>
internal sealed class PostgresInbox(NpgsqlDataSource source) : IInbox
{
    private const string Columns = "SELECT id, conversation, body, at FROM inbox ";

    /// <summary>Takes an item out, as part of a unit of work's commit.</summary>
    public static NpgsqlBatchCommand Done(string id) =>
        Sql.Of("UPDATE inbox SET waits = false, handled = true, body = '' WHERE key = $1", Key(id));

    public async Task<bool> AcceptAsync(InboxItem item, CancellationToken ct) =>
        (await source.RunAsync(ct, Sql.Of(
            "INSERT INTO inbox (key, lane, id, conversation, at, body) VALUES ($1, $2, $3, $4, $5, $6) "
            + "ON CONFLICT DO NOTHING",
            Key(item.Id), Key(item.Conversation.Value), Sql.Text(item.Id), Sql.Text(item.Conversation.Value),
            Sql.Moment(item.At), Sql.Text(item.Body))))[0] == 1;

    public Task<IReadOnlyList<InboxItem>> PendingAsync(CancellationToken ct) =>
        source.ReadAsync(Item, ct, Sql.Of(Columns + "WHERE waits ORDER BY place"));

    public Task DropAsync(string id, CancellationToken ct) => source.RunAsync(ct, Done(id));

    public Task AnsweredAsync(string id, string answer, CancellationToken ct) => source.RunAsync(ct, Sql.Of(
        "UPDATE inbox SET waits = false, body = '', answer = $2 WHERE key = $1", Key(id), Sql.Text(answer)));

    public async Task<string?> AnswerAsync(string id, CancellationToken ct) =>
        (await source.ReadAsync(reader => reader.GetString(0), ct, Sql.Of(
            "SELECT answer FROM inbox WHERE key = $1 AND answer IS NOT NULL AND NOT waits", Key(id))))
            .SingleOrDefault();

    public Task ForgetAsync(DateTimeOffset before, CancellationToken ct) =>
        source.RunAsync(ct, Sql.Of("DELETE FROM inbox WHERE NOT waits AND at < $1", Sql.Moment(before)));

    private static NpgsqlParameter Key(string id) => Sql.Text(Keys.Short(id));

    private static InboxItem Item(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        new ConversationKey(reader.GetString(1)),
        reader.GetString(2),
        new DateTimeOffset(reader.GetDateTime(3), TimeSpan.Zero));
}
