using PrmBot.Identity;
using PrmBot.Storage.Moving;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// The store in one LiteDB file, for one process. What was committed or accepted survives the process being killed.
/// The folder of the file is created; the file belongs to this process until it is disposed.
/// </summary>
public sealed class LiteDbStore : IStore, IDisposable
{
    /// <summary>How the name of a copy ends while it is being written.</summary>
    public const string UnfinishedEnd = ".unfinished";

    private readonly DatabaseFile _file;
    private readonly TimeProvider _clock;

    /// <param name="path">The file; a relative one counts from the current directory.</param>
    /// <param name="clock">Dates what is written.</param>
    /// <exception cref="StoreUnavailableException">The file cannot be opened; the message says what to do.</exception>
    public LiteDbStore(string path, TimeProvider clock)
    {
        _clock = clock;
        _file = new DatabaseFile(Path.GetFullPath(path));
        Inbox = new LiteDbInbox(_file);
        Outbox = new LiteDbOutbox(_file);
        Upkeep = new LiteDbUpkeep(_file, clock);
    }

    /// <summary>The files beside the database file that belong to it: what was written last may be in them.</summary>
    /// <param name="path">The database file.</param>
    public static IReadOnlyList<string> FilesBeside(string path)
    {
        var file = Path.GetFullPath(path);
        return [.. Journal.FilesOf(file), .. new[] { OpenDatabase.LogPath(file) }.Where(File.Exists)];
    }

    public IInbox Inbox { get; }

    public IOutbox Outbox { get; }

    public IClaims Claims { get; } = new SoleClaims();

    public INews News { get; } = new NoNews();

    public IUpkeep Upkeep { get; }

    /// <summary>All that it holds. Nothing may be written while it is read.</summary>
    public IStoreContents Contents => new LiteDbContents(_file);

    /// <summary>
    /// Writes a copy of the file as it is at one moment, while the store goes on being used. The copy is complete and
    /// on the disk when this returns, or not there: another one of the same name is replaced only then.
    /// </summary>
    /// <param name="path">The copy; its folder is made.</param>
    /// <returns>How many documents of each kind are in it, and how many messages.</returns>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    public IReadOnlyDictionary<string, int> BackUp(string path) => _file.CopyTo(Path.GetFullPath(path));

    public IUnitOfWork Open(TenantId tenant, PartnerId? onlyPartner = null) =>
        new LiteDbUnit(_file, _clock, new Scope(tenant, onlyPartner));

    public void Dispose() => _file.Dispose();
}
