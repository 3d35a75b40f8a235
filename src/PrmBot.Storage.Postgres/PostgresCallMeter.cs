using Npgsql;
using NpgsqlTypes;
using PrmBot.Identity;

namespace PrmBot.Storage.Postgres;

/// <summary>Counts calls in the database: one round trip each.</summary>
internal sealed class PostgresCallMeter(NpgsqlDataSource source) : ICallMeter
{
    /// <summary>Forgets what no span reaches back to.</summary>
    public static NpgsqlBatchCommand Forget() =>
        Sql.Of("DELETE FROM calls WHERE at < clock_timestamp() - interval '61 minutes'");

    public async Task<TimeSpan> TakeAsync(TenantId tenant, IReadOnlyList<CallLimit> limits, CancellationToken ct)
    {
        var wait = await source.ReadAsync(reader => reader.GetDouble(0), ct, Sql.Of(
            "SELECT take($1, $2, $3, $4)",
            Sql.Text(tenant.Value),
            Array(NpgsqlDbType.Text, limits.Select(l => Keys.Short(l.Meter))),
            Array(NpgsqlDbType.Integer, limits.Select(l => l.Calls)),
            Array(NpgsqlDbType.Integer, limits.Select(l => l.Seconds))));

        // A timer counts whole milliseconds: one that is cut off would wake up too early.
        return TimeSpan.FromMilliseconds(Math.Ceiling(wait[0] * 1000));
    }

    // As many calls as there may be, noted so late that there is no room for another one before the pause is over.
    public Task CloseAsync(CallLimit limit, TimeSpan pause, CancellationToken ct) => source.RunAsync(ct, Sql.Of(
        "INSERT INTO calls SELECT $1, clock_timestamp() + $2 * interval '1 millisecond' FROM generate_series(1, $3)",
        Sql.Text(Keys.Short(limit.Meter)),
        Sql.Long((long)Math.Ceiling(pause.TotalMilliseconds) - (limit.Seconds * 1000L)),
        Sql.Int(limit.Calls)));

    private static NpgsqlParameter Array<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
