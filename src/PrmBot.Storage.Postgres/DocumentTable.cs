using System.Globalization;
using Npgsql;
using PrmBot.Identity;
using PrmBot.Storage.Moving;

namespace PrmBot.Storage.Postgres;

/// <summary>The statements of the table of documents. Each batch of them begins with <see cref="For"/>.</summary>
internal static class DocumentTable
{
    private const string Columns = "SELECT id, partner, schema, version, body::text FROM documents ";

    /// <summary>What <see cref="Whole"/> reads.</summary>
    public const string AllColumns = "id, partner, schema, version, body::text, whose, kind, at, key";

    // What a session of one partner does not see counts as another version: it is neither found nor replaced.
    private const string Visible = " AND ($4::text IS NULL OR owner = $4)";

    /// <summary>Says the tenant to the policy on the table, until the transaction ends.</summary>
    public static NpgsqlBatchCommand For(TenantId tenant) =>
        Sql.Of("SELECT set_config('prmbot.tenant', $1, true)", Sql.Text(Keys.Short(tenant.Value)));

    public static NpgsqlBatchCommand Find(Scope scope, string kind, string id) => Of(
        Columns + "WHERE tenant = $1 AND kind = $2 AND key = $3" + Visible, scope, kind, id);

    public static NpgsqlBatchCommand List(TenantId tenant, string kind, PartnerId? partner) => partner is { } owner
        ? Sql.Of(Columns + "WHERE tenant = $1 AND kind = $2 AND owner = $3",
            Short(tenant.Value), Sql.Text(kind), Short(owner.Value))
        : Sql.Of(Columns + "WHERE tenant = $1 AND kind = $2", Short(tenant.Value), Sql.Text(kind));

    public static NpgsqlBatchCommand List(TenantId tenant, string kind, IReadOnlyCollection<PartnerId> partners) =>
        Sql.Of(
            Columns + "WHERE tenant = $1 AND kind = $2 AND owner = ANY($3)", Short(tenant.Value), Sql.Text(kind),
            Sql.Texts([.. partners.Select(p => Keys.Short(p.Value))]));

    /// <summary>A mark, and which partners' documents were written since another one.</summary>
    public static NpgsqlBatchCommand Touched(TenantId tenant, long? since) => Sql.Of(
        "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, "
        + "ARRAY(SELECT partner FROM touched WHERE tenant = $1 AND at >= $2::text::xid8)",
        Short(tenant.Value), Sql.Text((since ?? long.MaxValue).ToString(CultureInfo.InvariantCulture)));

    /// <summary>How often the kind was written; of the kinds that are remembered.</summary>
    public static NpgsqlBatchCommand Stamp(TenantId tenant, string kind) => Sql.Of(
        "SELECT stamp FROM stamps WHERE tenant = $1 AND kind = $2", Short(tenant.Value), Sql.Text(kind));

    public static NpgsqlBatchCommand Latest(Scope scope, string kind, int count) => scope.Only is { } owner
        ? Sql.Of(
            Columns + "WHERE tenant = $1 AND kind = $2 AND owner = $3 ORDER BY key DESC LIMIT $4",
            Short(scope.Tenant.Value), Sql.Text(kind), Short(owner.Value), Sql.Int(count))
        : Sql.Of(
            Columns + "WHERE tenant = $1 AND kind = $2 ORDER BY key DESC LIMIT $3",
            Short(scope.Tenant.Value), Sql.Text(kind), Sql.Int(count));

    /// <summary>Meets one row when the version that must be there is there; none is a conflict.</summary>
    public static NpgsqlBatchCommand Write(
        Scope scope, string kind, string id, GatheredWrite write, DateTimeOffset at) => write switch
        {
            { Row: null } => Removal(scope, kind, id, write.Expected),
            { Row: var row, Expected: 0 } => Insertion(scope.Tenant, kind, row with { Version = write.NewVersion }, at),
            { Row: var row } => Replacement(scope, kind, row with { Version = write.NewVersion }, write.Expected, at),
        };

    public static DocumentRow Row(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        reader.IsDBNull(1) ? null : PartnerId.From(reader.GetString(1)),
        reader.GetInt32(2),
        reader.GetInt64(3),
        reader.GetString(4));

    /// <summary>A row with everything that is kept beside it.</summary>
    public static StoredDocument Whole(NpgsqlDataReader reader) => new(
        new TenantId(reader.GetString(5)), reader.GetString(6), Row(reader),
        new DateTimeOffset(reader.GetDateTime(7), TimeSpan.Zero));

    // Version 0 is of what was never there: then the statement only looks that it still is not.
    private static NpgsqlBatchCommand Removal(Scope scope, string kind, string id, long expected) => expected == 0
        ? Sql.Of(
            "SELECT WHERE NOT EXISTS (SELECT FROM documents WHERE tenant = $1 AND kind = $2 AND key = $3)",
            Short(scope.Tenant.Value), Sql.Text(kind), Short(id))
        : Of(
            "DELETE FROM documents WHERE tenant = $1 AND kind = $2 AND key = $3" + Visible + " AND version = $5",
            scope, kind, id, Sql.Long(expected));

    public static NpgsqlBatchCommand Insertion(TenantId tenant, string kind, DocumentRow row, DateTimeOffset at) =>
        Sql.Of(
            "INSERT INTO documents (tenant, kind, key, owner, id, partner, schema, version, at, body, whose) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING",
            Short(tenant.Value), Sql.Text(kind), Short(row.Id), Owner(row.Partner), Sql.Text(row.Id),
            Sql.Text(row.Partner?.Value), Sql.Int(row.Schema), Sql.Long(row.Version), Sql.Moment(at),
            Sql.Json(row.Body), Sql.Text(tenant.Value));

    private static NpgsqlBatchCommand Replacement(
        Scope scope, string kind, DocumentRow row, long expected, DateTimeOffset at) => Of(
        "UPDATE documents SET owner = $6, partner = $7, schema = $8, version = $9, at = $10, body = $11 "
        + "WHERE tenant = $1 AND kind = $2 AND key = $3" + Visible + " AND version = $5",
        scope, kind, row.Id, Sql.Long(expected), Owner(row.Partner), Sql.Text(row.Partner?.Value),
        Sql.Int(row.Schema), Sql.Long(row.Version), Sql.Moment(at), Sql.Json(row.Body));

    private static NpgsqlBatchCommand Of(
        string sql, Scope scope, string kind, string id, params ReadOnlySpan<NpgsqlParameter> more) => Sql.Of(
        sql, [Short(scope.Tenant.Value), Sql.Text(kind), Short(id), Owner(scope.Only), .. more]);

    private static NpgsqlParameter Short(string value) => Sql.Text(Keys.Short(value));

    private static NpgsqlParameter Owner(PartnerId? partner) =>
        Sql.Text(partner is { } owner ? Keys.Short(owner.Value) : null);
}
