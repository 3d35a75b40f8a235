using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Accounts;

namespace PrmBot.Conversation.Cards;

/// <summary>
/// Makes the card of the account mapping. It looks the same to both sides, and holds nothing that only one may know.
/// </summary>
internal static class AccountsViews
{
    private const int PerCard = 8;

    /// <param name="plan">To see which accounts have a plan already; null: there is none.</param>
    public static AccountsCard Of(TurnScope turn, AccountMap map, JointPlan? plan, int page, string? echo)
    {
        var partner = turn.Partner(map.Of).Name;
        var revealed = map.Revealed();
        var pages = Math.Max(1, (revealed.Count + PerCard - 1) / PerCard);
        var at = Math.Clamp(page, 1, pages);
        var overlap = map.Overlap();
        return new AccountsCard
        {
            Partner = partner,
            Headline = map is { Ours: not null, Theirs: not null }
                ? turn.Say("accounts.overlap", ("count", overlap.Sum(o => o.Count)), ("shown", revealed.Count))
                : turn.Say("accounts.waits"),
            Echo = echo,
            Facts =
            [
                List(turn, turn.Say("plan.side_us"), map.Ours), List(turn, partner, map.Theirs),
                .. overlap.Select(o => new PlanFact(
                    turn.Say(
                        "accounts.pair",
                        ("vendor", turn.Say("plan.side_us")),
                        ("ours", Bucket(turn, o.Ours)),
                        ("partner", partner),
                        ("theirs", Bucket(turn, o.Theirs))),
                    o.Count.ToString("#,##0", turn.Culture))),
            ],
            Revealed = [.. revealed.Skip((at - 1) * PerCard).Take(PerCard).Select(r => Row(turn, partner, r, plan))],
            Pages = PlanOtherViews.PagesOf(turn, at, pages),
            CanBring = turn.Session.Caller.Role is Role.Manager or Role.PartnerContact,
            Recipe = turn.Say("accounts.recipe", ("salt", map.Salt)),
        };
    }

    private static PlanFact List(TurnScope turn, string side, AccountList? list) => new(
        turn.Say("accounts.list_of", ("side", side)),
        list is null
            ? turn.Say("accounts.no_list")
            : turn.Say(
                "accounts.list",
                ("count", list.Accounts.Count),
                ("date", PlanWords.Date(turn, DateOnly.FromDateTime(turn.Session.Local(list.At).DateTime)))));

    private static AccountRowShown Row(TurnScope turn, string partner, RevealedAccount account, JointPlan? plan)
    {
        var title = turn.Say("accounts.plan_title", ("account", account.Name));
        var isPlanned = plan?.OpenLines.Any(l => l.Title == title) != false;
        return new AccountRowShown(
            account.Name,
            turn.Say(
                "accounts.row",
                ("vendor", turn.Say("plan.side_us")),
                ("ours", Bucket(turn, account.Ours)),
                ("our_person", account.OurPerson.Name),
                ("partner", partner),
                ("theirs", Bucket(turn, account.Theirs)),
                ("their_person", account.TheirPerson.Name)),
            isPlanned ? string.Empty : title);
    }

    private static string Bucket(TurnScope turn, AccountBucket bucket) => turn.Say(bucket switch
    {
        AccountBucket.Customer => "accounts.customer",
        AccountBucket.Opportunity => "accounts.opportunity",
        AccountBucket.Prospect => "accounts.prospect",
        _ => throw new ArgumentOutOfRangeException(nameof(bucket), bucket, "Unknown bucket."),
    });
}
