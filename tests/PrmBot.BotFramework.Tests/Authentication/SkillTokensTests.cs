using System.Security.Claims;
using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Tests.Authentication;

public sealed class SkillTokensTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("ver=1.0", false)]
    [InlineData("ver=1.0 aud=https://api.botframework.com", false)]
    [InlineData("ver=1.0 aud=me", false)]
    [InlineData("ver=1.0 aud=me appid=me", false)]
    [InlineData("ver=1.0 aud=me appid=other", true)]
    [InlineData("ver=2.0 aud=me azp=other", true)]
    [InlineData("appid=AnonymousSkill", true)]
    public void A_token_issued_to_another_app_is_a_skills(string claims, bool isSkill) =>
        SkillTokens.IsSkill(
            [
                .. claims.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(claim => claim.Split('=', 2)).Select(pair => new Claim(pair[0], pair[1])),
            ])
            .ShouldBe(isSkill);
}
