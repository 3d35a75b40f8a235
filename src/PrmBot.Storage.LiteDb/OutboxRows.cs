using LiteDB;
using Json = System.Text.Json.JsonSerializer;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// The outbox in the database. What is said is long and stays as it is; what became of it is short and written several
/// times: so each stands in a collection of its own.
/// </summary>
internal sealed class OutboxRows : IRemembering
{
    private const string Body = "body";

    // A file of version 0 keeps an entry whole, and counts places in a collection of their own.
    private const int Version = 1;

    private const int MostKept = 8 * 1024 * 1024;

    private readonly Queue _progress = new("outbox");
    private readonly Recent<string, OutboxEntry> _recent = new(
        MostKept, entry => (entry.CardJson?.Length ?? 0) + (entry.Text?.Length ?? 0));

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
    public void Add(LiteDatabase database, OutboxEntry entry)
    {
        var key = Keys.Short(entry.Id);
        try
        {
            _progress.Add(database, entry.Id, Text(Progress.Of(entry)), entry.At);
        }
        catch (LiteException e) when (e.ErrorCode == LiteException.INDEX_DUPLICATE_KEY)
        {
            throw new InvalidOperationException($"There is an outbox entry {entry.Id} already.", e);
        }

        Said(database).Insert(Letter(key, Text(entry)));
        _recent.Change(key, entry);
    }

    /// <summary>What was used last is known without the file, and without its lock.</summary>
    public bool TryFind(string id, out OutboxEntry? entry) => _recent.TryFind(Keys.Short(id), out entry);

    public OutboxEntry? Find(LiteDatabase database, string id) => _recent.Find(
        Keys.Short(id), () => _progress.Find(database, id) is { } found ? Whole(database, found) : null);

    public List<OutboxEntry> Waiting(LiteDatabase database) =>
        [.. _progress.Waiting(database).Select(found => Whole(database, found))];

    /// <summary>Some in the order of their keys, those after one, each with its key.</summary>
    public List<(string Key, long? Place, OutboxEntry Entry)> After(LiteDatabase database, string key) =>
        [.. _progress.After(database, key).Select(e => (e.Key, e.Place, Whole(database, e)))];

    /// <summary>Writes what became of an entry; false when there is no such one.</summary>
    public bool Save(LiteDatabase database, OutboxEntry entry)
    {
        var waits = entry is { DeliveredAs: null, FailedBecause: null };
        if (!_progress.Save(database, entry.Id, Text(Progress.Of(entry)), waits))
        {
            return false;
        }

        _recent.Change(Keys.Short(entry.Id), entry);
        return true;
    }

    public void Remove(LiteDatabase database, string id)
    {
        _progress.Remove(database, id);
        Unsay(database, Keys.Short(id));
    }

    /// <summary>Forgets those that are done and came before the moment.</summary>
    public int Forget(LiteDatabase database, DateTimeOffset before)
    {
        var keys = _progress.Forget(database, before);
        keys.ForEach(key => Unsay(database, key));
        return keys.Count;
    }

    public int Count(LiteDatabase database) => _progress.Count(database);

    public void Settle()
    {
        _progress.Settle();
        _recent.Settle();
    }

    public void Undo()
    {
        _progress.Undo();
        _recent.Undo();
    }

    public void Lose()
    {
        _progress.Lose();
        _recent.Lose();
    }

    public void Dispose()
    {
        _progress.Dispose();
        _recent.Dispose();
    }

    private void Unsay(LiteDatabase database, string key)
    {
        Said(database).Delete(key);
        _recent.Change(key, null);
    }

    private static OutboxEntry Whole(LiteDatabase database, QueueEntry found)
    {
        var said = Said(database).FindById(found.Key)?[Body].AsString
            ?? throw new InvalidDataException($"What the outbox entry {found.Key} says is missing.");
        return Progress.Read(found.Body).Over(Read(said));
    }

    // A stretch at a time: killed in between, it goes on where it was.
    private void Part(LiteDatabase database)
    {
        for (var last = string.Empty; _progress.After(database, last) is { Count: > 0 } some; last = some[^1].Key)
        {
            database.BeginTrans();
            foreach (var found in some.Where(found => Said(database).FindById(found.Key) is null))
            {
                var entry = Read(found.Body);
                Said(database).Insert(Letter(found.Key, found.Body));
                _progress.Save(database, found.Key, Text(Progress.Of(entry)), waits: found.Place is not null);
            }

            database.Commit();
            _progress.Settle(); // else it would hold the changes of all stretches at once
        }
    }

    private static OutboxEntry Read(string text) =>
        Json.Deserialize<OutboxEntry>(text, DocumentFormat.Options)!;

    private static string Text<T>(T value) => Json.Serialize(value, DocumentFormat.Options);

    private static BsonDocument Letter(string key, string body) => new() { ["_id"] = key, [Body] = body };

    private static ILiteCollection<BsonDocument> Said(LiteDatabase database) => database.GetCollection("said");

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
