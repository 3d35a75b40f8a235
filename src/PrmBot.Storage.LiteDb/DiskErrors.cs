namespace PrmBot.Storage.LiteDb;

/// <summary>What the operating system means with an error about a file, on Windows, Linux and macOS.</summary>
public static class DiskErrors
{
    // "No space left", "over quota" and "file too large".
    private static readonly HashSet<int> Full =
        [unchecked((int)0x80070070), unchecked((int)0x80070027), 27, 28, 69, 122];

    // "Used by another process": sharing and lock violation on Windows, EWOULDBLOCK on Linux and macOS.
    private static readonly HashSet<int> InUse = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];

    /// <summary>True when the disk has no room for it.</summary>
    public static bool IsFull(Exception? error) => Is(Full, error);

    /// <summary>True when another process has the file open.</summary>
    public static bool IsInUse(Exception? error) => Is(InUse, error);

    // The driver wraps some errors of the disk in one that carries no number.
    private static bool Is(HashSet<int> numbers, Exception? error) => error is IOException failure
        && numbers.Contains((failure.InnerException as IOException ?? failure).HResult);
}
