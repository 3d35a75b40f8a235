using PrmBot.Selection;

namespace PrmBot.Ledger;

/// <summary>How even the exchange is.</summary>
public enum BalanceBand
{
    /// <summary>.7 and above.</summary>
    Green,

    /// <summary>.4 up to .7.</summary>
    Amber,

    /// <summary>Below .4.</summary>
    Red,
}

/// <summary>What both sides delivered in one currency. Formula: domain/selection.md, "Give-get ledger".</summary>
/// <param name="Currency">Three letters; null: nobody said which.</param>
/// <param name="FromUs">Sum of what we delivered.</param>
/// <param name="FromPartner">Sum of what the partner delivered.</param>
public sealed record LedgerBalance(string? Currency, decimal FromUs, decimal FromPartner)
{
    internal const decimal Green = .7m;
    internal const decimal Amber = .4m;

    /// <summary>0 to 1: the smaller sum by the larger one; null: nothing of value was delivered.</summary>
    public decimal? Share => Math.Max(FromUs, FromPartner) is > 0 and var larger
        ? Math.Min(FromUs, FromPartner) / larger
        : null;

    /// <summary>Null: nothing of value was delivered.</summary>
    public BalanceBand? Band => Share switch
    {
        null => null,
        >= Green => BalanceBand.Green,
        >= Amber => BalanceBand.Amber,
        _ => BalanceBand.Red,
    };
}

/// <summary>All that a ledger comes to.</summary>
/// <param name="Balances">
/// One for each currency that something was delivered in; more than one are never added up.
/// </param>
/// <param name="Us">What we gave that has no value in money, and what we promised.</param>
/// <param name="Partner">The same of the partner.</param>
public sealed record LedgerSummary(
    IReadOnlyList<LedgerBalance> Balances, LedgerSoft Us, LedgerSoft Partner)
{
    /// <summary>The one balance; null: nothing of value was delivered, or it is in several currencies.</summary>
    public LedgerBalance? Balance => Balances is [var only] ? only : null;

    /// <summary>True: values in several currencies, so there is no one balance.</summary>
    public bool IsMixed => Balances.Count > 1;

    /// <summary>
    /// The order of the rows does not matter. Where one currency alone is named, rows without one count in it: as a new
    /// row without one is taken to be in the only one that the ledger knows.
    /// </summary>
    public static LedgerSummary Of(IEnumerable<LedgerRow> rows)
    {
        var all = rows.ToList();
        var named = all.Where(r => r.Value > 0).Select(r => r.Currency).OfType<string>().Distinct().ToList();
        var only = named is [var one] ? one : null;
        var balances =
            from row in all
            where row is { IsDelivered: true, Value: > 0 }
            group row by row.Currency ?? only into same
            orderby same.Key
            select new LedgerBalance(same.Key, Sum(same, Side.Us), Sum(same, Side.Partner));
        return new LedgerSummary([.. balances], LedgerSoft.Of(all, Side.Us), LedgerSoft.Of(all, Side.Partner));
    }

    /// <summary>
    /// Whether both sides rate the exchange itself (RF4) at 2 or more; null: not both have rated it. Equal sums are not
    /// required, this is.
    /// </summary>
    public static bool? IsFair(int? us, int? partner) => us < 2 || partner < 2 ? false
        : us is null || partner is null ? null : true;

    private static decimal Sum(IEnumerable<LedgerRow> rows, Side giver) =>
        rows.Where(r => r.Giver == giver).Sum(r => r.Value!.Value);
}

/// <summary>What of one side's giving is not in the balance.</summary>
/// <param name="Rated">How many rows were delivered and rated.</param>
/// <param name="MeanRating">1 to 5; null: none.</param>
/// <param name="Unrated">How many delivered rows have neither value nor rating.</param>
/// <param name="Promised">How many rows are promised and not delivered.</param>
public sealed record LedgerSoft(int Rated, decimal? MeanRating, int Unrated, int Promised)
{
    public static LedgerSoft Of(IEnumerable<LedgerRow> rows, Side giver)
    {
        var own = rows.Where(r => r.Giver == giver).ToList();
        var delivered = own.Where(r => r.IsDelivered).ToList();
        var ratings = delivered.Where(r => r is { Value: null, Rating: not null })
            .Select(r => (decimal)r.Rating!).ToList();
        return new LedgerSoft(
            ratings.Count,
            ratings.Count == 0 ? null : ratings.Average(),
            delivered.Count(r => r is { Value: null, Rating: null }),
            own.Count - delivered.Count);
    }
}
