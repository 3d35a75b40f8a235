using LiteDB;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// The open database: makes each write durable before it is answered, and reads what was written. After a failure it
/// opens the files again at the next use, so that freeing a full disk needs no restart.
/// </summary>
/// <remarks>
/// A write changes rows in memory; those that wait together are one record of the journal, which is asked of the disk
/// once. What the journal holds is moved into LiteDB's file when some has gathered: a row that was changed ten times
/// in between is written there once. Locks are taken in the order of their fields.
/// </remarks>
internal sealed class DatabaseFile : IDisposable
{
    // So much is moved at once; and who writes waits until it is, when more than that has gathered.
    private const long Much = 4 * 1024 * 1024;
    private const long TooMuch = 16 * 1024 * 1024;

    private const int MostGoFirst = 100;

    // One moves at a time, and nobody moves while what is moved is looked at.
    private readonly Lock _moves = new();

    // What is written: the journal, and which rows it has changed.
    private readonly Lock _commits = new();

    // LiteDB's file. It is read through in microseconds, and written some rows at a time.
    private readonly Lock _disk = new();

    private readonly string _path;
    private readonly ITable[] _tables;
    private readonly WriteQueue _writes;
    private readonly Mover _mover;
    private Journal? _journal;
    private OpenDatabase? _database;
    private int _openings;
    private int _readers;
    private volatile bool _isSound;
    private volatile bool _disposed;

    public DatabaseFile(string path)
    {
        _path = path;
        Documents = new Documents(this);
        Inbox = new Queue(this, "inbox");
        Outbox = new OutboxRows(this);
        _tables = [Documents.Table, Inbox.Table, .. Outbox.Tables];
        OpenAnew(isFirst: true);
        _mover = new Mover(Move);
        _writes = new WriteQueue(Commit);
        if (_journal!.Length > 0)
        {
            _mover.Gathered(_journal.Length > Much);
        }
    }

    public RememberedLists Lists { get; } = new();

    public Documents Documents { get; }

    public Queue Inbox { get; }

    public OutboxRows Outbox { get; }

    /// <summary>Runs a read of the file. It must only call the driver: whatever it throws counts as the driver's error.
    /// What was committed last may be in the journal alone: the tables know.</summary>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    public T Read<T>(Func<LiteDatabase, T> read)
    {
        OpenAfterFailure();
        Interlocked.Increment(ref _readers);
        try
        {
            lock (_disk)
            {
                return OnDisk(read);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    /// <summary>Runs a read of the file when all that was committed before is moved into it.</summary>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    public T ReadMoved<T>(Func<LiteDatabase, T> read)
    {
        lock (_moves)
        {
            Move();
            return Read(read);
        }
    }

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

        List<T> Next(string last) => ReadMoved(db => after(db, last));
    }

    /// <summary>Runs a write, maybe together with others, and maybe again when another one was refused.</summary>
    /// <param name="write">Changes rows in the tables, and nothing else.</param>
    /// <returns>What it returned, when it is on the disk.</returns>
    /// <exception cref="ConcurrencyException">Thrown by the work: nothing was written.</exception>
    /// <exception cref="InvalidOperationException">Thrown by the work: nothing was written.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was written; the message says what to do.</exception>
    public Task<T> WriteAsync<T>(Func<T> write) => _writes.Add(write);

    /// <summary>Copies the file as it is now: all that was committed is moved into it first.</summary>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    /// <returns>How many of what are in it.</returns>
    public IReadOnlyDictionary<string, int> CopyTo(string path)
    {
        IReadOnlyDictionary<string, int> counts;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + LiteDbStore.UnfinishedEnd;
        using (var copy = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            lock (_moves)
            {
                counts = ReadMoved(Settled);
                lock (_disk)
                {
                    _database!.CopyTo(copy);
                }
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
        _mover.Dispose();
        try
        {
            ReadMoved(Settled);
        }
        catch (StoreUnavailableException)
        {
            // What could not be moved into the file stays in the journal, or the log, and is found at the next start.
        }

        lock (_commits)
        {
            lock (_disk)
            {
                _disposed = true;
                Close();
                Array.ForEach(_tables, t => t.Dispose());
            }
        }
    }

    private void Commit(IReadOnlyList<QueuedWrite> batch)
    {
        if (_journal?.Length > TooMuch)
        {
            Move();
        }

        lock (_commits)
        {
            OpenAfterFailure();
            try
            {
                foreach (var write in batch)
                {
                    write.Run();
                }

                if (JournalRecord.Of(_tables) is not { } record)
                {
                    return;
                }

                _journal!.Append(record);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                Undo();
                if (error is StoreUnavailableException || QueuedWrite.IsRefusal(error))
                {
                    throw;
                }

                throw Failed(error);
            }

            Array.ForEach(_tables, t => t.Settle());
            Documents.Stamps.Settle();
            _mover.Gathered(_journal.Length > Much);
        }
    }

    private void Undo()
    {
        Array.ForEach(_tables, t => t.Undo());
        Documents.Stamps.Undo();
    }

    // Some rows at a time, so that who reads need not wait for all. Killed in between, the journal is still there.
    private void Move()
    {
        lock (_moves)
        {
            int opening;
            IReadOnlyList<(string Path, long Length)> ended;
            lock (_commits)
            {
                OpenAfterFailure();
                ended = _journal!.End();
                if (ended.Count == 0)
                {
                    return;
                }

                Array.ForEach(_tables, t => t.BeginMove());
                opening = _openings;
            }

            foreach (var some in _tables.SelectMany(t => t.Moves()))
            {
                Moving(opening, db =>
                {
                    db.BeginTrans();
                    some(db);
                    db.Commit();
                });
            }

            Moving(opening, _ =>
            {
                _database!.MakeDurable();
                _journal!.Remove(ended);
                Array.ForEach(_tables, t => t.EndMove());
            });
        }
    }

    private void Moving(int opening, Action<LiteDatabase> work)
    {
        // A lock is not fair: whoever let it go has it again before the one who waits is awake.
        for (var i = 0; i < MostGoFirst && Volatile.Read(ref _readers) > 0; i++)
        {
            Thread.Sleep(0);
        }

        lock (_disk)
        {
            if (opening != _openings || !_isSound)
            {
                // Somebody met a failure meanwhile: the journal, which is complete, is read again.
                throw new StoreUnavailableException($"Storage:Path names {_path}, which had to be opened again.");
            }

            OnDisk(db =>
            {
                work(db);
                return true;
            });
        }
    }

    private T OnDisk<T>(Func<LiteDatabase, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        try
        {
            return work(_database!.Rows);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw Failed(error);
        }
    }

    private StoreUnavailableException Failed(Exception error)
    {
        _isSound = false;
        return StorageErrors.Translate(_path, error);
    }

    private void OpenAfterFailure()
    {
        // A read within a read goes on with what it has.
        if (_isSound || _disk.IsHeldByCurrentThread)
        {
            return;
        }

        lock (_commits)
        {
            lock (_disk)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                if (!_isSound)
                {
                    OpenAnew(isFirst: false);
                }
            }
        }
    }

    private void OpenAnew(bool isFirst)
    {
        Close();
        try
        {
            var wasKilled = OpenDatabase.IsToBeRecovered(_path);
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            _openings++;
            _database = new OpenDatabase(_path, Journal.FilesOf(_path).FirstOrDefault());
            Documents.Prepare(_database.Rows);
            Inbox.Prepare(_database.Rows);
            Outbox.Prepare(_database.Rows);
            _database.Settle();
            if (isFirst)
            {
                _database.Check(wasKilled);
            }

            _journal = new Journal(_path);
            foreach (var record in _journal.Recover())
            {
                JournalRecord.Replay(record, _tables);
            }

            _isSound = true;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Close();
            throw StorageErrors.Translate(_path, error);
        }
    }

    private void Close()
    {
        _isSound = false;
        Array.ForEach(_tables, t => t.Lose());
        Documents.Stamps.Lose();
        _journal?.Dispose();
        _database?.Dispose();
        (_journal, _database) = (null, null);
    }

    private SortedDictionary<string, int> Settled(LiteDatabase database)
    {
        _database!.Settle();
        var counts = LiteDb.Documents.Counts(database);
        counts["inbox"] = Inbox.Count(database);
        counts["outbox"] = Outbox.Count(database);
        return counts;
    }
}
