using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Planning.Accounts;

/// <summary>One account of a side's list: keys only, no name.</summary>
/// <param name="Keys">Hashes of its name, and of its web address where that was given.</param>
/// <param name="Bucket">What it is to that side.</param>
public sealed record ListedAccount(IReadOnlyList<string> Keys, AccountBucket Bucket);

/// <summary>An account that a side agrees to show, with the name that this side gave it then.</summary>
/// <param name="Keys">As in the list.</param>
/// <param name="Name">As said.</param>
/// <param name="Who">Who agreed for that side.</param>
public sealed record OfferedAccount(IReadOnlyList<string> Keys, string Name, Person Who, DateTimeOffset At);

/// <summary>What one side brought.</summary>
public sealed record AccountList
{
    public IReadOnlyList<ListedAccount> Accounts { get; init; } = [];

    /// <summary>Accounts of this list that the side agrees to show, if the other does too.</summary>
    public IReadOnlyList<OfferedAccount> Offered { get; init; } = [];

    public required Person By { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>How many accounts both lists hold, for each pair of buckets.</summary>
/// <param name="Ours">What they are to us.</param>
/// <param name="Theirs">What they are to the partner.</param>
public sealed record OverlapCount(AccountBucket Ours, AccountBucket Theirs, int Count);

/// <summary>An account that both sides agreed to show.</summary>
public sealed record RevealedAccount(string Name, AccountBucket Ours, AccountBucket Theirs, Person OurPerson,
    Person TheirPerson);

/// <summary>
/// The account lists of a partner and us. Lists are kept as hashes, with a salt of this pair alone, so that nobody can
/// read them, also not in the store. A name is in here only when its own side agreed to show it, and reaches the other
/// side only when that side agreed to the same account. Nothing tells a side which of its accounts the other has.
/// </summary>
public sealed record AccountMap : IDocument
{
    public static string Kind => "account_map";

    public static int Schema => 1;

    public required string Id { get; init; }

    public required PartnerId Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    /// <summary>Random, of this pair alone: hashes made for another partner say nothing here.</summary>
    public required string Salt { get; init; }

    /// <summary>Null: not brought yet.</summary>
    public AccountList? Ours { get; init; }

    public AccountList? Theirs { get; init; }

    public long Version { get; init; }

    public static string IdOf(PartnerId partner) => $"{partner.Value}-accounts";

    public AccountList? ListOf(PlanSide side) => side == PlanSide.Us ? Ours : Theirs;

    public AccountMap With(PlanSide side, AccountList list) =>
        side == PlanSide.Us ? this with { Ours = list } : this with { Theirs = list };

    /// <summary>The accounts on both lists, counted; empty until both are there.</summary>
    public IReadOnlyList<OverlapCount> Overlap()
    {
        var theirs = ByKey(Theirs?.Accounts ?? []);
        return
        [
            .. (Ours?.Accounts ?? []).Select(a => (Ours: a, Theirs: Match(theirs, a.Keys)))
                .Where(p => p.Theirs is not null)
                .GroupBy(p => (p.Ours.Bucket, p.Theirs!.Bucket))
                .Select(g => new OverlapCount(g.Key.Item1, g.Key.Item2, g.Count()))
                .OrderBy(c => c.Ours).ThenBy(c => c.Theirs),
        ];
    }

    /// <summary>What both sides agreed to show, by name.</summary>
    public IReadOnlyList<RevealedAccount> Revealed()
    {
        var (ours, theirs) = (ByKey(Ours?.Accounts ?? []), ByKey(Theirs?.Accounts ?? []));
        var found = new List<RevealedAccount>();
        foreach (var offer in Ours?.Offered ?? [])
        {
            if (Theirs?.Offered.FirstOrDefault(o => IsSame(o, offer, ours, theirs)) is { } other
                && Match(ours, offer.Keys) is { } our && Match(theirs, other.Keys) is { } their)
            {
                found.Add(new RevealedAccount(offer.Name, our.Bucket, their.Bucket, offer.Who, other.Who));
            }
        }

        return [.. found.OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The account of a list with one of these keys; null: it has none.</summary>
    public static ListedAccount? Find(AccountList list, IReadOnlyList<string> keys) =>
        list.Accounts.FirstOrDefault(a => a.Keys.Any(keys.Contains));

    // An offer by name alone meets one by web address alone where one of the lists knows that they are the same.
    private static bool IsSame(
        OfferedAccount theirs, OfferedAccount ours, Dictionary<string, ListedAccount> ourList,
        Dictionary<string, ListedAccount> theirList)
    {
        var known = ours.Keys.Concat(Match(ourList, ours.Keys)?.Keys ?? []).ToHashSet();
        return theirs.Keys.Concat(Match(theirList, theirs.Keys)?.Keys ?? []).Any(known.Contains);
    }

    private static Dictionary<string, ListedAccount> ByKey(IReadOnlyList<ListedAccount> accounts)
    {
        var found = new Dictionary<string, ListedAccount>(StringComparer.Ordinal);
        foreach (var account in accounts)
        {
            foreach (var key in account.Keys)
            {
                found.TryAdd(key, account);
            }
        }

        return found;
    }

    private static ListedAccount? Match(Dictionary<string, ListedAccount> accounts, IReadOnlyList<string> keys) =>
        keys.Select(accounts.GetValueOrDefault).FirstOrDefault(a => a is not null);
}
