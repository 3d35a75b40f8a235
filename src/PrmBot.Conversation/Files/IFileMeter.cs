namespace PrmBot.Conversation.Files;

/// <summary>Why a file's size and hash are not known.</summary>
public enum FileTrouble
{
    /// <summary>It lies on a host from which nothing is fetched.</summary>
    Host,

    /// <summary>It is larger than what is read.</summary>
    Size,

    /// <summary>It did not come, or not in time.</summary>
    OutOfReach,
}

/// <summary>What was found out about a file.</summary>
/// <param name="Size">In bytes; null when there was trouble.</param>
/// <param name="Hash">SHA-256 in lower-case hex; null when there was trouble.</param>
/// <param name="Trouble">Null: none.</param>
public sealed record FileMeasure(long? Size, string? Hash, FileTrouble? Trouble);

/// <summary>Reads a file through once for its size and hash; keeps nothing of it.</summary>
public interface IFileMeter
{
    /// <summary>The largest file that is read, in bytes.</summary>
    long Most { get; }

    /// <summary>Never throws for what the address is or what lies there: that is its trouble.</summary>
    Task<FileMeasure> MeasureAsync(Uri address, CancellationToken ct);
}

/// <summary>What a file holds.</summary>
/// <param name="Bytes">All of it; null when there was trouble.</param>
/// <param name="Trouble">Null: none.</param>
public sealed record FileContent(byte[]? Bytes, FileTrouble? Trouble);

/// <summary>Reads a file whole, for what is in it; under the rules of <see cref="IFileMeter"/>.</summary>
public interface IFileReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    long Most { get; }

    /// <summary>Never throws for what the address is or what lies there: that is its trouble.</summary>
    Task<FileContent> ReadAsync(Uri address, CancellationToken ct);
}
