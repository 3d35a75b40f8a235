using System.Buffers.Binary;
using LiteDB;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// Finds damage inside the file when it is opened, rather than in the middle of somebody's turn. LiteDB keeps no
/// checksums: letters changed within a stored text stay unseen.
/// </summary>
internal static class Soundness
{
    private const int PageSize = 8192;

    /// <summary>Bytes up to which every document is read too; a longer file would hold up the start.</summary>
    private const long ReadWhole = 16 * 1024 * 1024;

    /// <summary>A page begins with its own number; one that was never used is empty.</summary>
    /// <exception cref="InvalidDataException">A page is not where it says it belongs.</exception>
    public static void CheckPages(DataFile file)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        for (long at = 0; at < file.Length; at += PageSize)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, number, at);
            var page = BinaryPrimitives.ReadUInt32LittleEndian(number);
            if (read < number.Length || (page != 0 && page != at / PageSize))
            {
                throw new InvalidDataException($"The page at {at} is another one's.");
            }
        }
    }

    /// <exception cref="InvalidDataException">Documents are missing.</exception>
    /// <exception cref="LiteException">The driver cannot read a document.</exception>
    public static void CheckDocuments(DataFile file, LiteDatabase database)
    {
        if (file.Length > ReadWhole)
        {
            return;
        }

        foreach (var name in database.GetCollectionNames().ToList())
        {
            var collection = database.GetCollection(name);
            if (collection.FindAll().Count() != collection.Count())
            {
                throw new InvalidDataException($"Documents of {name} are missing.");
            }
        }
    }
}
