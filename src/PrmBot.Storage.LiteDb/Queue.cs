using LiteDB;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// What inbox and outbox have in common: entries by id that wait in the order they were put, and stay findable after.
/// </summary>
/// <param name="name">Name of the collection.</param>
internal sealed class Queue(string name) : IRemembering
{
    private const int MostKept = 1024 * 1024;
    private const int AtATime = 50;
    private const string Body = "body";
    private const string At = "at";

    // The place in the queue while an entry waits, null after: an index over it holds the waiting ones in order.
    private const string Place = "place";

    // True once an entry was taken out for good; an answer alone does not do that.
    private const string Over = "over";

    private readonly Recent<string, QueueEntry> _recent = new(MostKept, entry => entry.Body.Length);

    private long _last;

    /// <summary>To be called when the file is opened.</summary>
    public void Prepare(LiteDatabase database)
    {
        Of(database).EnsureIndex(Place, "$.place");
        Of(database).EnsureIndex(At, "$.at");
        var last = Query.All(Place, Query.Descending);
        last.Limit = 1;
        _last = Of(database).Find(last).Select(Whole).FirstOrDefault()?.Place ?? 0;
    }

    /// <summary>False when the id is there already, waiting or not.</summary>
    public bool TryAdd(LiteDatabase database, string id, string body, DateTimeOffset at)
    {
        if (Find(database, id) is not null)
        {
            return false;
        }

        Add(database, id, body, at);
        return true;
    }

    /// <summary>Adds one whose id is new.</summary>
    /// <exception cref="LiteException">It is not; the transaction is over.</exception>
    public void Add(LiteDatabase database, string id, string body, DateTimeOffset at)
    {
        var entry = new QueueEntry(Keys.Short(id), body, ++_last, false, at);
        Of(database).Insert(Document(entry));
        _recent.Change(entry.Key, entry);
    }

    public QueueEntry? Find(LiteDatabase database, string id) => FindByKey(database, Keys.Short(id));

    /// <summary>The body of an entry that does not wait any more.</summary>
    public string? FindDone(LiteDatabase database, string id) =>
        Find(database, id) is { Place: null } entry ? entry.Body : null;

    // Some at a time: the driver holds every page of one reading in memory, and never gives that memory back. Nor does
    // it forget the text of an expression, or what it made of it: so values are given beside the text.
    public List<QueueEntry> Waiting(LiteDatabase database)
    {
        var (found, last) = (new List<QueueEntry>(), 0L);
        while (true)
        {
            var query = Query.All(Place);
            query.Where.Add(BsonExpression.Create($"$.{Place} > @0", last));
            query.Limit = AtATime;
            var some = Of(database).Find(query).ToList();
            found.AddRange(some.Select(Whole));
            if (some.Count < AtATime)
            {
                return found;
            }

            last = some[^1][Place].AsInt64;
        }
    }

    /// <summary>Some entries in the order of their keys, those after one.</summary>
    public List<QueueEntry> After(LiteDatabase database, string key) =>
        [.. Of(database).After(key, AtATime).Select(Whole)];

    public int Count(LiteDatabase database) => Of(database).Count();

    /// <summary>Removes an entry, whether it waits or not.</summary>
    public void Remove(LiteDatabase database, string id) => Delete(database, Keys.Short(id));

    /// <summary>Takes an entry out for good by its key, whatever became of it before.</summary>
    public void Empty(LiteDatabase database, string key)
    {
        if (FindByKey(database, key) is { } entry)
        {
            Update(database, entry with { Body = string.Empty, Place = null, IsOver = true });
        }
    }

    /// <summary>Replaces the body; false when there is no such entry.</summary>
    public bool Save(LiteDatabase database, string id, string body, bool waits) =>
        Find(database, id) is { } entry
        && Update(database, entry with { Body = body, Place = waits ? entry.Place : null });

    /// <summary>Takes an entry out for good; false when that was done before. One that is unknown counts as taken
    /// out now.</summary>
    public bool Handle(LiteDatabase database, string id) =>
        Find(database, id) is not { } entry
        || (!entry.IsOver && Update(database, entry with { Body = string.Empty, Place = null, IsOver = true }));

    /// <summary>Forgets those that do not wait and came before the moment.</summary>
    /// <returns>Their keys.</returns>
    public List<string> Forget(LiteDatabase database, DateTimeOffset before)
    {
        var old = Of(database).Query().Where("$.at < @0 AND $.place = null", before.UtcTicks).Select("{ key: $._id }");
        var keys = old.ToEnumerable().Select(e => e["key"].AsString).ToList();
        keys.ForEach(key => Delete(database, key));
        return keys;
    }

    public void Settle() => _recent.Settle();

    public void Undo() => _recent.Undo();

    public void Lose() => _recent.Lose();

    public void Dispose() => _recent.Dispose();

    private QueueEntry? FindByKey(LiteDatabase database, string key) =>
        _recent.Find(key, () => Of(database).FindById(key) is { } entry ? Whole(entry) : null);

    private bool Update(LiteDatabase database, QueueEntry entry)
    {
        _recent.Change(entry.Key, entry);
        return Of(database).Update(Document(entry));
    }

    private void Delete(LiteDatabase database, string key)
    {
        _recent.Change(key, null);
        Of(database).Delete(key);
    }

    private static BsonDocument Document(QueueEntry entry) => new()
    {
        ["_id"] = entry.Key,
        [Place] = entry.Place is { } place ? place : BsonValue.Null,
        [At] = entry.At.UtcTicks,
        [Body] = entry.Body,
        [Over] = entry.IsOver ? true : BsonValue.Null,
    };

    private static QueueEntry Whole(BsonDocument e) => new(
        e["_id"].AsString, e[Body].AsString, e[Place].IsNull ? null : e[Place].AsInt64,
        e[Over] is { IsBoolean: true, AsBoolean: true },
        new DateTimeOffset(e[At].AsInt64, TimeSpan.Zero));

    private ILiteCollection<BsonDocument> Of(LiteDatabase database) => database.GetCollection(name);
}

/// <summary>An entry with everything that is kept beside it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Body">What it holds.</param>
/// <param name="Place">Its place while it waits; null after.</param>
/// <param name="IsOver">True when it was taken out for good.</param>
/// <param name="At">When it came.</param>
internal sealed record QueueEntry(string Key, string Body, long? Place, bool IsOver, DateTimeOffset At);
