using System.Runtime.CompilerServices;
using Npgsql;
using PrmBot.Identity;
using PrmBot.Storage.Moving;

namespace PrmBot.Storage.Postgres;

/// <summary>An operator's work on the database, beside instances that go on.</summary>
internal sealed class PostgresUpkeep(NpgsqlDataSource source, TimeProvider clock) : IUpkeep
{
    private const int Stretch = 200;
    private const string From = $"SELECT {DocumentTable.AllColumns} FROM documents WHERE tenant = $1 ";
    private const string After = "AND (kind, key) > ($2, $3) ORDER BY kind, key LIMIT $4";
    private const string InKind = "AND kind = $2 AND key > $3 ";

    /// <summary>The part of a commit that takes messages away.</summary>
    public static List<NpgsqlBatchCommand> Removals(GatheredWork work) =>
    [
        .. work.Unsent.Select(id => Sql.Of("DELETE FROM outbox WHERE key = $1", Sql.Text(Keys.Short(id)))),
        .. work.Unheard.Select(key => Sql.Of(
            "UPDATE inbox SET waits = false, handled = true, body = '', answer = NULL WHERE key = $1", Sql.Text(key))),
    ];

    public async IAsyncEnumerable<StoredDocument> RowsAsync(
        TenantId tenant, RowRange range, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var (kind, key) = (string.Empty, string.Empty); ;)
        {
            var found = await source.ReadAsync(
                reader => (Row: DocumentTable.Whole(reader), Key: reader.GetString(8)), ct,
                DocumentTable.For(tenant), Some(Sql.Text(Keys.Short(tenant.Value)), range, kind, key));
            foreach (var (row, _) in found)
            {
                yield return row;
            }

            if (found.Count < Stretch)
            {
                yield break;
            }

            (kind, key) = (found[^1].Row.Kind, found[^1].Key);
        }
    }

    public IAsyncEnumerable<OutboxEntry> SentAsync(CancellationToken ct) =>
        InOrderAsync("SELECT body::text, place FROM outbox WHERE", PostgresOutbox.Entry, 1, ct);

    public IAsyncEnumerable<StoredItem> HeardAsync(CancellationToken ct) =>
        InOrderAsync(
            $"SELECT {PostgresInbox.Columns}, place FROM inbox WHERE (waits OR answer IS NOT NULL) AND",
            PostgresInbox.Whole, 9, ct);

    public Task WriteAsync(TenantId tenant, GatheredWork work, CancellationToken ct) =>
        new PostgresUnit(source, clock, new Scope(tenant, null), new RememberedLists()).WriteAsync(work, ct);

    private static NpgsqlBatchCommand Some(NpgsqlParameter tenant, RowRange range, string kind, string key) =>
        range switch
        {
            RowRange.Everything => Sql.Of(From + After, tenant, Sql.Text(kind), Sql.Text(key), Sql.Int(Stretch)),
            RowRange.OfNobody => Sql.Of(
                From + "AND owner IS NULL " + After, tenant, Sql.Text(kind), Sql.Text(key), Sql.Int(Stretch)),
            RowRange.OfPartner of => Sql.Of(
                From + InKind + "AND owner = $4 ORDER BY key LIMIT $5",
                tenant, Sql.Text(of.Kind), Sql.Text(key), Sql.Text(Keys.Short(of.Partner.Value)), Sql.Int(Stretch)),
            RowRange.Before before => Sql.Of(
                From + InKind + "AND key < $4 ORDER BY key LIMIT $5",
                tenant, Sql.Text(before.Kind), Sql.Text(key), Sql.Text(Keys.Short(before.Id)), Sql.Int(Stretch)),
            _ => throw new ArgumentOutOfRangeException(nameof(range), range, "Unknown range."),
        };

    private async IAsyncEnumerable<T> InOrderAsync<T>(
        string select, Func<NpgsqlDataReader, T> read, int at, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var last = 0L; ;)
        {
            var found = await source.ReadAsync(
                reader => (Item: read(reader), Place: reader.GetInt64(at)), ct,
                Sql.Of(select + " place > $1 ORDER BY place LIMIT $2", Sql.Long(last), Sql.Int(Stretch)));
            foreach (var (item, _) in found)
            {
                yield return item;
            }

            if (found.Count < Stretch)
            {
                yield break;
            }

            last = found[^1].Place;
        }
    }
}
