using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Partners;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>The give-get ledger in the reader's words.</summary>
internal static class LedgerWords
{
    public static string Giver(TurnScope turn, Partner partner, Side giver) =>
        giver == Side.Partner ? partner.Name
        : turn.Say(turn.Session.Caller.Role == Role.PartnerContact ? "ledger.giver_them" : "ledger.giver_us");

    /// <summary>Who gave or promised what.</summary>
    public static string Row(TurnScope turn, Partner partner, LedgerRow row) => turn.Say(
        row.IsDelivered ? "ledger.row" : "ledger.row_promised",
        ("giver", Giver(turn, partner, row.Giver)), ("what", row.What), ("worth", Worth(turn, row)));

    public static string Meta(TurnScope turn, LedgerRow row)
    {
        var meta = turn.Say(
            row.IsDelivered ? "ledger.meta" : "ledger.meta_promised",
            ("date", row.Date.ToString("d MMM yyyy", turn.Culture)), ("who", row.By.Name));
        return row.IsShared || turn.Session.Caller.Role == Role.PartnerContact
            ? meta : $"{meta} {turn.Say("ledger.meta_internal")}";
    }

    public static string Money(TurnScope turn, decimal value, string? currency)
    {
        var number = value.ToString("#,##0.##", turn.Culture);
        return currency is null ? number : $"{number} {currency}";
    }

    public static string Headline(TurnScope turn, LedgerSummary summary) => summary switch
    {
        { Balance: { Share: { } share, Band: { } band } } => turn.Say(
            "ledger.headline", ("share", Share(turn, share)), ("band", turn.Say($"ledger.band_{Key(band)}"))),
        { IsMixed: true } => turn.Say("ledger.headline_mixed"),
        _ => turn.Say("ledger.headline_none"),
    };

    /// <summary>The rule with its numbers, or why there is no balance.</summary>
    public static string Why(TurnScope turn, Partner partner, LedgerSummary summary)
    {
        if (summary.IsMixed)
        {
            var each = summary.Balances.Select(b => b.Share is { } s
                ? turn.Say(
                    "ledger.balance_of", ("currency", b.Currency ?? turn.Say("ledger.no_currency")),
                    ("share", Share(turn, s)))
                : string.Empty);
            return turn.Say("ledger.why_mixed", ("each", string.Join(", ", each)));
        }

        return summary.Balance is { Share: not null } balance
            ? turn.Say(
                "ledger.why",
                ("us", Money(turn, balance.FromUs, balance.Currency)),
                ("them", Money(turn, balance.FromPartner, balance.Currency)),
                ("partner", partner.Name))
            : turn.Say("ledger.why_none");
    }

    public static IReadOnlyList<string> Notes(TurnScope turn, Partner partner, LedgerSummary summary) =>
    [
        .. Notes(turn, Giver(turn, partner, Side.Us), summary.Us),
        .. Notes(turn, Giver(turn, partner, Side.Partner), summary.Partner),
    ];

    public static string Color(BalanceBand? band) => band switch
    {
        null => "Default",
        BalanceBand.Green => "Good",
        BalanceBand.Amber => "Warning",
        BalanceBand.Red => "Attention",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "Unknown band."),
    };

    // Rounded down, so that .698 does not look like the .7 of the better band.
    private static string Share(TurnScope turn, decimal share) =>
        (Math.Floor(share * 100) / 100).ToString("0.00", turn.Culture);

    private static string Key(BalanceBand band) => band.ToString().ToLowerInvariant();

    private static string Worth(TurnScope turn, LedgerRow row) => row switch
    {
        { Value: { } value } => turn.Say("ledger.worth", ("value", Money(turn, value, row.Currency))),
        { Rating: { } rating } => turn.Say("ledger.rated", ("rating", rating)),
        _ => string.Empty,
    };

    private static IEnumerable<string> Notes(TurnScope turn, string giver, LedgerSoft soft)
    {
        if (soft.Rated > 0)
        {
            yield return turn.Say(
                "ledger.note_rated", ("giver", giver), ("count", soft.Rated),
                ("mean", turn.Number(soft.MeanRating!.Value)));
        }

        if (soft.Unrated > 0)
        {
            yield return turn.Say("ledger.note_unrated", ("giver", giver), ("count", soft.Unrated));
        }

        if (soft.Promised > 0)
        {
            yield return turn.Say("ledger.note_promised", ("giver", giver), ("count", soft.Promised));
        }
    }
}
