using System.Globalization;
using Npgsql;

namespace PrmBot.Storage.Postgres;

/// <summary>
/// Makes the tables and brings them up to date, one instance at a time: those that start meanwhile wait and find it
/// done. Steps are never changed once delivered; a new one gets the next number.
/// </summary>
internal static class Preparing
{
    // Any number, the same in every instance; no other lock of ours has it.
    private const long Lock = 0x50726D426F74;

    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    public static void Run(NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        if (Ask<bool>(connection, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"))
        {
            throw new StoreUnavailableException(
                "The role in Storage:ConnectionString passes over row-level security, which keeps tenants apart: use a "
                + "role of its own that is no superuser and has no BYPASSRLS.");
        }

        Do(connection, $"SELECT pg_advisory_lock({Lock})");
        try
        {
            Do(connection, "CREATE TABLE IF NOT EXISTS steps (number integer PRIMARY KEY)");
            Advance(connection, Ask<int>(connection, "SELECT coalesce(max(number), 0) FROM steps"));
        }
        finally
        {
            Do(connection, $"SELECT pg_advisory_unlock({Lock})");
        }
    }

    private static void Advance(NpgsqlConnection connection, int done)
    {
        var steps = Steps();
        if (done > steps.Count)
        {
            throw new StoreUnavailableException(
                $"The database that Storage:ConnectionString names was brought to step {done} by a newer PrmBot; this "
                + $"one knows {steps.Count}. Start the newer one.");
        }

        foreach (var (before, sql) in steps.Index().Skip(done))
        {
            using var transaction = connection.BeginTransaction();
            Do(connection, sql);
            Do(connection, $"INSERT INTO steps VALUES ({before + 1})");
            transaction.Commit();
        }
    }

    private static List<string> Steps()
    {
        var assembly = typeof(Preparing).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(IsStep).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        })];
    }

    private static bool IsStep(string name) => int.TryParse(name, CultureInfo.InvariantCulture, out _);

#pragma warning disable CA2100 // the statements are ours: no text of anybody is in them
    private static void Do(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static T Ask<T>(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return (T)command.ExecuteScalar()!;
    }
#pragma warning restore CA2100
}
