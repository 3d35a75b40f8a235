using PrmBot.Host.Privacy;
using PrmBot.Host.Startup;
using PrmBot.Host.Workers;
using PrmBot.Storage;
using PrmBot.Storage.LiteDb;

namespace PrmBot.Host.Commands;

/// <summary>
/// The <c>restore</c> command: a copy in the place of the LiteDB file, held against its hash, with what was deleted
/// since deleted again. The file that was there is set aside.
/// </summary>
internal static class Restore
{
    /// <summary>How the name of the file ends that was there before.</summary>
    private const string Aside = ".before-restore";

    /// <exception cref="CommandException">There is no sound copy; the message says what would be right.</exception>
    /// <exception cref="StoreUnavailableException">A running bot has the file open; the message says so.</exception>
    public static async Task RunAsync(string? file, IConfiguration configuration, TextWriter output)
    {
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        if (storage.Provider is not StorageProvider.LiteDb)
        {
            throw new CommandException(
                "Storage:Provider is Postgres: restore its database with its own tools. The bot deletes again at its "
                + "start what the manifest in Backup:Folder lists.");
        }

        var folder = BackupOptions.FolderOf(configuration) ?? throw new CommandException(
            "Backup:Folder is missing. Set it to where the copies are, for example data/backups.");
        var copies = new BackupFolder(folder, TimeProvider.System);
        var copy = Copy(file, folder, copies);
        var path = Path.GetFullPath(storage.Path);
        PutInPlace(copy, path);
        using var store = new LiteDbStore(path, TimeProvider.System);
        var again = await new Deletions(store, copies.Manifest, TimeProvider.System)
            .AgainAsync(null, CancellationToken.None);
        await output.WriteLineAsync(
            $"{Path.GetFileName(copy)} is in the place of {storage.Path}"
            + (File.Exists(path + Aside) ? $", and what was there is in {storage.Path}{Aside}. " : ". ")
            + $"Deleted again because it was deleted since: {again.Count}.");
    }

    private static string Copy(string? file, string folder, BackupFolder copies)
    {
        var copy = file is null ? copies.LatestCopy : File.Exists(file) ? file : Path.Combine(folder, file);
        if (copy is null || !File.Exists(copy))
        {
            throw new CommandException($"There is no copy {copy ?? $"in {folder}"}: name one that lies there.");
        }

        var name = Path.GetFileName(copy);
        var known = copies.Manifest.Read().Copies.FirstOrDefault(c => c.File == name)?.Sha256
            ?? (File.Exists(copy + ".sha256") ? File.ReadAllText(copy + ".sha256").Split(' ')[0] : null);
        return known is null || known == BackupFolder.HashOf(copy)
            ? copy
            : throw new CommandException(
                $"{name} is not what was copied: its hash is another one. Take an older copy.");
    }

    // What lies beside the file belongs to the one that was there, and would be laid over the copy.
    private static void PutInPlace(string copy, string path)
    {
        if (File.Exists(path))
        {
            Settle(path);
        }

        var fresh = path + ".restoring";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(copy, fresh, overwrite: true);
        foreach (var former in new[] { path }.Where(File.Exists).Concat(LiteDbStore.FilesBeside(path)))
        {
            File.Move(former, former + Aside, overwrite: true);
        }

        File.Move(fresh, path);
    }

    // Nobody has it open, and all that belongs to it is in it, unless it is damaged: then a copy is what it needs.
    private static void Settle(string path)
    {
        try
        {
            new LiteDbStore(path, TimeProvider.System).Dispose();
        }
        catch (StoreUnavailableException e) when (e.InnerException is not (IOException or UnauthorizedAccessException))
        {
        }
    }
}
