using System.Security.Claims;

namespace PrmBot.BotFramework.Authentication;

/// <summary>Tells tokens by which one bot calls another; this bot takes none of them.</summary>
internal static class SkillTokens
{
    /// <summary>True when the token was issued to another app than the one it is for.</summary>
    public static bool IsSkill(IReadOnlyCollection<Claim> claims)
    {
        var app = Value(claims, "appid") ?? Value(claims, "azp");
        if (app == "AnonymousSkill")
            return true;

        var audience = Value(claims, "aud");
        return Value(claims, "ver") is not null
            && !string.IsNullOrWhiteSpace(audience)
            && audience != "https://api.botframework.com"
            && !string.IsNullOrWhiteSpace(app)
            && app != audience;
    }

    private static string? Value(IReadOnlyCollection<Claim> claims, string type) =>
        claims.FirstOrDefault(claim => claim.Type == type)?.Value;
}
