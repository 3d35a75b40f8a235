using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace PrmBot.BotFramework.Tests.Authentication;

public sealed class ChannelTokenTests : IAsyncLifetime
{
    private static readonly string Message =
        Captured.Json("personal-message", message => message["serviceUrl"] = ChannelService.ServiceUrl);

    private ChannelService _service = null!;
    private RunningBot _bot = null!;
    private RsaSecurityKey _key = null!;

    public async Task InitializeAsync()
    {
        _service = await ChannelService.StartAsync();
        _key = _service.AddKey("good", ["msteams", "emulator"]);
        _bot = await RunningBot.StartAsync("Production", null, _service.Settings);
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    public async Task The_channels_token_lets_its_activity_in(string algorithm)
    {
        (await StatusAsync(ChannelService.Token(_key, algorithm: algorithm))).ShouldBe(202);

        await _bot.Handler.CalledAsync(1);
    }

    public static TheoryData<string, Action<SecurityTokenDescriptor>> Forgeries => new()
    {
        { "issuer of another cloud", token => token.Issuer = "https://api.botframework.us" },
        { "no issuer", token => token.Issuer = null },
        { "no audience", token => token.Audience = null },
        { "blank audience", token => token.Audience = " " },
        { "another bot", token => token.Audience = Guid.NewGuid().ToString() },
        { "expired", token => (token.NotBefore, token.Expires) =
            (DateTime.UtcNow.AddHours(-1), DateTime.UtcNow.AddMinutes(-6)) },
        { "not yet", token => (token.NotBefore, token.Expires) =
            (DateTime.UtcNow.AddMinutes(6), DateTime.UtcNow.AddHours(1)) },
        { "never ends", token => (token.NotBefore, token.Expires) = (null, null) },
        { "no service url", token => token.Claims.Remove("serviceurl") },
        { "blank service url", token => token.Claims["serviceurl"] = " " },
        { "another service url", token => token.Claims["serviceurl"] = "https://smba.trafficmanager.net/other/" },
        { "unknown host", token => token.Claims["serviceurl"] = "https://evil.example/" },
        { "a skill", token => (token.Claims["ver"], token.Claims["appid"]) = ("1.0", Guid.NewGuid().ToString()) },
    };

    [Theory]
    [MemberData(nameof(Forgeries), DisableDiscoveryEnumeration = true)]
    public async Task A_token_that_does_not_say_all_the_right_things_is_refused(
        string why, Action<SecurityTokenDescriptor> change) =>
        (await StatusAsync(ChannelService.Token(_key, change))).ShouldBe(401, why);

    [Fact]
    public async Task Five_minutes_of_skew_are_forgiven()
    {
        var late = ChannelService.Token(_key, token =>
            (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddHours(-1), DateTime.UtcNow.AddMinutes(-4)));

        (await StatusAsync(late)).ShouldBe(202);
    }

    [Fact]
    public async Task The_service_url_may_differ_in_case_and_in_its_last_slash()
    {
        var token = ChannelService.Token(_key,
            token => token.Claims["serviceurl"] = "https://SMBA.trafficmanager.net/Teams");

        (await StatusAsync(token)).ShouldBe(202);
    }

    [Fact]
    public async Task Another_signature_is_refused()
    {
        using var other = System.Security.Cryptography.RSA.Create(2048);
        var open = _key.Rsa.ExportSubjectPublicKeyInfo();
        var good = ChannelService.Token(_key);
        string[] tokens =
        [
            ChannelService.Token(new RsaSecurityKey(other) { KeyId = "good" }),
            ChannelService.Token(
                new SymmetricSecurityKey(open) { KeyId = "good" }, algorithm: SecurityAlgorithms.HmacSha256),
            ChannelService.Token(_key, algorithm: SecurityAlgorithms.RsaSsaPssSha256),
            $"{Base64UrlEncoder.Encode("""{"alg":"none","kid":"good"}""")}.{good.Split('.')[1]}.",
            good[..^8],
            good[..good.LastIndexOf('.')],
            "a.b.c",
            "nonsense",
            "",
            good + " more",
        ];

        foreach (var token in tokens)
            (await StatusAsync(token)).ShouldBe(401, token);
        _bot.Inbox.Seen.ShouldBe(0);
    }

    [Fact]
    public async Task A_key_speaks_only_for_the_channels_it_is_endorsed_for()
    {
        var web = _service.AddKey("web", ["webchat"]);
        var silent = _service.AddKey("silent", null);

        (await StatusAsync(ChannelService.Token(web))).ShouldBe(401);
        (await StatusAsync(ChannelService.Token(silent))).ShouldBe(401);
        (await StatusAsync(ChannelService.Token(web),
            Message.Replace("\"msteams\"", "\"webchat\"", StringComparison.Ordinal)))
            .ShouldBe(202);
        (await StatusAsync(ChannelService.Token(_key), Message.Replace(
            "\"msteams\"", "\"MSTEAMS\"", StringComparison.Ordinal))).ShouldBe(401, "names compare exactly");
        (await StatusAsync(ChannelService.Token(_key), Message.Replace(
            "\"msteams\"", "\"msteams:part\"", StringComparison.Ordinal))).ShouldBe(202, "a part of the channel");
        (await StatusAsync(ChannelService.Token(web), Message.Replace(
            "\"msteams\"", "\"msteams:webchat\"", StringComparison.Ordinal))).ShouldBe(401, "not of the part's name");
    }

    [Fact]
    public async Task A_key_ends_with_its_certificate()
    {
        var ended = _service.AddKey("ended", ["msteams"], DateTimeOffset.UtcNow.AddDays(-1));
        var lasting = _service.AddKey("lasting", ["msteams"], DateTimeOffset.UtcNow.AddDays(1));

        (await StatusAsync(ChannelService.Token(ended))).ShouldBe(401);
        (await StatusAsync(ChannelService.Token(lasting))).ShouldBe(202);
    }

    [Fact]
    public async Task Keys_out_of_reach_mean_come_again_and_never_acceptance()
    {
        _service.IsDown = true;

        (await StatusAsync(ChannelService.Token(_key))).ShouldBe(503);
        (await StatusAsync("a.b.c")).ShouldBe(401);
        _bot.Inbox.Seen.ShouldBe(0);
    }

    [Fact]
    public async Task A_token_without_the_right_issuer_makes_nobody_fetch_keys()
    {
        await StatusAsync(ChannelService.Token(_key, token => token.Issuer = "https://evil.example"));

        _service.Fetches.ShouldBe(0);
    }

    [Fact]
    public async Task A_proven_channel_still_has_to_send_a_whole_activity()
    {
        var token = ChannelService.Token(_key);

        (await StatusAsync(token, "{}")).ShouldBe(400);
        (await StatusAsync(token, Captured.Json("personal-message", message => message["channelId"] = "")))
            .ShouldBe(400);
        (await StatusAsync(token, Captured.Json("personal-message"))).ShouldBe(401);
        (await StatusAsync(token, Captured.Json("personal-message", message => message.Remove("serviceUrl"))))
            .ShouldBe(401);
    }

    [Theory]
    [InlineData("bearer {0}", 202)]
    [InlineData("Basic {0}", 401)]
    [InlineData("{0}", 401)]
    [InlineData("Bearer  {0}", 401)]
    [InlineData("Bearer", 401)]
    public async Task The_header_is_a_scheme_and_a_token(string header, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _bot.Address);
        request.Content = new StringContent(Message, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation(
            "Authorization", header.Replace("{0}", ChannelService.Token(_key), StringComparison.Ordinal));

        using var answer = await _bot.Http.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
    }

    private async Task<int> StatusAsync(string token, string? body = null)
    {
        using var answer = await _bot.PostAsync(body ?? Message, token);
        return (int)answer.StatusCode;
    }
}
