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
    AccountMap Map, int Taken, int Doubled = 0, int Unsorted = 0, IReadOnlyList<string>? Unknown = null)
{
    /// <summary>The rows that were not taken, each with its reason, in their order.</summary>
    public IReadOnlyList<RowMisfit> Misfits { get; init; } = [];

    /// <summary>True when the list is what the side had given already: nothing was stored.</summary>
    public bool IsSame { get; init; }
}

/// <summary>Why a row of a list was not taken.</summary>
/// <param name="Row">Its number in the list.</param>
/// <param name="Why">What was wrong; it names no account.</param>
public sealed record RowMisfit(int Row, Refusal Why);

/// <summary>Maps accounts of the two sides: counts first, names when both agree.</summary>
public static class MapAccounts
{
    /// <summary>The most accounts of one list.</summary>
    public const int Most = 20_000;

    private const string UnknownBucket = "accounts.row_bucket";

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

        var (accounts, unsorted, misfits) = Listed(map, rows);
        List<string> unknown =
            [.. misfits.Where(m => m.Why.Key == UnknownBucket).Select(m => (string)m.Why.Facts["given"])];
        if (accounts.Count == 0)
        {
            return unknown is [var given, ..]
                ? new Refusal("accounts.no_bucket_fits").With("given", given)
                : new Refusal("accounts.empty");
        }

        var side = PlanSides.Of(session.Caller);
        var result = new StoredMap(map, accounts.Count, misfits.Count - unknown.Count, unsorted, unknown)
            { Misfits = misfits };
        if (map.ListOf(side) is { } former && IsSame(former.Accounts, accounts))
        {
            return result with { IsSame = true };
        }

        var list = new AccountList { Accounts = accounts, By = session.Caller.Who, At = session.Now };
        var next = map.With(side, list with
        {
            Offered = [.. (map.ListOf(side)?.Offered ?? []).Where(o => AccountMap.Find(list, o.Keys) is not null)],
        });
        session.Work.Put(next);
        return result with { Map = next };
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

    private static (List<ListedAccount> Accounts, int Unsorted, List<RowMisfit> Misfits) Listed(
        AccountMap map, IReadOnlyList<AccountRow> rows)
    {
        var accounts = new List<ListedAccount>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var (unsorted, misfits) = (0, new List<RowMisfit>());
        foreach (var row in rows)
        {
            if (row.Bucket.Length > 0 && AccountBuckets.Find(row.Bucket) is null)
            {
                misfits.Add(new RowMisfit(row.Number, new Refusal(UnknownBucket).With("given", row.Bucket)));
                continue;
            }

            var keys = Keys(map.Salt, row);
            if (keys.Count == 0 || keys.Find(known.ContainsKey) is not null)
            {
                misfits.Add(new RowMisfit(row.Number, keys.Count == 0
                    ? new Refusal("accounts.row_nameless")
                    : new Refusal("accounts.row_twice").With("first", known[keys.Find(known.ContainsKey)!])));
                continue;
            }

            unsorted += row.Bucket.Length == 0 ? 1 : 0;
            keys.ForEach(k => known[k] = row.Number);
            accounts.Add(new ListedAccount(keys, AccountBuckets.Find(row.Bucket) ?? AccountBucket.Prospect));
        }

        return (accounts, unsorted, misfits);
    }

    private static bool IsSame(IReadOnlyList<ListedAccount> former, List<ListedAccount> now) =>
        former.Count == now.Count
        && former.Zip(now).All(p => p.First.Bucket == p.Second.Bucket && p.First.Keys.SequenceEqual(p.Second.Keys));

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
