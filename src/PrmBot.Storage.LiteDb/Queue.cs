using LiteDB;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// What inbox and outbox have in common: entries by id that wait in the order they were put, and stay findable after.
/// </summary>
internal sealed class Queue : IDisposable
{
    private const int MostKept = 1024 * 1024;
    private const int AtATime = 50;
    private const int MostForgotten = 1_000;
    private const string Everything = "\uffff";
    private const string Body = "body";
    private const string At = "at";

    // The place in the queue while an entry waits, null after: an index over it holds the waiting ones in order.
    private const string Place = "place";

    // True once an entry was taken out for good; an answer alone does not do that.
    private const string Over = "over";

    private readonly string _name;
    private readonly Table<QueueEntry> _rows;

    private long _last;

    /// <param name="file">The database.</param>
    /// <param name="name">Name of the collection.</param>
    public Queue(DatabaseFile file, string name)
    {
        _name = name;

        // A place that is in the journal was given before.
        _rows = new Table<QueueEntry>(
            file, name, new Format(), MostKept, entry => _last = Math.Max(_last, entry.Place ?? 0));
    }

    /// <summary>The entries by their keys.</summary>
    public ITable Table => _rows;

    /// <summary>To be called when the file is opened.</summary>
    public void Prepare(LiteDatabase database)
    {
        Of(database).EnsureIndex(Place, "$.place");
        Of(database).EnsureIndex(At, "$.at");
        var last = Query.All(Place, Query.Descending);
        last.Limit = 1;
        var place = Of(database).Find(last).Select(Whole).FirstOrDefault()?.Place ?? 0;
        _last = Math.Max(_last, place);
    }

    /// <summary>False when the id is there already, waiting or not.</summary>
    public bool TryAdd(string id, string body, DateTimeOffset at)
    {
        var key = Keys.Short(id);
        if (_rows.FindNow(key) is not null)
        {
            return false;
        }

        _rows.Put(key, new QueueEntry(key, body, ++_last, false, at));
        return true;
    }

    public QueueEntry? Find(string id) => _rows.Find(Keys.Short(id));

    /// <summary>The entry with what the writes that run have changed; for them alone.</summary>
    public QueueEntry? FindNow(string id) => _rows.FindNow(Keys.Short(id));

    /// <summary>The entry by its key.</summary>
    public QueueEntry? FindKey(string key) => _rows.Find(key);

    /// <summary>The body of an entry that does not wait any more.</summary>
    public string? FindDone(string id) => Find(id) is { Place: null } entry ? entry.Body : null;

    /// <summary>Those that wait, in their order.</summary>
    // Some at a time: the driver holds every page of one reading in memory, and never gives that memory back. Nor does
    // it forget the text of an expression, or what it made of it: so values are given beside the text.
    public List<QueueEntry> Waiting()
    {
        var (found, last) = (new List<QueueEntry>(), 0L);
        while (true)
        {
            var some = _rows.List(string.Empty, Everything, changed => [Next(changed)], IsNext, keeps: false)
                .OrderBy(entry => entry.Place).Take(AtATime).ToList();
            found.AddRange(some);
            if (some.Count < AtATime)
            {
                return found;
            }

            last = some[^1].Place!.Value;
        }

        bool IsNext(QueueEntry entry) => entry.Place > last;

        // What was changed may take away as many as it is.
        Query Next(int changed)
        {
            var query = Query.All(Place);
            query.Where.Add(BsonExpression.Create($"$.{Place} > @0", last));
            query.Limit = AtATime + changed;
            return query;
        }
    }

    /// <summary>Some entries in the order of their keys, those after one.</summary>
    public List<QueueEntry> After(LiteDatabase database, string key) =>
        [.. Of(database).After(key, AtATime).Select(Whole)];

    public int Count(LiteDatabase database) => Of(database).Count();

    /// <summary>The keys of those that do not wait and came before the moment; not of all when they are many.</summary>
    public List<string> Done(LiteDatabase database, DateTimeOffset before)
    {
        // One comparison: of two the driver takes the other's index, and walks through all that is done.
        var old = Of(database).Query().Where("$.at < @0", before.UtcTicks).Select("{ key: $._id, place: $.place }");
        return
        [
            .. old.ToEnumerable().Where(e => e[Place].IsNull).Take(MostForgotten).Select(e => e["key"].AsString),
        ];
    }

    /// <summary>Removes an entry by its key, whether it waits or not.</summary>
    public void Remove(string key) => _rows.Remove(key);

    /// <summary>Takes an entry out for good by its key, whatever became of it before.</summary>
    public void Empty(string key)
    {
        if (_rows.FindNow(key) is { } entry)
        {
            _rows.Put(key, entry.TakenOut);
        }
    }

    /// <summary>Replaces the body; false when there is no such entry.</summary>
    public bool Save(string id, string body, bool waits)
    {
        if (FindNow(id) is not { } entry)
        {
            return false;
        }

        _rows.Put(entry.Key, entry with { Body = body, Place = waits ? entry.Place : null });
        return true;
    }

    /// <summary>Takes an entry out for good; false when that was done before. One that is unknown counts as taken
    /// out now.</summary>
    public bool Handle(string id)
    {
        if (FindNow(id) is not { } entry)
        {
            return true;
        }

        if (!entry.IsOver)
        {
            _rows.Put(entry.Key, entry.TakenOut);
        }

        return !entry.IsOver;
    }

    /// <summary>Writes an entry of an earlier program into the database itself.</summary>
    public void Rewrite(LiteDatabase database, QueueEntry entry) =>
        Of(database).Update(new Format().Write(entry.Key, entry));

    public void Dispose() => _rows.Dispose();

    private static QueueEntry Whole(BsonDocument e) => new(
        e["_id"].AsString, e[Body].AsString, e[Place].IsNull ? null : e[Place].AsInt64,
        e[Over] is { IsBoolean: true, AsBoolean: true },
        new DateTimeOffset(e[At].AsInt64, TimeSpan.Zero));

    private ILiteCollection<BsonDocument> Of(LiteDatabase database) => database.GetCollection(_name);

    private sealed class Format : IRowFormat<QueueEntry>
    {
        public BsonDocument Write(string key, QueueEntry row) => new()
        {
            ["_id"] = key,
            [Place] = row.Place is { } place ? place : BsonValue.Null,
            [At] = row.At.UtcTicks,
            [Body] = row.Body,
            [Over] = row.IsOver ? true : BsonValue.Null,
        };

        public QueueEntry Read(BsonDocument document) => Whole(document);

        public int LengthOf(QueueEntry row) => row.Body.Length;
    }
}

/// <summary>An entry with everything that is kept beside it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Body">What it holds.</param>
/// <param name="Place">Its place while it waits; null after.</param>
/// <param name="IsOver">True when it was taken out for good.</param>
/// <param name="At">When it came.</param>
internal sealed record QueueEntry(string Key, string Body, long? Place, bool IsOver, DateTimeOffset At)
{
    /// <summary>The entry as one that was taken out for good.</summary>
    public QueueEntry TakenOut => this with { Body = string.Empty, Place = null, IsOver = true };
}
