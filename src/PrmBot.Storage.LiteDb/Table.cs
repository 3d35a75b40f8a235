using LiteDB;
using Microsoft.Extensions.Caching.Memory;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// A collection's rows by key: what is in the database file, with what is only in the journal laid over it. A row that
/// was used last is kept beside the file, also that there is none under a key.
/// </summary>
/// <remarks>Who writes sees what the writes that run have changed; everybody else sees it when it is durable.</remarks>
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
    private const int LearntTogether = 1_000;

    // Each takes some 20 bytes.
    private const int MostKnown = 2_000_000;

    // What a key, and a word that there is nothing, take beside the row.
    private const int Rest = 400;

    private readonly Lock _gate = new();

    // Only the thread that writes touches it.
    private readonly Dictionary<string, TRow?> _changed = [];

    // A full one takes nothing until it was cleared up: rarely, then, and much at once.
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = most, CompactionPercentage = 0.5 });

    // What the file may have, by the hashes of keys: of use when all were read, as long as they are not too many.
    private readonly HashSet<int> _known = [];
    private bool _knowsAll;

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

    /// <summary>The row as it is in the file, whatever was changed since it was moved.</summary>
    public TRow? FindMoved(LiteDatabase database, string key) =>
        Of(database).FindById(key) is { } found ? format.Read(found) : null;

    /// <summary>The write that runs puts a row in the place of what is there.</summary>
    public void Put(string key, TRow row) => _changed[key] = row;

    /// <summary>The write that runs removes it.</summary>
    public void Remove(string key) => _changed[key] = null;

    /// <summary>
    /// What queries find, with what is not in the file yet laid over it, in no order.
    /// </summary>
    /// <param name="first">No key that the query may find, or could after a change, lies before.</param>
    /// <param name="last">Nor behind.</param>
    /// <param name="queries">
    /// The queries, no row found by two; they are given how many rows may be covered by changes.
    /// </param>
    /// <param name="wants">True for a changed row that one of them would find.</param>
    /// <param name="keeps">True when its rows will be used again.</param>
    public List<TRow> List(
        string first, string last, Func<int, IEnumerable<Query>> queries, Func<TRow, bool> wants, bool keeps) =>
        file.Read(db =>
        {
            // Here, with the database in hand: what is moved meanwhile would be missed in both.
            var changes = new Dictionary<string, TRow?>();
            lock (_gate)
            {
                _moving.AddTo(changes, first, last);
                _gathered.AddTo(changes, first, last);
            }

            var rows = changes.Values.OfType<TRow>().Where(wants).ToList();
            foreach (var found in queries(changes.Count).SelectMany(query => Of(db).Find(query)))
            {
                var key = found["_id"].AsString;
                if (!changes.ContainsKey(key))
                {
                    rows.Add(format.Read(found));
                    if (keeps)
                    {
                        KeepRead(key, rows[^1]);
                    }
                }
            }

            return rows;
        });

    /// <summary>Rows of one moment by their keys; null when one of them would have to be read.</summary>
    public List<TRow>? FindAll(IReadOnlyList<string> keys)
    {
        var rows = new List<TRow>(keys.Count);
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (!_gathered.TryFind(key, out var row) && !_moving.TryFind(key, out row)
                    && !_kept.TryGetValue(key, out row))
                {
                    return null;
                }

                if (row is not null)
                {
                    rows.Add(row);
                }
            }
        }

        return rows;
    }

    public string? Learn(LiteDatabase database, string after)
    {
        var some = Of(database).Query().Where("$._id > @0", after).OrderBy("$._id").Select("{ key: $._id }")
            .Limit(LearntTogether).ToEnumerable().Select(found => found["key"].AsString).ToList();
        lock (_gate)
        {
            some.ForEach(Know);
            _knowsAll = some.Count < LearntTogether && _known.Count <= MostKnown;
            return some.Count < LearntTogether || _known.Count > MostKnown ? null : some[^1];
        }
    }

    public void Settle()
    {
        lock (_gate)
        {
            foreach (var (key, row) in _changed)
            {
                _gathered.Set(key, row, isNew: !MayBeThere(key));
                Know(key);
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
            _gathered.Set(key, whole, isNew: false);
            Know(key);
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

    public IEnumerable<Action<LiteDatabase>> Moves(Func<int> together)
    {
        var rows = _moving.Rows.ToArray();
        for (var at = 0; at < rows.Length;)
        {
            var some = rows[at..Math.Min(at + together(), rows.Length)];
            at += some.Length;
            yield return Moving(some);
        }
    }

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

        var rows = some.Where(change => change.Value is not null).ToLookup(
            change => _moving.IsNew(change.Key), change => format.Write(change.Key, change.Value!));
        Of(db).Insert(rows[true]);
        Of(db).Upsert(rows[false]);
    };

    private bool MayBeThere(string key) => !_knowsAll || _known.Contains(key.GetHashCode(StringComparison.Ordinal));

    private bool TryFind(string key, out TRow? row)
    {
        lock (_gate)
        {
            return _gathered.TryFind(key, out row) || _moving.TryFind(key, out row)
                || !MayBeThere(key);
        }
    }

    // With the database in hand, so that nothing is moved meanwhile; but what was changed meanwhile is the newer one.
    private TRow? Read(LiteDatabase database, string key)
    {
        if (TryFind(key, out var row))
        {
            return row;
        }

        row = FindMoved(database, key);
        KeepRead(key, row);
        return row;
    }

    private void KeepRead(string key, TRow? row)
    {
        lock (_gate)
        {
            // Changed since, it may be on its way already.
            if (!_gathered.TryFind(key, out _) && !_moving.TryFind(key, out _))
            {
                Keep(key, row);
            }
        }
    }

    private void Know(string key)
    {
        if (_known.Count <= MostKnown)
        {
            _known.Add(key.GetHashCode(StringComparison.Ordinal));
        }
        else
        {
            _knowsAll = false;
        }
    }

    private void Keep(string key, TRow? row) =>
        _kept.Set(key, row, new MemoryCacheEntryOptions { Size = Rest + (row is null ? 0 : format.LengthOf(row)) });

    private ILiteCollection<BsonDocument> Of(LiteDatabase database) => database.GetCollection(name);
}
