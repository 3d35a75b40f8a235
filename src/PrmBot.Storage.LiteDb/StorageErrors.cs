namespace PrmBot.Storage.LiteDb;

/// <summary>The one place that turns the driver's errors into sentences that a person can act on.</summary>
internal static class StorageErrors
{
    // What the operating systems call "no space left", "over quota" and "file too large" (Windows, Linux, macOS).
    private static readonly HashSet<int> Full =
        [unchecked((int)0x80070070), unchecked((int)0x80070027), 27, 28, 69, 122];

    // "Used by another process": sharing and lock violation on Windows, EWOULDBLOCK on Linux and macOS.
    private static readonly HashSet<int> InUse = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];

    public static StoreUnavailableException Translate(string path, Exception error)
    {
        var cause = error is IOException { InnerException: IOException inner } ? inner : error;
        return new StoreUnavailableException($"Storage:Path names {path}, {What(cause)}.", error);
    }

    private static string What(Exception error) => error switch
    {
        IOException when Full.Contains(error.HResult) =>
            "whose disk is full: free some space there, or set Storage:Path to a file on another disk",
        IOException when InUse.Contains(error.HResult) =>
            "which another process is using: stop the other PrmBot first, or set Storage:Path to another file",
        IOException or UnauthorizedAccessException =>
            "which cannot be written: set Storage:Path to a file in a folder that this account may write to",
        _ => "which is damaged or no PrmBot database: put a backup in its place, or move it away to start empty",
    };
}
