using LiteDB;
using Microsoft.Extensions.Caching.Memory;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// A collection's rows by key: what is in the database file, with what is only in the journal laid over it. A row that
/// was used last is kept beside the file, also that there is none under a key.
/// </summary>
/// <remarks>Who writes sees the changes of the writes that run; everybody else sees them when they are durable.</remarks>
/// <param name="file">The database.</param>
/// <param name="name">The collection's name.</param>
/// <param name="format">How a row stands in the database.</param>
/// <param name="most">How many characters of rows are kept at most; what was not used for longest goes first.</param>
/// <param name="replayed">Told of each row that comes from the journal when the database is opened.</param>
internal sealed class Table<TRow>(
    DatabaseFile file, string name, IRowFormat<TRow> format, int most, Action<TRow>? replayed = null)
    : ITable, IDisposable
    where TRow : class
{
    // Moving holds up who reads from the file: a millisecond or two.
    private const int MovedTogether = 25;

    // What a key, and a word that there is nothing, take beside the row.
    private const int Rest = 400;

    private readonly Lock _gate = new();

    // Only the thread that writes touches it.
    private readonly Dictionary<string, TRow?> _changed = [];

    // A full one takes nothing until it was cleared up: rarely, then, and much at once.
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = most, CompactionPercentage = 0.5 });

    private Layer<TRow> _gathered = new();
    private Layer<TRow> _moving = new();

    public string Name => name;

    public IEnumerable<(string Key, BsonDocument? Row)> Changed =>
        _changed.Select(c => (c.Key, c.Value is null ? null : format.Write(c.Key, c.Value)));

    /// <summary>The row; null when there is none.</summary>
    /// <exception cref="StoreUnavailableException">The message says what to do.</exception>
    public TRow? Find(string key) =>
        TryFind(key, out var row) || _kept.TryGetValue(key, out row) ? row : file.Read(db => Read(db, key));

    /// <summary>The row with what the writes that run have changed; for them alone.</summary>
    public TRow? FindNow(string key) => _changed.TryGetValue(key, out var row) ? row : Find(key);

    /// <summary>The write that runs puts a row in the place of what is there.</summary>
    public void Put(string key, TRow row) => _changed[key] = row;

    /// <summary>The write that runs removes it.</summary>
    public void Remove(string key) => _changed[key] = null;

    /// <summary>
    /// What a query finds, with what is not in the file yet laid over it, in no order.
    /// </summary>
    /// <param name="first">No key that the query may find, or could after a change, lies before.</param>
    /// <param name="last">Nor behind.</param>
    /// <param name="query">The query; it is given how many rows may be covered by changes.</param>
    /// <param name="wants">True for a changed row that the query would find.</param>
    public List<TRow> List(string first, string last, Func<int, Query> query, Func<TRow, bool> wants) =>
        file.Read(db =>
        {
            // Here, with the database in hand: what is moved meanwhile would be missed in both.
            var changes = new Dictionary<string, TRow?>();
            lock (_gate)
            {
                _moving.AddTo(changes, first, last);
                _gathered.AddTo(changes, first, last);
            }

            var stored = Of(db).Find(query(changes.Count))
                .Where(found => !changes.ContainsKey(found["_id"].AsString)).Select(format.Read);
            return stored.Concat(changes.Values.OfType<TRow>().Where(wants)).ToList();
        });

    public void Settle()
    {
        lock (_gate)
        {
            foreach (var (key, row) in _changed)
            {
                _gathered.Set(key, row);
                Keep(key, row);
            }
        }

        _changed.Clear();
    }

    public void Undo() => _changed.Clear();

    public void Lose()
    {
        lock (_gate)
        {
            (_gathered, _moving) = (new Layer<TRow>(), new Layer<TRow>());
            _kept.Clear();
        }
    }

    public void Replay(string key, BsonDocument? row)
    {
        var whole = row is null ? null : format.Read(row);
        lock (_gate)
        {
            _gathered.Set(key, whole);
        }

        if (whole is not null)
        {
            replayed?.Invoke(whole);
        }
    }

    public void BeginMove()
    {
        lock (_gate)
        {
            (_moving, _gathered) = (_gathered, new Layer<TRow>());
        }
    }

    public IEnumerable<Action<LiteDatabase>> Moves() => _moving.Rows.Chunk(MovedTogether).Select(some => Moving(some));

    public void EndMove()
    {
        lock (_gate)
        {
            _moving = new Layer<TRow>();
        }
    }

    public void Dispose() => _kept.Dispose();

    private Action<LiteDatabase> Moving(KeyValuePair<string, TRow?>[] some) => db =>
    {
        foreach (var (key, _) in some.Where(change => change.Value is null))
        {
            Of(db).Delete(key);
        }

        Of(db).Upsert(some.Where(change => change.Value is not null).Select(c => format.Write(c.Key, c.Value!)));
    };

    private bool TryFind(string key, out TRow? row)
    {
        lock (_gate)
        {
            return _gathered.TryFind(key, out row) || _moving.TryFind(key, out row);
        }
    }

    // With the database in hand, so that nothing is moved meanwhile. What was changed meanwhile is the newer one.
    private TRow? Read(LiteDatabase database, string key)
    {
        if (TryFind(key, out var row))
        {
            return row;
        }

        row = Of(database).FindById(key) is { } found ? format.Read(found) : null;
        lock (_gate)
        {
            if (!_gathered.TryFind(key, out _))
            {
                Keep(key, row);
            }
        }

        return row;
    }

    private void Keep(string key, TRow? row) =>
        _kept.Set(key, row, new MemoryCacheEntryOptions { Size = Rest + (row is null ? 0 : format.LengthOf(row)) });

    private ILiteCollection<BsonDocument> Of(LiteDatabase database) => database.GetCollection(name);
}
