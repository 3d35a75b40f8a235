using LiteDB;

namespace PrmBot.Storage.LiteDb;

// Moving what the journal holds into LiteDB's file, and what wants all of it to be there.
internal sealed partial class DatabaseFile
{
    // Few rows at a time hold up nobody, many cost less.
    private const int Few = 25;
    private const int Many = 200;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(4);

    private readonly ManualResetEventSlim _hurry = new();
    private int _hurrying;

    /// <summary>Runs a read of the file when all that was committed before is moved into it.</summary>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    public T ReadMoved<T>(Func<LiteDatabase, T> read) => InAHurry(() =>
    {
        lock (_moves)
        {
            Move();
            return Read(read);
        }
    });

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

    /// <summary>Removes what is done, some at a time.</summary>
    /// <param name="done">Reads the keys of some.</param>
    /// <param name="remove">Removes one, in a write.</param>
    /// <param name="ct">Ends it early: what is left is for the next time.</param>
    public async Task ForgetAsync(
        Func<LiteDatabase, List<string>> done, Action<string> remove, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        while (ReadMoved(done) is { Count: > 0 } keys)
        {
            ct.ThrowIfCancellationRequested();
            await WriteAsync(() =>
            {
                keys.ForEach(remove);
                return keys.Count;
            });
        }
    }

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

    private void Learn()
    {
        foreach (var table in _tables)
        {
            for (string? last = string.Empty; last is not null && !_isClosing;)
            {
                GiveWay();
                var from = last;
                last = Read(db => table.Learn(db, from));
            }
        }
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

            foreach (var some in _tables.SelectMany(t => t.Moves(() => HasTime ? Few : Many)))
            {
                GiveWay();
                Moving(opening, db =>
                {
                    db.BeginTrans();
                    some(db);
                    db.Commit();
                    _database!.SettleWhenMuch();
                });
            }

            Moving(opening, _ =>
            {
                _database!.Settle();
                _journal!.Remove(ended);
                Array.ForEach(_tables, t => t.EndMove());
            });
        }
    }

    // A turn should find the processor free, and the file: a lock alone is not fair, whoever let it go has it again
    // before the one who waits is awake.
    private void GiveWay()
    {
        if (HasTime)
        {
            _hurry.Wait(Breath);
        }

        SpinWait.SpinUntil(() => Volatile.Read(ref _readers) == 0, Breath);
    }

    private bool HasTime => !_hurry.IsSet && _journal?.Length < 2 * Much;

    // Somebody waits until it is moved.
    private T InAHurry<T>(Func<T> work)
    {
        lock (_hurry)
        {
            _hurrying++;
            _hurry.Set();
        }

        try
        {
            return work();
        }
        finally
        {
            lock (_hurry)
            {
                if (--_hurrying == 0)
                {
                    _hurry.Reset();
                }
            }
        }
    }

    private void Moving(int opening, Action<LiteDatabase> work)
    {
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

    private SortedDictionary<string, int> Settled(LiteDatabase database)
    {
        _database!.Settle();
        var counts = LiteDb.Documents.Counts(database);
        counts["inbox"] = Inbox.Count(database);
        counts["outbox"] = Outbox.Count(database);
        return counts;
    }
}
