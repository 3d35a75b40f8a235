using System.Globalization;
using LiteDB;
using LiteDB.Engine;

namespace PrmBot.Storage.LiteDb;

/// <summary>LiteDB's file while it is open, with its log. Not for two threads at once.</summary>
internal sealed class OpenDatabase : IDisposable
{
    private const long CheckpointAbove = 1024 * 1024;

    private readonly DataFile _data;
    private readonly LogFile? _log;
    private readonly LiteEngine? _engine;

    /// <summary>Opens the file, and makes it when there is none.</summary>
    /// <param name="path">The file; its folder is there.</param>
    /// <param name="journal">A file that belongs to one that was there before; null: none is.</param>
    /// <exception cref="FileNotFoundException">The file is not there, and its journal is.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or another program's.</exception>
    public OpenDatabase(string path, string? journal)
    {
        _data = new DataFile(path);
        try
        {
            if (_data.IsForeign)
            {
                throw new InvalidDataException("It does not begin as a LiteDB file does.");
            }

            if (_data.Length == 0 && journal is not null)
            {
                throw new FileNotFoundException("Only its journal is there.", journal);
            }

            _log = new LogFile(LogPath(path));
            if (_log.Length == 0)
            {
                Soundness.CheckPages(_data);
            }

            _engine = new LiteEngine(new EngineSettings
            {
                DataStream = _data,
                LogStream = _log,

                // Keys are compared byte by byte; LiteDB's own default ignores case.
                Collation = new Collation(CultureInfo.GetCultureInfo("en-US").LCID, CompareOptions.Ordinal),
            });
            Rows = new LiteDatabase(_engine);
            if (Rows.CheckpointSize != 0)
            {
                // LiteDB's own checkpoints wait for ever on a full disk; ours come after the log was written.
                Rows.CheckpointSize = 0;
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What is in it.</summary>
    public LiteDatabase Rows { get; } = null!;

    /// <summary>Moves what is in the log into the file when it is much: often, so that it is never long.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void SettleWhenMuch()
    {
        if (LogLength() is > CheckpointAbove and var length)
        {
            Settle(length);
        }
    }

    /// <summary>Moves what is in the log into the file.</summary>
    public void Settle() => Settle(LogLength());

    /// <summary>Finds damage: missing documents, and, after a kill, pages that the log has not put right.</summary>
    public void Check(bool wasRecovered)
    {
        if (wasRecovered)
        {
            Soundness.CheckPages(_data);
        }

        Soundness.CheckDocuments(_data, Rows);
    }

    /// <summary>Copies the file as it is, without its log. Beside LiteDB's own place in the stream.</summary>
    public void CopyTo(FileStream copy)
    {
        var page = new byte[64 * 1024];
        for (long at = 0; at < _data.Length;)
        {
            var read = RandomAccess.Read(_data.SafeFileHandle, page, at);
            copy.Write(page, 0, read);
            at += read;
        }
    }

    /// <summary>The log of a file, by the name that LiteDB's own tools look for.</summary>
    public static string LogPath(string path) => Path.Combine(
        Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + "-log" + Path.GetExtension(path));

    /// <summary>True when a process that was killed left something in the log.</summary>
    public static bool IsToBeRecovered(string path) => new FileInfo(LogPath(path)) is { Exists: true, Length: > 0 };

    public void Dispose()
    {
        Rows?.Dispose();
        _engine?.Dispose();
        _log?.Dispose();

        // Last: it keeps other processes out.
        _data.Dispose();
    }

    private void Settle(long length)
    {
        _log!.MakeDurable(length);
        Rows.Checkpoint();
    }

    private long LogLength()
    {
        using var reader = _engine!.Query("$database", new Query());
        reader.Read();
        return reader.Current["logFileSize"].AsInt64;
    }
}
