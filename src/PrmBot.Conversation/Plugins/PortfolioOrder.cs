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

    /// <summary>True: an order of names and other words of the partners themselves, or none that there is.</summary>
    public static bool IsByWords(string? sort) => Plain(sort) is not (
        "fit" or "score" or "rank" or "overall" or Weakest or "band" or "verdict" or "health" or "numbers" or "risk"
        or "plan");

    /// <summary>The sorted list; null: there is no such order.</summary>
    public static IReadOnlyList<Partner>? By(
        string? sort, IReadOnlyList<(Partner Partner, PartnerStanding? Standing)> partners, StringComparer names)
    {
        var all = partners.OrderBy(p => p.Partner.Name, names).ThenBy(p => p.Partner.Id, StringComparer.Ordinal);
        var sorted = Plain(sort) switch
        {
            "" or "name" or "names" => all,
            "fit" or "score" or "rank" or "overall" => all.OrderByDescending(p => Fit(p.Standing) ?? -1),
            Weakest => all.OrderBy(p => Fit(p.Standing) ?? decimal.MaxValue),
            "band" or "verdict" => all.OrderBy(p => p.Standing?.Fit?.Verdict ?? (Verdict)int.MaxValue)
                .ThenByDescending(p => Fit(p.Standing) ?? -1),
            "health" or "numbers" or "risk" => all.OrderByDescending(p => p.Standing?.Shown.Red)
                .ThenByDescending(p => p.Standing?.Shown.Amber),
            "type" => all.OrderBy(p => p.Partner.Type is null).ThenBy(p => p.Partner.Type),
            "region" => all.OrderBy(p => p.Partner.Region is null).ThenBy(p => p.Partner.Region, names),
            "tier" => all.OrderBy(p => p.Partner.Tier is null).ThenBy(p => p.Partner.Tier, names),
            "plan" => all.OrderByDescending(p => p.Standing?.Plan?.State ?? (PlanState)(-1)),
            _ => null,
        };
        return sorted?.Select(p => p.Partner).ToList();
    }

    private static decimal? Fit(PartnerStanding? standing) => standing?.Fit?.Overall;

    private static string Plain(string? sort) => sort?.Trim().ToLowerInvariant() ?? string.Empty;
}
