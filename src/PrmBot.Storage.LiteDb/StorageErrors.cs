namespace PrmBot.Storage.LiteDb;

/// <summary>The one place that turns the driver's errors into sentences that a person can act on.</summary>
internal static class StorageErrors
{
    public static StoreUnavailableException Translate(string path, Exception error) =>
        new($"Storage:Path names {path}, {What(error)}.", error);

    private static string What(Exception error) => error switch
    {
        _ when DiskErrors.IsFull(error) =>
            "whose disk is full: free some space there, or set Storage:Path to a file on another disk",
        _ when DiskErrors.IsInUse(error) =>
            "which another process is using: stop the other PrmBot first, or set Storage:Path to another file",
        FileNotFoundException { FileName: { } journal } =>
            $"which is gone while {journal} is there, what was written last: put the file or a backup in its place, or "
            + "move that away to start empty",
        IOException or UnauthorizedAccessException =>
            "which cannot be written: set Storage:Path to a file in a folder that this account may write to",
        _ => "which is damaged or no PrmBot database: put a backup in its place, or move it away to start empty",
    };
}
