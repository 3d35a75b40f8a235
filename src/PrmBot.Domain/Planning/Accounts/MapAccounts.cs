using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Planning.Accounts;

/// <summary>A map after something was done, and what was not taken.</summary>
/// <param name="Map">As it is now.</param>
/// <param name="Taken">How many rows were taken.</param>
/// <param name="Doubled">How many named an account that was in the list already.</param>
/// <param name="Unsorted">How many had no bucket, and count as prospects.</param>
/// <param name="Unknown">Buckets that are none, as written; their rows were not taken.</param>
public sealed record StoredMap(
    AccountMap Map, int Taken, int Doubled = 0, int Unsorted = 0, IReadOnlyList<string>? Unknown = null);

/// <summary>Maps accounts of the two sides: counts first, names when both agree.</summary>
public static class MapAccounts
{
    /// <summary>The most accounts of one list.</summary>
    public const int Most = 20_000;

    /// <summary>The map, made when there is none yet.</summary>
    public static async Task<Outcome<AccountMap>> FindAsync(Session session, PartnerId partner, CancellationToken ct)
    {
        if (session.Refuses(Act.SeePartner, partner) is { } no)
        {
            return no;
        }

        return await session.Work.FindAsync<AccountMap>(AccountMap.IdOf(partner), ct) ?? new AccountMap
        {
            Id = AccountMap.IdOf(partner),
            Of = partner,
            Salt = session.NewId(),
        };
    }

    /// <summary>Keeps the map when it is new, so that its salt stays what was told.</summary>
    public static void Keep(Session session, AccountMap map)
    {
        if (map.Version == 0)
        {
            session.Work.Put(map);
        }
    }

    /// <summary>
    /// Replaces the list of the speaker's side. Offers of accounts that are not in it any more are taken back.
    /// </summary>
    public static async Task<Outcome<StoredMap>> BringAsync(
        Session session, PartnerId partner, IReadOnlyList<AccountRow> rows, CancellationToken ct)
    {
        var found = await OpenAsync(session, partner, ct);
        if (!found.Succeeded(out var map, out var no))
        {
            return no;
        }

        if (rows.Count is 0 or > Most)
        {
            return new Refusal(rows.Count == 0 ? "accounts.empty" : "accounts.too_many").With("most", Most);
        }

        var (accounts, doubled, unsorted, unknown) = Listed(map, rows);
        if (accounts.Count == 0)
        {
            return new Refusal("accounts.no_bucket_fits").With("given", unknown[0]);
        }

        var side = PlanSides.Of(session.Caller);
        var list = new AccountList { Accounts = accounts, By = session.Caller.Who, At = session.Now };
        var next = map.With(side, list with
        {
            Offered = [.. (map.ListOf(side)?.Offered ?? []).Where(o => AccountMap.Find(list, o.Keys) is not null)],
        });
        session.Work.Put(next);
        return new StoredMap(next, accounts.Count, doubled, unsorted, unknown);
    }

    /// <summary>
    /// Agrees, for the speaker's side, to show accounts of its own list. Whether the other side has them is not said:
    /// they are shown as soon as it agrees to them too.
    /// </summary>
    public static async Task<Outcome<StoredMap>> OfferAsync(
        Session session, PartnerId partner, IReadOnlyList<AccountRow> rows, CancellationToken ct)
    {
        var found = await OpenAsync(session, partner, ct);
        if (!found.Succeeded(out var map, out var no))
        {
            return no;
        }

        var side = PlanSides.Of(session.Caller);
        if (map.ListOf(side) is not { } list)
        {
            return new Refusal("accounts.list_first");
        }

        var own = rows.Select(r => (Row: r, Account: AccountMap.Find(list, Keys(map.Salt, r)))).ToList();
        var unknown = own.Where(o => o.Account is null || AccountKeys.IsHash(o.Row.Name)).Select(o => o.Row.Name);
        var offered = own.Where(o => o.Account is not null && !AccountKeys.IsHash(o.Row.Name))
            .Where(o => !list.Offered.Any(f => f.Keys.Any(o.Account!.Keys.Contains)))
            .Select(o => new OfferedAccount(o.Account!.Keys, o.Row.Name, session.Caller.Who, session.Now))
            .DistinctBy(o => o.Keys[0]).ToList();
        if (offered.Count > 0)
        {
            map = map.With(side, list with { Offered = [.. list.Offered, .. offered] });
            session.Work.Put(map);
        }

        return new StoredMap(map, offered.Count, Unknown: [.. unknown]);
    }

    private static async Task<Outcome<AccountMap>> OpenAsync(
        Session session, PartnerId partner, CancellationToken ct) =>
        session.Refuses(Act.WorkOnPlan, partner) is { } no ? no : await FindAsync(session, partner, ct);

    private static (List<ListedAccount> Accounts, int Doubled, int Unsorted, List<string> Unknown) Listed(
        AccountMap map, IReadOnlyList<AccountRow> rows)
    {
        var accounts = new List<ListedAccount>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var (doubled, unsorted, unknown) = (0, 0, new List<string>());
        foreach (var row in rows)
        {
            if (row.Bucket.Length > 0 && AccountBuckets.Find(row.Bucket) is null)
            {
                unknown.Add(row.Bucket);
                continue;
            }

            var keys = Keys(map.Salt, row);
            if (keys.Count == 0 || keys.Any(known.Contains))
            {
                doubled++;
                continue;
            }

            unsorted += row.Bucket.Length == 0 ? 1 : 0;
            known.UnionWith(keys);
            accounts.Add(new ListedAccount(keys, AccountBuckets.Find(row.Bucket) ?? AccountBucket.Prospect));
        }

        return (accounts, doubled, unsorted, unknown);
    }

    private static List<string> Keys(string salt, AccountRow row)
    {
        string[] given =
        [
            AccountKeys.IsHash(row.Name) ? row.Name : AccountKeys.NormalName(row.Name),
            AccountKeys.IsHash(row.Domain) ? row.Domain : AccountKeys.NormalDomain(row.Domain),
        ];
        return [.. given.Where(g => g.Length > 0)
            .Select(g => AccountKeys.IsHash(g) ? g.ToLowerInvariant() : AccountKeys.Hash(salt, g)).Distinct()];
    }
}
