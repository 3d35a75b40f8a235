using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace PrmBot.BotFramework.Tests.Authentication;

public sealed class ClosedByDefaultTests
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Without_an_app_id_everybody_is_refused(string environment)
    {
        await using var bot = await RunningBot.StartAsync(environment, null, []);

        using var answer = await bot.PostAsync(Captured.Json("personal-message"), "a.b.c");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        bot.Inbox.Seen.ShouldBe(0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public async Task With_an_app_id_the_development_switch_opens_nothing(string? bearer)
    {
        (string, string)[] settings =
        [
            ("Bot:AppId", AppId), ("Bot:AppType", "UserAssignedMSI"), ("Bot:TenantId", AppId),
            ("Bot:DangerouslyAllowUnauthenticated", "true"),
        ];
        await using var bot = await RunningBot.StartAsync("Development", null, settings);

        using var answer = await bot.PostAsync(Captured.Json("personal-message"), bearer);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_switch_outside_Development_stops_the_start()
    {
        (string, string)[] settings = [("Bot:DangerouslyAllowUnauthenticated", "true")];

        var failure = await Should.ThrowAsync<OptionsValidationException>(
            () => RunningBot.StartAsync("Production", null, settings));

        failure.Message.ShouldContain("Bot:DangerouslyAllowUnauthenticated");
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("http://localhost.example.com/")]
    [InlineData("file://localhost/")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Unsigned_activities_must_come_with_a_loopback_service_url(string? serviceUrl)
    {
        await using var bot = await RunningBot.StartAsync();

        var status = await bot.StatusAsync(Captured.Json("personal-message",
            message => message["serviceUrl"] = serviceUrl));

        status.ShouldBe(401);
        bot.Inbox.Seen.ShouldBe(0);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Original-For", "203.0.113.7:4711")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 tunnel")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Host", "evil.example")]
    public async Task What_a_tunnel_or_a_web_page_passes_on_is_refused(string header, string value)
    {
        await using var bot = await RunningBot.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Address);
        request.Content = new StringContent(Captured.Json("personal-message"), Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await bot.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_is_refused_learns_nothing_about_the_body()
    {
        await using var bot = await RunningBot.StartAsync("Production", null, []);

        (await bot.StatusAsync("this.is.not.json")).ShouldBe(401);
        (await bot.StatusAsync(new JsonObject { ["x"] = new string('y', 300_000) }.ToJsonString())).ShouldBe(401);
    }
}
