using Npgsql;

namespace PrmBot.Storage.Postgres;

/// <summary>How PrmBot connects, where the operator said nothing else.</summary>
internal static class Connecting
{
    // A turn has some twenty statements; all of them stay prepared.
    private const int Statements = 60;

    /// <exception cref="StoreUnavailableException">The message says what a connection string is.</exception>
    public static string Settings(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
            {
                throw Unreadable();
            }

            settings.ApplicationName ??= "PrmBot";
            settings.IncludeErrorDetail = false; // holds what people wrote
            settings.MaxAutoPrepare = settings.MaxAutoPrepare == 0 ? Statements : settings.MaxAutoPrepare;
            settings.KeepAlive = settings.KeepAlive == 0 ? 10 : settings.KeepAlive;
            return settings.ConnectionString;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException)
        {
            throw Unreadable(); // The driver's own message may quote a part of it, and with that the password.
        }
    }

    private static StoreUnavailableException Unreadable() => new(
        "Storage:ConnectionString is no connection string with a host and a database. Set it to something like "
        + "Host=localhost;Database=prmbot;Username=prmbot;Password=...");
}
