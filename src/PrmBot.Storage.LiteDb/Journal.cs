using System.Globalization;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// What was committed and is not in the database file yet, as records in files beside it, in the order of their
/// numbers: the last one grows, those before it wait until what they hold is moved into the database.
/// </summary>
/// <param name="path">The database file.</param>
internal sealed class Journal(string path) : IDisposable
{
    private readonly List<(string Path, long Length)> _ended = [];
    private JournalFile? _current;
    private int _last;
    private long _length;

    /// <summary>How many bytes its files have.</summary>
    public long Length => Interlocked.Read(ref _length);

    /// <summary>All records that are there, the oldest first. To be called once, before anything else.</summary>
    /// <exception cref="InvalidDataException">One of them is damaged.</exception>
    public IEnumerable<byte[]> Recover()
    {
        foreach (var number in Numbers(path))
        {
            Close();
            _last = number;
            _current = new JournalFile(PathOf(path, number));
            var records = _current.Recover();
            _length += _current.Length;
            foreach (var record in records)
            {
                yield return record;
            }
        }
    }

    /// <summary>Adds a record, and returns when it is on the disk.</summary>
    /// <exception cref="IOException">It is not, and will not be found again.</exception>
    public void Append(ReadOnlySpan<byte> record)
    {
        _current ??= new JournalFile(PathOf(path, ++_last));
        var before = _current.Length;
        _current.Append(record);
        Interlocked.Add(ref _length, _current.Length - before);
    }

    /// <summary>Ends the file that grows: what is added from now on comes into another one.</summary>
    /// <returns>All files that are ended, with their lengths.</returns>
    public IReadOnlyList<(string Path, long Length)> End()
    {
        Close();
        return [.. _ended];
    }

    /// <summary>Removes ended files: what they hold is in the database.</summary>
    public void Remove(IReadOnlyList<(string Path, long Length)> ended)
    {
        foreach (var file in ended)
        {
            File.Delete(file.Path);
            _ended.Remove(file);
            Interlocked.Add(ref _length, -file.Length);
        }
    }

    public void Dispose() => _current?.Dispose();

    /// <summary>The files that are there, the oldest first.</summary>
    public static IReadOnlyList<string> FilesOf(string path) => Numbers(path).ConvertAll(n => PathOf(path, n));

    private void Close()
    {
        if (_current is not null)
        {
            _current.Dispose();
            _ended.Add((_current.Path, _current.Length));
            _current = null;
        }
    }

    private static string PathOf(string path, int number) => Path.Combine(
        Path.GetDirectoryName(path)!, NamePrefix(path) + number.ToString(CultureInfo.InvariantCulture));

    // How the names of its files begin, before a number.
    private static string NamePrefix(string path) => Path.GetFileNameWithoutExtension(path) + "-journal.";

    private static List<int> Numbers(string path)
    {
        var prefix = NamePrefix(path);
        var (folder, found) = (Path.GetDirectoryName(path)!, new List<int>());
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, prefix + "*") : [])
        {
            var number = Path.GetFileName(file).AsSpan(prefix.Length);
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
            {
                found.Add(n);
            }
        }

        found.Sort();
        return found;
    }
}
