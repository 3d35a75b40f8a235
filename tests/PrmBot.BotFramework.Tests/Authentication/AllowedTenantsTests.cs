namespace PrmBot.BotFramework.Tests.Authentication;

public sealed class AllowedTenantsTests
{
    private const string Home = "aaaaaaaa-2222-3333-4444-555555555555";
    private const string Other = "bbbbbbbb-2222-3333-4444-555555555555";

    [Theory]
    [InlineData(Home, Home, 202)]
    [InlineData("AAAAAAAA-2222-3333-4444-555555555555", null, 202)]
    [InlineData(null, Home, 202)]
    [InlineData(Other, Other, 403)]
    [InlineData(Home, Other, 403)]
    [InlineData(Other, Home, 403)]
    [InlineData(null, null, 403)]
    [InlineData("no-guid", null, 403)]
    public async Task A_tenant_that_is_not_served_gets_403(string? inData, string? inConversation, int status)
    {
        await using var bot = await RunningBot.StartAsync(null, ("Bot:AllowedTenants", Home));

        foreach (var name in new[] { "personal-message", "personal-adaptiveCard-action-invoke" })
        {
            var got = await bot.StatusAsync(Captured.Json(name, activity =>
            {
                activity["channelData"]!["tenant"]!["id"] = inData;
                activity["conversation"]!["tenantId"] = inConversation;
            }));
            got.ShouldBe(status == 202 && name != "personal-message" ? 501 : status, name);
        }

        bot.Inbox.Seen.ShouldBe(status == 202 ? 2 : 0);
    }

    [Fact]
    public async Task Without_a_choice_all_are_let_in()
    {
        await using var bot = await RunningBot.StartAsync();

        (await bot.StatusAsync(Captured.Json("personal-message", message =>
            message["conversation"]!["tenantId"] = Other))).ShouldBe(202);
    }
}
