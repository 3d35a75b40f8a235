using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Selection;
using PrmBot.Standings;

namespace PrmBot.Conversation.Plugins;

/// <summary>In which order partners are listed; equals go by name, so that the order is always the same.</summary>
internal static class PortfolioOrder
{
    /// <summary>The lowest fit first; who is not assessed comes last.</summary>
    public const string Weakest = "weakest";

    private enum Order
    {
        Name,
        Type,
        Region,
        Tier,
        Fit,
        Weakest,
        Band,
        Health,
        Plan,
    }

    /// <summary>True: an order of names and other words of the partners themselves, or none that there is.</summary>
    public static bool IsByWords(string? sort) =>
        Read(sort) is null or Order.Name or Order.Type or Order.Region or Order.Tier;

    /// <summary>The sorted list; null: there is no such order.</summary>
    public static IReadOnlyList<Partner>? By(
        string? sort, IReadOnlyList<(Partner Partner, PartnerStanding? Standing)> partners, StringComparer names)
    {
        var all = partners.OrderBy(p => p.Partner.Name, names).ThenBy(p => p.Partner.Id, StringComparer.Ordinal);
        var sorted = Read(sort) switch
        {
            Order.Name => all,
            Order.Type => all.OrderBy(p => p.Partner.Type is null).ThenBy(p => p.Partner.Type),
            Order.Region => all.OrderBy(p => p.Partner.Region is null).ThenBy(p => p.Partner.Region, names),
            Order.Tier => all.OrderBy(p => p.Partner.Tier is null).ThenBy(p => p.Partner.Tier, names),
            Order.Fit => all.OrderByDescending(p => Fit(p.Standing) ?? -1),
            Order.Weakest => all.OrderBy(p => Fit(p.Standing) ?? decimal.MaxValue),
            Order.Band => all.OrderBy(p => p.Standing?.Fit?.Verdict ?? (Verdict)int.MaxValue)
                .ThenByDescending(p => Fit(p.Standing) ?? -1),
            Order.Health => all.OrderByDescending(p => p.Standing?.Shown.Red)
                .ThenByDescending(p => p.Standing?.Shown.Amber),
            Order.Plan => all.OrderByDescending(p => p.Standing?.Plan?.State ?? (PlanState)(-1)),
            _ => null,
        };
        return sorted?.Select(p => p.Partner).ToList();
    }

    private static Order? Read(string? sort) => sort?.Trim().ToLowerInvariant() switch
    {
        null or "" or "name" or "names" => Order.Name,
        "type" => Order.Type,
        "region" => Order.Region,
        "tier" => Order.Tier,
        "fit" or "score" or "rank" or "overall" => Order.Fit,
        Weakest => Order.Weakest,
        "band" or "verdict" => Order.Band,
        "health" or "numbers" or "risk" => Order.Health,
        "plan" => Order.Plan,
        _ => null,
    };

    private static decimal? Fit(PartnerStanding? standing) => standing?.Fit?.Overall;
}
