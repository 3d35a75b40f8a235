using LiteDB;
using PrmBot.Identity;
using PrmBot.Storage.Moving;

namespace PrmBot.Storage.LiteDb;

/// <summary>All that a file holds, read in stretches, so that a large one need not fit into memory.</summary>
internal sealed class LiteDbContents(DatabaseFile file) : IStoreContents
{
    private const int Stretch = 500;

    public IEnumerable<StoredDocument> Documents() => Rows("documents").Select(DocumentRows.Whole);

    public IEnumerable<StoredItem> Inbox() => Queue.Inbox.Ordered(file).Select(LiteDbInbox.Whole);

    public IEnumerable<OutboxEntry> Outbox() => Queue.Outbox.Ordered(file).Select(e => LiteDbOutbox.Read(e.Body));

    private IEnumerable<BsonDocument> Rows(string collection)
    {
        for (BsonValue last = BsonValue.MinValue; ;)
        {
            var from = last;
            var rows = file.Read(db =>
            {
                var query = LiteDB.Query.All("_id");
                query.Where.Add(BsonExpression.Create("$._id > @0", from));
                query.Limit = Stretch;
                return db.GetCollection(collection).Find(query).ToList();
            });
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Stretch)
            {
                yield break;
            }

            last = rows[^1]["_id"];
        }
    }
}
