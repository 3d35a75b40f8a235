using System.Globalization;
using LiteDB;
using LiteDB.Engine;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// The open database: runs reads and transactions one at a time, and makes each transaction durable before it returns.
/// After a failure it opens the file again at the next use, so that freeing a full disk needs no restart.
/// </summary>
/// <remarks>
/// One lock for all: LiteDB has one writer anyway, a read takes microseconds, and nobody can see what is not durable
/// yet. Writes wait in a queue and share a transaction; each is answered when it is on the disk.
/// </remarks>
internal sealed class DatabaseFile : IDisposable
{
    private const long CheckpointAbove = 2 * 1024 * 1024;
    private const int MostKept = 4 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly WriteQueue _writes;
    private readonly IRemembering[] _remembering;
    private DataFile? _data;
    private LogFile? _log;
    private LiteEngine? _engine;
    private LiteDatabase? _database;
    private bool _disposed;

    public DatabaseFile(string path)
    {
        _path = path;
        _remembering = [Rows, Inbox, Outbox];
        var isRecovering = new FileInfo(LogPath(path)) is { Exists: true, Length: > 0 };
        Read(database =>
        {
            if (isRecovering)
            {
                // Only now: what a kill left half written in the data file, the log has just put right.
                Soundness.CheckPages(_data!);
            }

            Soundness.CheckDocuments(_data!, database);
            return true;
        });
        _writes = new WriteQueue(Commit);
    }

    /// <summary>What tells that a list is not what is stored any more.</summary>
    public Stamps Stamps { get; } = new();

    public RememberedLists Lists { get; } = new();

    public Queue Inbox { get; } = new("inbox");

    public OutboxRows Outbox { get; } = new();

    /// <summary>The rows of documents that were used last.</summary>
    public Recent<RowKey, DocumentRow> Rows { get; } = new(MostKept, row => row.Body.Length);

    /// <summary>Runs a read. It must only call the driver: whatever it throws counts as the driver's error.</summary>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    public T Read<T>(Func<LiteDatabase, T> read) => Guarded(read);

    /// <summary>Reads all of something, some at a time, so that writes find their turn in between.</summary>
    /// <param name="after">Reads those that follow a key, in the order of their keys.</param>
    /// <param name="keyOf">The key of one.</param>
    public IEnumerable<T> Stretches<T>(Func<LiteDatabase, string, List<T>> after, Func<T, string> keyOf)
    {
        for (var last = string.Empty; Next(last) is { Count: > 0 } some; last = keyOf(some[^1]))
        {
            foreach (var one in some)
            {
                yield return one;
            }
        }

        List<T> Next(string last) => Read(db => after(db, last));
    }

    /// <summary>Runs a durable write, maybe in one transaction with others, and maybe again after a rollback.</summary>
    /// <exception cref="ConcurrencyException">Thrown by the work: nothing was written.</exception>
    /// <exception cref="InvalidOperationException">Thrown by the work: nothing was written.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was written; the message says what to do.</exception>
    public Task<T> WriteAsync<T>(Func<LiteDatabase, T> write) => _writes.Add(write);

    /// <summary>Copies the file as it is now: all that was committed is moved into it first, and nobody writes
    /// meanwhile.</summary>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    /// <returns>How many of what are in it.</returns>
    public IReadOnlyDictionary<string, int> CopyTo(string path)
    {
        IReadOnlyDictionary<string, int> counts;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + LiteDbStore.UnfinishedEnd;
        using (var copy = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            lock (_gate)
            {
                counts = Guarded(Settled);
                Copy(_data!, copy);
            }

            copy.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
        return counts;
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _writes.Dispose();
        lock (_gate)
        {
            try
            {
                _database?.Checkpoint();
            }
            catch (Exception error) when (error is IOException or LiteException)
            {
                // What could not be moved into the data file stays in the log and is found at the next start.
            }

            _disposed = true;
            Close();
            Array.ForEach(_remembering, r => r.Dispose());
        }
    }

    private void Commit(IReadOnlyList<QueuedWrite> batch) => Guarded(database =>
    {
        database.BeginTrans();
        foreach (var write in batch)
        {
            write.Run(database);
        }

        database.Commit();

        var length = LogLength();
        _log!.MakeDurable(length);
        Array.ForEach(_remembering, r => r.Settle());
        if (length > CheckpointAbove)
        {
            database.Checkpoint();
        }

        return true;
    });

    private T Guarded<T>(Func<LiteDatabase, T> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                return work(_database ?? Open());
            }
            catch (Exception error) when (QueuedWrite.IsRefusal(error) && _database is not null)
            {
                _database.Rollback();
                Array.ForEach(_remembering, r => r.Undo());
                throw;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                Close();
                throw StorageErrors.Translate(_path, error);
            }
        }
    }

    private IReadOnlyDictionary<string, int> Settled(LiteDatabase database)
    {
        database.Checkpoint();
        var counts = DocumentRows.Counts(database);
        counts["inbox"] = Inbox.Count(database);
        counts["outbox"] = Outbox.Count(database);
        return counts;
    }

    // Beside LiteDB's own place in the stream.
    private static void Copy(DataFile from, FileStream to)
    {
        var page = new byte[64 * 1024];
        for (long at = 0; at < from.Length;)
        {
            var read = RandomAccess.Read(from.SafeFileHandle, page, at);
            to.Write(page, 0, read);
            at += read;
        }
    }

    private LiteDatabase Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _data = new DataFile(_path);
        if (_data.IsForeign)
        {
            throw new InvalidDataException("It does not begin as a LiteDB file does.");
        }

        _log = new LogFile(LogPath(_path));
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
        _database = new LiteDatabase(_engine);
        Prepare(_database);
        return _database;
    }

    private void Prepare(LiteDatabase database)
    {
        if (database.CheckpointSize != 0)
        {
            // LiteDB's own checkpoints wait for ever on a full disk; ours come after the log is known to be written.
            database.CheckpointSize = 0;
        }

        DocumentRows.Prepare(database);
        Inbox.Prepare(database);
        Outbox.Prepare(database);
        _log!.MakeDurable(LogLength());
        database.Checkpoint();

    }

    private long LogLength()
    {
        using var reader = _engine!.Query("$database", new Query());
        reader.Read();
        return reader.Current["logFileSize"].AsInt64;
    }

    private void Close()
    {
        Array.ForEach(_remembering, r => r.Lose());
        _database?.Dispose();
        _engine?.Dispose();
        _log?.Dispose();

        // Last: it keeps other processes out.
        _data?.Dispose();
        (_database, _engine, _log, _data) = (null, null, null, null);
    }

    // The name that LiteDB's own tools look for.
    private static string LogPath(string path) => Path.Combine(
        Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + "-log" + Path.GetExtension(path));
}
