using LiteDB;
using PrmBot.Identity;
using PrmBot.Storage.Moving;

namespace PrmBot.Storage.LiteDb;

/// <summary>
/// Documents in the database. One collection for all kinds: kinds come and go with the program, a commit mixes them,
/// and the key begins with tenant and kind, so that each kind is one stretch of the same index.
/// </summary>
internal static class DocumentRows
{
    private const int AtATime = 500;
    private const string Id = "_id";
    private const string Owner = "owner";

    public static void Prepare(LiteDatabase database) => Of(database).EnsureIndex(Owner, "$.owner");

    public static DocumentRow? Find(LiteDatabase database, TenantId tenant, string kind, string id) =>
        Of(database).FindById(Keys.Of(id, tenant.Value, kind)) is { } found ? From(found) : null;

    /// <summary>All of a kind, or those of one partner.</summary>
    public static List<DocumentRow> List(LiteDatabase database, TenantId tenant, string kind, PartnerId? partner) =>
        Query(database, tenant, kind, partner, LiteDB.Query.Ascending, int.MaxValue);

    /// <summary>The last ones in the order of their ids, the very last first.</summary>
    public static List<DocumentRow> Latest(
        LiteDatabase database, TenantId tenant, string kind, PartnerId? partner, int count) =>
        Query(database, tenant, kind, partner, LiteDB.Query.Descending, count);

    public static void Upsert(
        LiteDatabase database, TenantId tenant, string kind, DocumentRow row, DateTimeOffset at) =>
        Of(database).Upsert(new BsonDocument
        {
            [Id] = Keys.Of(row.Id, tenant.Value, kind),
            [Owner] = row.Partner is { } partner ? Keys.Of(row.Id, tenant.Value, kind, partner.Value) : BsonValue.Null,
            ["tenant"] = tenant.Value,
            ["kind"] = kind,
            ["id"] = row.Id,
            ["partner"] = row.Partner?.Value,
            ["schema"] = row.Schema,
            ["version"] = row.Version,
            ["at"] = at.UtcDateTime,
            ["body"] = row.Body,
        });

    public static void Delete(LiteDatabase database, TenantId tenant, string kind, string id) =>
        Of(database).Delete(Keys.Of(id, tenant.Value, kind));

    private static StoredDocument Whole(BsonDocument found) => new(
        new TenantId(found["tenant"].AsString),
        found["kind"].AsString,
        From(found),
        new DateTimeOffset(found["at"].AsDateTime.ToUniversalTime(), TimeSpan.Zero));

    /// <summary>Some rows after a key, with their keys.</summary>
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
        var query = LiteDB.Query.All(field);

        // One range: of two comparisons the driver takes one for the index, and walks to its end for the other.
        var next = after is null ? first : after + '\u0001';
        query.Where.Add(BsonExpression.Create($"$.{field} BETWEEN @0 AND @1", next, last));
        query.Limit = count;
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

    private static (string First, string Last) Until(string id, (string First, string Last) kind) =>
        (kind.First, kind.First + Keys.Short(id));

    private static List<DocumentRow> Query(
        LiteDatabase database, TenantId tenant, string kind, PartnerId? partner, int order, int limit)
    {
        var (field, range) = partner is { } owner
            ? (Owner, Keys.Range(tenant.Value, kind, owner.Value))
            : (Id, Keys.Range(tenant.Value, kind));
        var query = LiteDB.Query.All(field, order);

        // Not Query.Between: it writes the keys into an expression, and the driver keeps each text for ever.
        query.Where.Add(BsonExpression.Create($"$.{field} BETWEEN @0 AND @1", range.First, range.Last));
        query.Limit = limit;
        return [.. Of(database).Find(query).Select(From)];
    }

    private static ILiteCollection<BsonDocument> Of(LiteDatabase database) => database.GetCollection("documents");

    private static DocumentRow From(BsonDocument found) => new(
        found["id"].AsString,
        found["partner"].IsNull ? null : PartnerId.From(found["partner"].AsString),
        found["schema"].AsInt32,
        found["version"].AsInt64,
        found["body"].AsString);
}
