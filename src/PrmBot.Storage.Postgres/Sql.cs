using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace PrmBot.Storage.Postgres;

/// <summary>Statements with their values.</summary>
internal static partial class Sql
{
    /// <summary>One statement of a batch; its values are <c>$1</c>, <c>$2</c> and so on.</summary>
    public static NpgsqlBatchCommand Of(string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
#pragma warning disable CA2100 // every caller passes a constant; what people wrote goes into the values
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        return command;
    }

    public static NpgsqlParameter Text(string? value) => Of(value, NpgsqlDbType.Text);

    public static NpgsqlParameter Texts(string[] values) => Of(values, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public static NpgsqlParameter Long(long value) => Of(value, NpgsqlDbType.Bigint);

    public static NpgsqlParameter Int(int? value) => Of(value, NpgsqlDbType.Integer);

    public static NpgsqlParameter Bool(bool value) => Of(value, NpgsqlDbType.Boolean);

    public static NpgsqlParameter Moment(DateTimeOffset value) => Of(value.UtcDateTime, NpgsqlDbType.TimestampTz);

    /// <summary>JSON. PostgreSQL has no zero character: U+FFFD stands for it, as in what comes over the wire.</summary>
    public static NpgsqlParameter Json(string value) => Of(
        value.Contains(@"\u0000", StringComparison.Ordinal) ? Zero().Replace(value, @"$1\uFFFD") : value,
        NpgsqlDbType.Jsonb);

    /// <summary>Runs statements in one transaction and round trip; how many rows each of them met.</summary>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    public static Task<IReadOnlyList<ulong>> RunAsync(
        this NpgsqlDataSource source, CancellationToken ct, params NpgsqlBatchCommand[] commands) =>
        StorageErrors.GuardedAsync<IReadOnlyList<ulong>>(async () =>
        {
            await using var batch = Batch(source, commands);
            await batch.ExecuteNonQueryAsync(ct);
            return [.. commands.Select(c => c.Rows)];
        });

    /// <summary>Runs statements in one transaction and round trip; what the last of them finds.</summary>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    public static Task<IReadOnlyList<T>> ReadAsync<T>(
        this NpgsqlDataSource source, Func<NpgsqlDataReader, T> read, CancellationToken ct,
        params NpgsqlBatchCommand[] commands) => StorageErrors.GuardedAsync(async () =>
        {
            await using var batch = Batch(source, commands);
            await using var reader = await batch.ExecuteReaderAsync(ct);
            for (var i = 1; i < commands.Length; i++)
            {
                await reader.NextResultAsync(ct);
            }

            var rows = new List<T>();
            while (await reader.ReadAsync(ct))
            {
                rows.Add(read(reader));
            }

            return (IReadOnlyList<T>)rows;
        });

    private static NpgsqlBatch Batch(NpgsqlDataSource source, IEnumerable<NpgsqlBatchCommand> commands)
    {
        var batch = source.CreateBatch();
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    // Not a backslash that is itself escaped, followed by the letters.
    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u0000")]
    private static partial Regex Zero();
}
