using LiteDB;

namespace PrmBot.Storage.LiteDb;

/// <summary>Reading a collection in the order of its keys, some at a time.</summary>
internal static class KeyOrder
{
    /// <summary>Those that follow a key.</summary>
    public static IEnumerable<BsonDocument> After(this ILiteCollection<BsonDocument> rows, string key, int most)
    {
        var query = Query.All("_id");

        // The value beside the text: the driver keeps each text of an expression for ever.
        query.Where.Add(BsonExpression.Create("$._id > @0", key));
        query.Limit = most;
        return rows.Find(query);
    }
}
