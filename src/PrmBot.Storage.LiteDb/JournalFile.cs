using System.Buffers.Binary;
using System.Numerics;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// A file of records that only grows: each is on the disk when <see cref="Append"/> returns, and is found again whole
/// or not at all. A record is preceded by a mark, its length, and a checksum (CRC-32C) of its bytes.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    private const int HeadLength = 16;

    // No text in UTF-8 has a byte FF: what people write cannot look like a record.
    private static readonly byte[] Mark = [0xFF, .. "PrmBot1"u8];

    private readonly FileStream _file;

    public JournalFile(string path)
    {
        Path = path;
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
    }

    public string Path { get; }

    /// <summary>How many bytes are known to be on the disk.</summary>
    public long Length { get; private set; }

    /// <summary>
    /// The records that are in it, to be read before anything is appended. What a kill left half written at the end is
    /// cut off: nobody was told that it was kept.
    /// </summary>
    /// <exception cref="InvalidDataException">A record is damaged that others follow.</exception>
    public IReadOnlyList<byte[]> Recover()
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        var (records, at) = (new List<byte[]>(), 0);
        while (RecordAt(bytes, at) is { } record)
        {
            records.Add(record);
            at += HeadLength + record.Length;
        }

        if (at < bytes.Length)
        {
            ThrowIfMoreFollow(bytes, at);
            _file.SetLength(at);
        }

        Length = at;
        return records;
    }

    /// <summary>Adds a record, and returns when it is on the disk.</summary>
    /// <exception cref="IOException">It is not, and will not be found again.</exception>
    public void Append(ReadOnlySpan<byte> record)
    {
        var bytes = new byte[HeadLength + record.Length];
        Mark.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), Checksum(record));
        record.CopyTo(bytes.AsSpan(HeadLength));
        try
        {
            _file.Position = Length;
            _file.Write(bytes);
            _file.Flush(flushToDisk: true);
            Length += bytes.Length;
        }
        catch (IOException)
        {
            CutOff();
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    private void CutOff()
    {
        try
        {
            _file.SetLength(Length);
        }
        catch (Exception e) when (e is IOException or NotSupportedException or ArgumentException)
        {
            // Not a file that has an end, or a disk that is gone: the error that led here is the one to tell.
        }
    }

    private static void ThrowIfMoreFollow(byte[] bytes, int from)
    {
        for (var at = from + 1; at < bytes.Length; at++)
        {
            var next = bytes.AsSpan(at).IndexOf(Mark);
            if (next < 0)
            {
                return;
            }

            at += next;
            if (RecordAt(bytes, at) is not null)
            {
                throw new InvalidDataException($"The record at {from} of the journal is damaged.");
            }
        }
    }

    private static byte[]? RecordAt(byte[] bytes, int at)
    {
        var rest = bytes.AsSpan(at);
        if (rest.Length < HeadLength || !rest.StartsWith(Mark))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(rest[8..]);
        return length >= 0 && length <= rest.Length - HeadLength
            && BinaryPrimitives.ReadUInt32LittleEndian(rest[12..]) == Checksum(rest.Slice(HeadLength, length))
            ? rest.Slice(HeadLength, length).ToArray()
            : null;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var one in bytes)
        {
            sum = BitOperations.Crc32C(sum, one);
        }

        return ~sum;
    }
}
