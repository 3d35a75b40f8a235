using PrmBot.Host.Startup;
using PrmBot.Host.Workers;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;

namespace PrmBot.Host.Commands;

/// <summary>
/// The <c>backup</c> command: a copy of the LiteDB file in <c>Backup:Folder</c>. A bot that has the file open is asked
/// to make it.
/// </summary>
internal static class Backup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="StoreUnavailableException">There is none to be made; the message says what to do.</exception>
    public static async Task RunAsync(IConfiguration configuration, TextWriter output)
    {
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        var backup = configuration.GetSection(BackupOptions.Section).Get<BackupOptions>() ?? new BackupOptions();
        Check(storage, backup);

        var folder = new BackupFolder(Path.GetFullPath(backup.Folder!), TimeProvider.System);
        using var store = Open(storage.Path);
        try
        {
            await output.WriteLineAsync(store is null ? await AskedAsync(folder) : folder.Make(store, backup.Keep));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"Backup:Folder names {backup.Folder}, {What(error)}.", error);
        }
    }

    private static void Check(StorageOptions storage, BackupOptions backup)
    {
        var problem = backup.Problems().FirstOrDefault() ?? (storage.Provider is not StorageProvider.LiteDb
            ? "Storage:Provider is Postgres: back its database up with pg_dump."
            : backup.Folder is null ? "Backup:Folder is missing. Set it to where copies go, for example data/backups."
            : !File.Exists(storage.Path) ? $"There is no {storage.Path}. Say where the store is: --Storage:Path=..."
            : null);
        if (problem is not null)
        {
            throw new StoreUnavailableException(problem);
        }
    }

    private static LiteDbStore? Open(string path)
    {
        try
        {
            return new LiteDbStore(Path.GetFullPath(path), TimeProvider.System);
        }
        catch (StoreUnavailableException error) when (DiskErrors.IsInUse(error.InnerException))
        {
            return null; // By a bot, which can be asked.
        }
    }

    private static string What(Exception error) => DiskErrors.IsFull(error)
        ? "whose disk is full: free some space there, or set Backup:Folder to a folder on another disk"
        : "which cannot be written: set Backup:Folder to a folder that this account may write to";

    private static async Task<string> AskedAsync(BackupFolder folder)
    {
        folder.Want();
        for (var limit = TimeProvider.System.GetTimestamp();
            folder.IsWanted && (folder.IsBeingMade || TimeProvider.System.GetElapsedTime(limit) < Patience);)
        {
            await Task.Delay(200);
        }

        if (folder.IsWanted)
        {
            folder.Unwant();
            throw new StoreUnavailableException(
                "Whoever has Storage:Path open made no copy. Give the running bot the same Backup:Folder, and see its "
                + "log.");
        }

        return $"The running bot made a copy at {folder.Latest:u}.";
    }
}
