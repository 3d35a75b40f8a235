namespace PrmBot.Storage.LiteDb;

/// <summary>
/// The database file itself. Opened for this process alone: LiteDB's own opening lets a second process in on Linux,
/// and two writers would destroy the file. A flush goes through to the disk.
/// </summary>
internal sealed class DataFile(string path)
    : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0)
{
    private const int PageSize = 8192;

    /// <summary>Shorter than one page yet not empty: LiteDB would take it for new and overwrite it.</summary>
    public bool IsForeign => Length is > 0 and < PageSize;

    public override void Flush() => base.Flush(flushToDisk: true);
}
