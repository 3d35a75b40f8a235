using System.Text.Json;
using PrmBot.Privacy;
using PrmBot.Storage;

namespace PrmBot.Host.Workers;

/// <summary>One copy in the folder.</summary>
/// <param name="File">Its name.</param>
/// <param name="At">When it was made.</param>
/// <param name="Sha256">Of the file, hex.</param>
/// <param name="Counts">How many documents of each kind are in it, and how many messages.</param>
internal sealed record CopyMade(
    string File, DateTimeOffset At, string Sha256, IReadOnlyDictionary<string, int> Counts);

/// <summary>What the manifest holds.</summary>
internal sealed record BackupContents
{
    /// <summary>The copies that lie there, oldest first.</summary>
    public IReadOnlyList<CopyMade> Copies { get; init; } = [];

    /// <summary>
    /// What was ever deleted, oldest first. A store that does not know one of them is a copy from before: there it is
    /// done again. No name stands here (<see cref="Erasure"/>), so the list can be kept as long as any copy, wherever
    /// that lies.
    /// </summary>
    public IReadOnlyList<Erasure> Deletions { get; init; } = [];
}

/// <summary>The file <c>manifest.json</c> beside the copies. A new one takes the old one's place at once.</summary>
/// <param name="folder">The folder of the copies; with PostgreSQL nothing else lies there.</param>
internal sealed class BackupManifest(string folder)
{
    private static readonly JsonSerializerOptions Readable = new(DocumentFormat.Options) { WriteIndented = true };

    private string File => Path.Combine(folder, "manifest.json");

    /// <summary>What it holds; nothing when there is none.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be read; the message says what to do.</exception>
    public BackupContents Read()
    {
        try
        {
            return System.IO.File.Exists(File)
                ? JsonSerializer.Deserialize<BackupContents>(System.IO.File.ReadAllText(File), Readable)!
                : new BackupContents();
        }
        catch (JsonException)
        {
            throw new StoreUnavailableException(
                $"{File} is damaged. It says what was deleted, so put the last good one in its place.");
        }
    }

    /// <summary>Adds a copy; those that do not lie there any more go.</summary>
    /// <param name="made">The new one.</param>
    /// <param name="there">Names of all that lie there.</param>
    public void Add(CopyMade made, IReadOnlyList<string> there)
    {
        var now = Read();
        Write(now with
        {
            Copies = [.. now.Copies.Where(c => c.File != made.File && there.Contains(c.File)).Append(made)],
        });
    }

    /// <summary>Adds a deletion.</summary>
    public void Add(Erasure erasure)
    {
        var now = Read();
        Write(now with { Deletions = [.. now.Deletions.Where(d => d.Id != erasure.Id).Append(erasure)] });
    }

    private void Write(BackupContents contents)
    {
        Directory.CreateDirectory(folder);
        var unfinished = File + ".unfinished";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(stream, contents, Readable);
            stream.Flush(flushToDisk: true);
        }

        System.IO.File.Move(unfinished, File, overwrite: true);
    }
}
