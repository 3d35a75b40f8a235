namespace PrmBot.Storage.LiteDb;

/// <summary>
/// The database file itself. Opened for this process alone: LiteDB's own opening lets a second process in on Linux,
/// and two writers would destroy the file. A flush goes through to the disk.
/// </summary>
internal sealed class DataFile(string path)
    : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0)
{
    // What a LiteDB file says of itself, at this place of its first page.
    private const int SignatureAt = 32;
    private static readonly byte[] Signature = [.. "** This is a LiteDB file **"u8];

    /// <summary>Not empty, yet no LiteDB file: LiteDB itself would cut or overwrite it.</summary>
    public bool IsForeign
    {
        get
        {
            var head = new byte[Signature.Length];
            var read = RandomAccess.Read(SafeFileHandle, head, SignatureAt);
            return Length > 0 && (read < head.Length || !head.SequenceEqual(Signature));
        }
    }

    public override void Flush() => base.Flush(flushToDisk: true);
}
