using LiteDB;
using Microsoft.Extensions.Caching.Memory;
using PrmBot.Identity;
using PrmBot.Storage.Moving;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// Documents in the database. One collection for all kinds: kinds come and go with the program, a commit mixes them,
/// and the key begins with tenant and kind, so that each kind is one stretch of the same index.
/// </summary>
/// <param name="file">The database.</param>
internal sealed class Documents(DatabaseFile file) : IDisposable
{
    private const int AtATime = 500;
    private const int MostKept = 8 * 1024 * 1024;
    private const string Id = "_id";
    private const string Owner = "owner";

    private const int MostListed = 200_000;

    private readonly Table<StoredDocument> _rows = new(file, "documents", new Format(), MostKept);

    // Which rows a partner has of a kind, as long as none comes or goes.
    private readonly MemoryCache _lists = new(new MemoryCacheOptions { SizeLimit = MostListed });
    private readonly Stamps _members = new();

    /// <summary>The rows by their keys.</summary>
    public ITable Table => _rows;

    /// <summary>What tells that a list is not what is stored any more.</summary>
    public Stamps Stamps { get; } = new();

    /// <summary>Of which partners something was written.</summary>
    public TouchLog Touched { get; } = new();

    /// <summary>To be called when the database is opened.</summary>
    public static void Prepare(LiteDatabase database) => Of(database).EnsureIndex(Owner, "$.owner");

    public DocumentRow? Find(TenantId tenant, string kind, string id) => _rows.Find(Key(tenant, kind, id))?.Row;

    /// <summary>The row with what the writes that run have changed; for them alone.</summary>
    public DocumentRow? FindNow(TenantId tenant, string kind, string id) =>
        _rows.FindNow(Key(tenant, kind, id))?.Row;

    /// <summary>The write that runs puts a row, or removes it.</summary>
    public void Put(TenantId tenant, string kind, string id, DocumentRow? row, DateTimeOffset at)
    {
        Stamps.Touch(tenant, kind);
        var before = FindNow(tenant, kind, id);
        if ((before is null) != (row is null) || before?.Partner != row?.Partner)
        {
            _members.Touch(tenant, kind);
        }

        Touched.Touch(tenant, before?.Partner);
        Touched.Touch(tenant, row?.Partner);
        if (row is null)
        {
            _rows.Remove(Key(tenant, kind, id));
        }
        else
        {
            _rows.Put(Key(tenant, kind, id), new StoredDocument(tenant, kind, row, at));
        }
    }

    /// <summary>All of a kind, or those of one partner, in no order.</summary>
    public List<DocumentRow> List(TenantId tenant, string kind, PartnerId? partner)
    {
        var (key, stamp) = ((tenant, kind, partner), _members.Of(tenant, kind));
        if (_lists.TryGetValue(key, out Listed? known) && known!.Stamp == stamp
            && _rows.FindAll(known.Keys) is { } rows && _members.Of(tenant, kind) == stamp)
        {
            return rows.ConvertAll(found => found.Row);
        }

        var all = List(tenant, kind, partner, _ => Some(tenant, kind, partner, Query.Ascending, int.MaxValue));
        if (partner is not null)
        {
            var keys = all.ConvertAll(row => Key(tenant, kind, row.Id));
            _lists.Set(key, new Listed(stamp, keys), new MemoryCacheEntryOptions { Size = 1 + keys.Count });
        }

        return all;
    }

    /// <summary>Those of some partners, in no order and not kept in memory: they may be many.</summary>
    public List<DocumentRow> List(TenantId tenant, string kind, IReadOnlyCollection<PartnerId> partners)
    {
        var (first, last) = Keys.Range(tenant.Value, kind);
        return _rows.List(first, last, Each, WantsIt, keeps: false).ConvertAll(found => found.Row);

        IEnumerable<Query> Each(int changed) => partners.Select(
            partner => Some(tenant, kind, partner, Query.Ascending, int.MaxValue));

        bool WantsIt(StoredDocument changed) => changed.Row.Partner is { } of && partners.Contains(of);
    }

    /// <summary>The last ones in the order of their ids, the very last first.</summary>
    public List<DocumentRow> Latest(TenantId tenant, string kind, PartnerId? partner, int count)
    {
        // What was changed may take away as many as it is.
        var some = List(
            tenant, kind, partner, changed => Some(tenant, kind, partner, Query.Descending, count + changed));
        return [.. some.OrderByDescending(row => row.Id, StringComparer.Ordinal).Take(count)];
    }

    /// <summary>Some rows after a key, with their keys, from the database alone.</summary>
    public static List<(string Key, StoredDocument Row)> Stretch(
        LiteDatabase database, TenantId tenant, RowRange range, string? after, int count)
    {
        var (field, (first, last)) = range switch
        {
            RowRange.Everything => (Id, Keys.Range(tenant.Value)),
            RowRange.OfPartner of => (Owner, Keys.Range(tenant.Value, of.Kind, of.Partner.Value)),
            RowRange.Before before => (Id, Until(before.Id, Keys.Range(tenant.Value, before.Kind))),
            RowRange.OfNobody or _ => throw new ArgumentOutOfRangeException(nameof(range), range, "No such order."),
        };
        var query = Between(field, after is null ? first : after + '\u0001', last, Query.Ascending, count);
        return
        [
            .. Of(database).Find(query).Select(found => (Key: found[field].AsString, Row: Whole(found)))
                .Where(found => found.Key != last),
        ];
    }

    /// <summary>Some of all tenants' rows in the order of their keys, those after one, each with its key.</summary>
    public static List<(string Key, StoredDocument Document)> After(LiteDatabase database, string key) =>
        [.. Of(database).After(key, AtATime).Select(found => (found[Id].AsString, Whole(found)))];

    /// <summary>The keys of all rows that belong to no partner.</summary>
    public static List<string> KeysOfNobody(LiteDatabase database, TenantId tenant)
    {
        var (first, last) = Keys.Range(tenant.Value);
        return
        [
            .. Of(database).Query().Where("$.owner = null").Select("{ key: $._id }").ToEnumerable()
                .Select(found => found["key"].AsString)
                .Where(key => string.CompareOrdinal(key, first) > 0 && string.CompareOrdinal(key, last) < 0)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>How many there are of each kind, whatever tenant's: read from the keys.</summary>
    public static SortedDictionary<string, int> Counts(LiteDatabase database)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var found in Of(database).Query().OrderBy("$._id").Select("{ key: $._id }").ToEnumerable())
        {
            var kind = found["key"].AsString.Split('|')[1];
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }

        return counts;
    }

    public static List<StoredDocument> ByKeys(LiteDatabase database, IEnumerable<string> keys) =>
        [.. keys.Select(key => Of(database).FindById(key)).OfType<BsonDocument>().Select(Whole)];

    /// <summary>What the writes that run have changed is about to be seen.</summary>
    public void BeginSettle() => _members.BeginSettle();

    /// <summary>It can be seen.</summary>
    public void Settle()
    {
        _members.Settle();
        Stamps.Settle();
        Touched.Settle();
    }

    /// <summary>Nothing of it was written.</summary>
    public void Undo()
    {
        _members.Undo();
        Stamps.Undo();
        Touched.Undo();
    }

    /// <summary>What is on the disk is not known any more.</summary>
    public void Lose()
    {
        _members.Lose();
        Stamps.Lose();
        Touched.Lose();
    }

    public void Dispose()
    {
        _rows.Dispose();
        _lists.Dispose();
    }

    private static string Key(TenantId tenant, string kind, string id) => Keys.Of(id, tenant.Value, kind);

    private static (string First, string Last) Until(string id, (string First, string Last) kind) =>
        (kind.First, kind.First + Keys.Short(id));

    private List<DocumentRow> List(TenantId tenant, string kind, PartnerId? partner, Func<int, Query> query)
    {
        var (first, last) = Keys.Range(tenant.Value, kind);
        return _rows.List(first, last, changed => [query(changed)], WantsIt, keeps: partner is not null)
            .ConvertAll(found => found.Row);

        bool WantsIt(StoredDocument changed) => partner is null || changed.Row.Partner == partner;
    }

    private static Query Some(TenantId tenant, string kind, PartnerId? partner, int order, int limit)
    {
        var (field, range) = partner is { } owner
            ? (Owner, Keys.Range(tenant.Value, kind, owner.Value))
            : (Id, Keys.Range(tenant.Value, kind));
        return Between(field, range.First, range.Last, order, limit);
    }

    // One range: of two comparisons the driver takes one for the index, and walks to its end for the other. Not
    // Query.Between: it writes the keys into an expression, and the driver keeps each text for ever.
    private static Query Between(string field, string first, string last, int order, int limit)
    {
        var query = Query.All(field, order);
        query.Where.Add(BsonExpression.Create($"$.{field} BETWEEN @0 AND @1", first, last));
        query.Limit = limit;
        return query;
    }

    private static ILiteCollection<BsonDocument> Of(LiteDatabase database) => database.GetCollection("documents");

    private static StoredDocument Whole(BsonDocument found) => new(
        new TenantId(found["tenant"].AsString),
        found["kind"].AsString,
        new DocumentRow(
            found["id"].AsString,
            found["partner"].IsNull ? null : PartnerId.From(found["partner"].AsString),
            found["schema"].AsInt32,
            found["version"].AsInt64,
            found["body"].AsString),
        new DateTimeOffset(found["at"].AsDateTime.ToUniversalTime(), TimeSpan.Zero));

    private sealed record Listed(long Stamp, List<string> Keys);

    private sealed class Format : IRowFormat<StoredDocument>
    {
        public BsonDocument Write(string key, StoredDocument row)
        {
            var (tenant, kind, (id, partner, schema, version, body), at) = row;
            return new BsonDocument
            {
                [Id] = key,
                [Owner] = partner is { } owner ? Keys.Of(id, tenant.Value, kind, owner.Value) : BsonValue.Null,
                ["tenant"] = tenant.Value,
                ["kind"] = kind,
                ["id"] = id,
                ["partner"] = partner?.Value,
                ["schema"] = schema,
                ["version"] = version,
                ["at"] = at.UtcDateTime,
                ["body"] = body,
            };
        }

        public StoredDocument Read(BsonDocument document) => Whole(document);

        public int LengthOf(StoredDocument row) => row.Row.Body.Length;
    }
}
