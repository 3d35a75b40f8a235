namespace PrmBot.Workplace;

/// <summary>The folder that a channel's files are in.</summary>
/// <param name="Drive">The document library's drive.</param>
/// <param name="Item">The folder.</param>
public sealed record ChannelFolder(string Drive, string Item);

/// <summary>A file in a drive.</summary>
/// <param name="Drive">Where.</param>
/// <param name="Item">Which.</param>
/// <param name="Name">As people see it.</param>
public sealed record DriveFile(string Drive, string Item, string Name)
{
    /// <summary>Changes whenever the file does; null: the service did not say.</summary>
    public string? Tag { get; init; }

    /// <summary>In bytes.</summary>
    public long Size { get; init; }

    /// <summary>Where people open it.</summary>
    public Uri? Link { get; init; }
}

/// <summary>What changed in a drive.</summary>
/// <param name="Items">Items that are new, changed or gone.</param>
/// <param name="Token">What to ask with the next time.</param>
public sealed record DriveChanges(IReadOnlySet<string> Items, string Token);

/// <summary>Files of channels.</summary>
public interface IChannelFiles
{
    Task<ChannelFolder> FolderAsync(ChannelAddress channel, CancellationToken ct);

    /// <summary>The Excel workbooks in a folder, not in folders below it.</summary>
    Task<IReadOnlyList<DriveFile>> WorkbooksAsync(ChannelFolder folder, CancellationToken ct);

    /// <summary>The file as it is now; null: it is still as it was when it had this tag.</summary>
    Task<DriveFile?> LookAsync(string drive, string item, string? tag, CancellationToken ct);

    /// <summary>The content; null: it has more bytes than that.</summary>
    Task<byte[]?> ReadAsync(DriveFile file, long most, CancellationToken ct);

    /// <summary>Puts a file into a folder; one of the same name is replaced, and its former versions stay.</summary>
    Task<DriveFile> PutAsync(ChannelFolder folder, string name, byte[] content, CancellationToken ct);

    /// <summary>What changed since a token; null: from now on, nothing is listed.</summary>
    /// <exception cref="WorkplaceException"><see cref="WorkplaceTrouble.Resync"/>: the token is too old.</exception>
    Task<DriveChanges> ChangesAsync(string drive, string? token, CancellationToken ct);
}
