using System.Net.Sockets;
using Npgsql;

namespace PrmBot.Storage.Postgres;

/// <summary>The one place that turns the driver's errors into sentences that a person can act on.</summary>
internal static class StorageErrors
{
    /// <summary>Somebody else's transaction was in the way: deciding once more is all it takes.</summary>
    public static bool IsConflict(Exception error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };

    /// <summary>Runs what calls the driver.</summary>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    public static async Task<T> GuardedAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException)
        {
            throw Translate(error);
        }
    }

    public static StoreUnavailableException Translate(Exception error) => new(
        error is PostgresException said ? Said(said)
        : error.InnerException is SocketException or TimeoutException || error is TimeoutException
            ? "The PostgreSQL server that Storage:ConnectionString names does not answer: start it, or set Host and "
                + "Port to where it is."
            : "The connection to the PostgreSQL server that Storage:ConnectionString names broke: see its log.",
        error);

    private static string Said(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            "The PostgreSQL server refuses the user of Storage:ConnectionString: set Username and Password to a role "
            + "that may log in.",
        PostgresErrorCodes.InvalidCatalogName =>
            "The PostgreSQL server has no database of the name in Storage:ConnectionString: create it, owned by the "
            + "role that PrmBot logs in as, or set Database to another one.",
        PostgresErrorCodes.InsufficientPrivilege =>
            "The role in Storage:ConnectionString may not do what PrmBot needs: make it the owner of the database.",
        PostgresErrorCodes.TooManyConnections =>
            "The PostgreSQL server has no connection left: raise its max_connections, or set Maximum Pool Size in "
            + "Storage:ConnectionString to less.",
        PostgresErrorCodes.DiskFull =>
            "The disk of the PostgreSQL server that Storage:ConnectionString names is full: free some space there.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.CrashShutdown =>
            "The PostgreSQL server that Storage:ConnectionString names is stopping or starting: wait for it.",
        var other => $"The PostgreSQL server that Storage:ConnectionString names failed with {other}: see its log.",
    };
}
