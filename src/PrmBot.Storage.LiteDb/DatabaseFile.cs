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
internal sealed partial class DatabaseFile : IDisposable
{
    // So much is moved at once; and who writes waits until it is, when more than that has gathered.
    private const long Much = 4 * 1024 * 1024;
    private const long TooMuch = 16 * 1024 * 1024;

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
    private volatile bool _isClosing;
    private volatile bool _disposed;

    public DatabaseFile(string path)
    {
        _path = path;
        Documents = new Documents(this);
        Inbox = new Queue(this, "inbox");
        Outbox = new OutboxRows(this);
        _tables = [Documents.Table, Inbox.Table, .. Outbox.Tables];
        OpenAnew(isFirst: true);
        _mover = new Mover(Learn, Move);
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

    /// <summary>Runs a write, maybe together with others, and maybe again when another one was refused.</summary>
    /// <param name="write">Changes rows in the tables, and nothing else.</param>
    /// <returns>What it returned, when it is on the disk.</returns>
    /// <exception cref="ConcurrencyException">Thrown by the work: nothing was written.</exception>
    /// <exception cref="InvalidOperationException">Thrown by the work: nothing was written.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was written; the message says what to do.</exception>
    public Task<T> WriteAsync<T>(Func<T> write) => _writes.Add(write);

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _isClosing = true;
        _writes.Dispose();
        try
        {
            InAHurry(() =>
            {
                _mover.Dispose();
                return ReadMoved(Settled);
            });
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
                Documents.Dispose();
                Inbox.Dispose();
                Outbox.Dispose();
                _hurry.Dispose();
            }
        }
    }

    private void Commit(IReadOnlyList<QueuedWrite> batch)
    {
        if (_journal?.Length > TooMuch)
        {
            InAHurry(() =>
            {
                Move();
                return true;
            });
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

            Documents.BeginSettle();
            Array.ForEach(_tables, t => t.Settle());
            Documents.Settle();
            _mover.Gathered(_journal.Length > Much);
        }
    }

    private void Undo()
    {
        Array.ForEach(_tables, t => t.Undo());
        Documents.Undo();
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
            _database = new OpenDatabase(_path, Journal.FilesOf(_path) is [var first, ..] ? first : null);
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
        Documents.Lose();
        _journal?.Dispose();
        _database?.Dispose();
        (_journal, _database) = (null, null);
    }
}
