using PrmBot.Planning;
using PrmBot.Selection;

namespace PrmBot.Conversation.Plugins;

/// <summary>In which order partners are listed; equals go by name, so that the order is always the same.</summary>
internal static class PortfolioOrder
{
    /// <summary>The lowest fit first; who is not assessed comes last.</summary>
    public const string Weakest = "weakest";

    /// <summary>The sorted list; null: there is no such order.</summary>
    public static IReadOnlyList<PartnerGlance>? By(
        string? sort, IEnumerable<PartnerGlance> glances, StringComparer names)
    {
        var all = glances.OrderBy(g => g.Partner.Name, names)
            .ThenBy(g => g.Partner.Id, StringComparer.Ordinal).ToList();
        return sort?.Trim().ToLowerInvariant() switch
        {
            null or "" or "name" or "names" => all,
            "fit" or "score" or "rank" or "overall" => [.. all.OrderByDescending(g => g.FitScore ?? -1)],
            Weakest => [.. all.OrderBy(g => g.FitScore ?? decimal.MaxValue)],
            "band" or "verdict" => [.. all.OrderBy(g => g.Verdict ?? (Verdict)int.MaxValue)
                .ThenByDescending(g => g.FitScore ?? -1)],
            "health" or "numbers" or "risk" => [.. all.OrderByDescending(g => g.Reds).ThenByDescending(g => g.Ambers)],
            "type" => [.. all.OrderBy(g => g.Partner.Type is null).ThenBy(g => g.Partner.Type)],
            "region" => [.. all.OrderBy(g => g.Partner.Region is null).ThenBy(g => g.Partner.Region, names)],
            "tier" => [.. all.OrderBy(g => g.Partner.Tier is null).ThenBy(g => g.Partner.Tier, names)],
            "plan" => [.. all.OrderByDescending(g => g.PlanState ?? (PlanState)(-1))],
            _ => null,
        };
    }
}
