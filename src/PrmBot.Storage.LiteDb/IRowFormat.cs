using LiteDB;

namespace PrmBot.Storage.LiteDb;

/// <summary>How a row stands in the database.</summary>
internal interface IRowFormat<TRow>
{
    /// <param name="key">What becomes its <c>_id</c>.</param>
    /// <param name="row">The row.</param>
    BsonDocument Write(string key, TRow row);

    TRow Read(BsonDocument document);

    /// <summary>How many characters it has, about.</summary>
    int LengthOf(TRow row);
}
