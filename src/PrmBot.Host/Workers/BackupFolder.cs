using System.Globalization;
using System.Security.Cryptography;
using PrmBot.Storage.LiteDb;

namespace PrmBot.Host.Workers;

/// <summary>
/// Copies of a LiteDB file in a folder, named by the moment (UTC) they were made, each with a <c>.sha256</c> file
/// beside it that <c>sha256sum -c</c> reads, and one manifest of all. A wish for a copy is a file too, so that a
/// command can ask a bot that runs.
/// </summary>
internal sealed class BackupFolder(string path, TimeProvider clock)
{
    private const string Form = "yyyyMMdd'T'HHmmss'Z'";
    private const string Begin = "prmbot-";
    private const string End = ".db";

    // Longer than a disk takes between two writes, or for the last flush.
    private static readonly TimeSpan Stall = TimeSpan.FromMinutes(1);

    /// <summary>True while somebody wants a copy now.</summary>
    public bool IsWanted => File.Exists(Wish);

    /// <summary>When the latest copy was made; null: there is none.</summary>
    public DateTimeOffset? Latest => Copies().Select(c => (DateTimeOffset?)c.At).Max();

    /// <summary>True while a copy is being written; what a killed bot left unfinished counts for a minute.</summary>
    public bool IsBeingMade => Unfinished().Any(f => clock.GetUtcNow() - File.GetLastWriteTimeUtc(f) < Stall);

    /// <summary>The latest copy; null: there is none.</summary>
    public string? LatestCopy => Copies().OrderBy(c => c.At).Select(c => c.Path).LastOrDefault();

    /// <summary>What lies there, and what was deleted since.</summary>
    public BackupManifest Manifest { get; } = new(path);

    private string Wish => Path.Combine(path, "wanted");

    /// <summary>Asks whoever has the file open for a copy.</summary>
    public void Want()
    {
        Directory.CreateDirectory(path);
        File.WriteAllText(Wish, string.Empty);
    }

    /// <summary>Nobody wants one any more.</summary>
    public void Unwant() => File.Delete(Wish);

    /// <summary>Makes a copy and removes the oldest beyond so many.</summary>
    /// <returns>The copy's path.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public string Make(LiteDbStore store, int keep)
    {
        var copy = Path.Combine(path, Begin + clock.GetUtcNow().ToString(Form, CultureInfo.InvariantCulture) + End);
        IReadOnlyDictionary<string, int> counts;
        try
        {
            counts = store.BackUp(copy);
        }
        finally
        {
            // A part of a copy is of no use, on a full disk least of all. Nobody else makes one: we have the file.
            foreach (var part in Unfinished())
            {
                File.Delete(part);
            }
        }

        var (hash, made) = (HashOf(copy), Path.GetFileName(copy));
        File.WriteAllText(copy + ".sha256", $"{hash}  {made}\n");
        foreach (var (_, old) in Copies().OrderByDescending(c => c.At).Skip(keep))
        {
            File.Delete(old);
            File.Delete(old + ".sha256");
        }

        Manifest.Add(new CopyMade(made, At(copy), hash, counts), [.. Copies().Select(c => Path.GetFileName(c.Path))]);
        Unwant();
        return copy;
    }

    /// <summary>The SHA-256 of a file, as the manifest has it.</summary>
    public static string HashOf(string file)
    {
        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    private string[] Unfinished() =>
        Directory.Exists(path) ? Directory.GetFiles(path, Begin + "*" + LiteDbStore.UnfinishedEnd) : [];

    // Only files of our own making: whatever else lies there is not ours to count or to delete.
    private IEnumerable<(DateTimeOffset At, string Path)> Copies()
    {
        foreach (var file in Directory.Exists(path) ? Directory.GetFiles(path, Begin + "*" + End) : [])
        {
            if (TryAt(file, out var made))
            {
                yield return (made, file);
            }
        }
    }

    private static DateTimeOffset At(string file) => TryAt(file, out var made) ? made : default;

    private static bool TryAt(string file, out DateTimeOffset made) => DateTimeOffset.TryParseExact(
        Path.GetFileName(file)[Begin.Length..^End.Length], Form, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal, out made);
}
