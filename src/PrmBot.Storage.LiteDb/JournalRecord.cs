using LiteDB;

namespace PrmBot.Storage.LiteDb;

/// <summary>A record of the journal: the changes that became durable together, as BSON.</summary>
internal static class JournalRecord
{
    private const string Changes = "changes";
    private const string In = "in";
    private const string Key = "key";
    private const string Row = "row";

    /// <summary>What the writes that run have changed; null when it is nothing.</summary>
    public static byte[]? Of(IEnumerable<ITable> tables)
    {
        var changes = new BsonArray(tables.SelectMany(table => table.Changed.Select(change => new BsonDocument
        {
            [In] = table.Name,
            [Key] = change.Key,
            [Row] = change.Row ?? BsonValue.Null,
        })));
        return changes.Count == 0 ? null : BsonSerializer.Serialize(new BsonDocument { [Changes] = changes });
    }

    /// <summary>Gives its changes back to their tables.</summary>
    public static void Replay(byte[] record, IReadOnlyCollection<ITable> tables)
    {
        foreach (var change in BsonSerializer.Deserialize(record)[Changes].AsArray)
        {
            var table = tables.Single(t => t.Name == change[In].AsString);
            table.Replay(change[Key].AsString, change[Row].IsNull ? null : change[Row].AsDocument);
        }
    }
}
