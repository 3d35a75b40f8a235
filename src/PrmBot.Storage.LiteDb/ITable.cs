using LiteDB;

namespace PrmBot.Storage.LiteDb;

/// <summary>A collection, as those see it who commit its changes and move them into the database file.</summary>
internal interface ITable
{
    /// <summary>Its collection's name.</summary>
    string Name { get; }

    /// <summary>What the writes that run have changed, as it would stand in the database; null for a removal.</summary>
    IEnumerable<(string Key, BsonDocument? Row)> Changed { get; }

    /// <summary>What was changed is durable.</summary>
    void Settle();

    /// <summary>Nothing of it was written.</summary>
    void Undo();

    /// <summary>What is on the disk is not known any more.</summary>
    void Lose();

    /// <summary>A durable change that is not in the database yet, found when it was opened.</summary>
    void Replay(string key, BsonDocument? row);

    /// <summary>Reads some keys of the database, so that it need not be asked for what it does not have.</summary>
    /// <param name="database">The database.</param>
    /// <param name="after">The keys that follow this one.</param>
    /// <returns>After which to go on; null: that were all.</returns>
    string? Learn(LiteDatabase database, string after);

    /// <summary>From now on changes are gathered apart from those that are to be moved.</summary>
    void BeginMove();

    /// <summary>What is to be moved: each writes some rows into the database.</summary>
    /// <param name="together">How many the next one writes.</param>
    IEnumerable<Action<LiteDatabase>> Moves(Func<int> together);

    /// <summary>All of them are durable in the database.</summary>
    void EndMove();
}
