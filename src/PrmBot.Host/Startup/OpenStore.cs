using PrmBot.Storage;
using PrmBot.Storage.LiteDb;
using PrmBot.Storage.Postgres;

namespace PrmBot.Host.Startup;

/// <summary>Opens the store that the settings name: the one place that knows which there are.</summary>
internal static class OpenStore
{
    /// <returns>The store, to be disposed by whoever opened it.</returns>
    /// <exception cref="StoreUnavailableException">It cannot be used; the message says what to do.</exception>
    public static IStore By(StorageOptions options, TimeProvider clock) => options.Provider switch
    {
        StorageProvider.LiteDb => new LiteDbStore(Path.GetFullPath(options.Path), clock),
        StorageProvider.Postgres => new PostgresStore(options.ConnectionString ?? string.Empty, clock),
        _ => throw new InvalidOperationException($"Unknown store {options.Provider}."),
    };
}
