using LiteDB;
using Json = System.Text.Json.JsonSerializer;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// The outbox in the database. What is said is long and stays as it is; what became of it is short and written several
/// times: so each stands in a collection of its own.
/// </summary>
/// <param name="file">The database.</param>
internal sealed class OutboxRows(DatabaseFile file) : IDisposable
{
    private const string Body = "body";

    // A file of version 0 keeps an entry whole, and counts places in a collection of their own.
    private const int Version = 1;

    private const int MostKept = 8 * 1024 * 1024;

    private readonly Queue _progress = new(file, "outbox");
    private readonly Table<OutboxEntry> _said = new(file, "said", new Format(), MostKept);

    /// <summary>What was said, and what became of it, by their keys.</summary>
    public IEnumerable<ITable> Tables => [_progress.Table, _said];

    /// <summary>To be called when the file is opened: brings one of an earlier program into the present form.</summary>
    public void Prepare(LiteDatabase database)
    {
        _progress.Prepare(database);
        if (database.UserVersion < Version)
        {
            Part(database);
            database.DropCollection("counters");
            database.UserVersion = Version;
        }
    }

    /// <exception cref="InvalidOperationException">There is one of this id already.</exception>
    public void Add(OutboxEntry entry)
    {
        if (!_progress.TryAdd(entry.Id, Text(Progress.Of(entry)), entry.At))
        {
            throw new InvalidOperationException($"There is an outbox entry {entry.Id} already.");
        }

        _said.Put(Keys.Short(entry.Id), entry);
    }

    /// <summary>Looks up whether there is an entry, so that it is known when one is added.</summary>
    public void Recall(string id) => _progress.Find(id);

    public OutboxEntry? Find(string id) => FindKey(Keys.Short(id));

    /// <summary>The entry with what the writes that run have changed; for them alone.</summary>
    public OutboxEntry? FindNow(string id) =>
        _progress.FindNow(id) is { } found ? Whole(found, _said.FindNow(found.Key)) : null;

    /// <summary>Those that are neither sent nor given up, in their order.</summary>
    public List<OutboxEntry> Waiting() =>
    [
        .. _progress.Waiting().Select(found => FindKey(found.Key)).OfType<OutboxEntry>()
            .Where(entry => entry is { DeliveredAs: null, FailedBecause: null }),
    ];

    /// <summary>Some in the order of their keys, those after one, each with its key.</summary>
    public List<(string Key, long? Place, OutboxEntry Entry)> After(LiteDatabase database, string key) =>
        [.. _progress.After(database, key).Select(e => (e.Key, e.Place, Whole(e, _said.FindMoved(database, e.Key))))];

    /// <summary>Writes what became of an entry; false when there is no such one.</summary>
    public bool Save(OutboxEntry entry) => _progress.Save(
        entry.Id, Text(Progress.Of(entry)), waits: entry is { DeliveredAs: null, FailedBecause: null });

    public void Remove(string id) => RemoveKey(Keys.Short(id));

    /// <summary>Removes an entry by its key.</summary>
    public void RemoveKey(string key)
    {
        _progress.Remove(key);
        _said.Remove(key);
    }

    /// <summary>The keys of those that are done and came before the moment.</summary>
    public List<string> Done(LiteDatabase database, DateTimeOffset before) => _progress.Done(database, before);

    public int Count(LiteDatabase database) => _progress.Count(database);

    public void Dispose()
    {
        _progress.Dispose();
        _said.Dispose();
    }

    private OutboxEntry? FindKey(string key)
    {
        // In this order: a removal is seen in what became of an entry first, so that what it said is not missed.
        var said = _said.Find(key);
        return _progress.FindKey(key) is { } found ? Whole(found, said) : null;
    }

    private static OutboxEntry Whole(QueueEntry found, OutboxEntry? said) => Progress.Read(found.Body).Over(
        said ?? throw new InvalidDataException($"What the outbox entry {found.Key} says is missing."));

    // A stretch at a time: killed in between, it goes on where it was.
    private void Part(LiteDatabase database)
    {
        var said = database.GetCollection("said");
        for (var last = string.Empty; _progress.After(database, last) is { Count: > 0 } some; last = some[^1].Key)
        {
            database.BeginTrans();
            foreach (var found in some.Where(found => said.FindById(found.Key) is null))
            {
                var entry = Read(found.Body);
                said.Insert(new Format().Write(found.Key, entry));
                _progress.Rewrite(database, found with { Body = Text(Progress.Of(entry)) });
            }

            database.Commit();
        }
    }

    private static OutboxEntry Read(string text) => Json.Deserialize<OutboxEntry>(text, DocumentFormat.Options)!;

    private static string Text<T>(T value) => Json.Serialize(value, DocumentFormat.Options);

    private sealed class Format : IRowFormat<OutboxEntry>
    {
        public BsonDocument Write(string key, OutboxEntry row) => new() { ["_id"] = key, [Body] = Text(row) };

        public OutboxEntry Read(BsonDocument document) => OutboxRows.Read(document[Body].AsString);

        public int LengthOf(OutboxEntry row) => (row.CardJson?.Length ?? 0) + (row.Text?.Length ?? 0);
    }

    private sealed record Progress(
        string? DeliveredAs, string? FailedBecause, GivenUpAs? GivenUpAs, int Attempts, DateTimeOffset? NotBefore,
        DateTimeOffset? SendingSince, int PartsSent)
    {
        public static Progress Of(OutboxEntry entry) => new(
            entry.DeliveredAs, entry.FailedBecause, entry.GivenUpAs, entry.Attempts, entry.NotBefore,
            entry.SendingSince, entry.PartsSent);

        public static Progress Read(string text) => Json.Deserialize<Progress>(text, DocumentFormat.Options)!;

        public OutboxEntry Over(OutboxEntry said) => said with
        {
            DeliveredAs = DeliveredAs,
            FailedBecause = FailedBecause,
            GivenUpAs = GivenUpAs,
            Attempts = Attempts,
            NotBefore = NotBefore,
            SendingSince = SendingSince,
            PartsSent = PartsSent,
        };
    }
}
