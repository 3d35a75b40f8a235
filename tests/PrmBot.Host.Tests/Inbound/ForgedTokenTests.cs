using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using PrmBot.BotFramework.Tests;
using PrmBot.BotFramework.Tests.Authentication;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Inbound;

/// <summary>The real host as in production, and tokens that are not the channel's, or not for this.</summary>
public sealed class ForgedTokenTests : IAsyncLifetime
{
    private const string Own = "http://127.0.0.1:9/teams/";

    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-tokens-").FullName;
    private readonly HttpClient _http = new();
    private ChannelService _channel = null!;
    private RsaSecurityKey _key = null!;
    private BotProcess _bot = null!;
    private int _ids;

    public async Task InitializeAsync()
    {
        _channel = await ChannelService.StartAsync();
        _key = _channel.AddKey("good", ["msteams"]);
        _bot = await BotProcess.StartAsync(_data,
        [
            .. _channel.Settings, ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Bot:DangerouslyAllowUnauthenticated", "false"), ("Access:HomeTenantId", ChannelService.AppId),
        ]);
    }

    public async Task DisposeAsync()
    {
        _bot.Dispose();
        _http.Dispose();
        await _channel.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Only_the_channels_own_token_for_this_bot_and_this_place_gets_in()
    {
        (await PostAsync(Token())).ShouldBe(202);

        foreach (var (what, token) in Claims().Concat(Signatures()).Concat(Shapes()))
            (await PostAsync(token)).ShouldBe(401, what);
        (await PostAsync(Token(), "https://smba.trafficmanager.net/teams/")).ShouldBe(401, "stolen for elsewhere");
        (await PostAsync(Token(), Own, "webchat")).ShouldBe(401, "a channel the key is not endorsed for");
        (await PostAsync(null)).ShouldBe(401, "no token");

        _channel.Fetches.ShouldBeLessThanOrEqualTo(2, "forgeries must not make the host fetch keys");
    }

    [Fact]
    public async Task A_new_key_of_the_channel_is_good_at_once()
    {
        (await PostAsync(Token())).ShouldBe(202);
        var next = _channel.AddKey("next", ["msteams"]);

        (await PostAsync(Token(key: next))).ShouldBe(202);
    }

    [Fact]
    public async Task Keys_out_of_reach_are_503_until_they_are_back()
    {
        _channel.IsDown = true;
        (await PostAsync(Token())).ShouldBe(503);
        _channel.IsDown = false;

        var status = 503;
        for (var n = 0; n < 50 && status == 503; n++)
        {
            await Task.Delay(200);
            status = await PostAsync(Token());
        }

        status.ShouldBe(202);
    }

    private IEnumerable<(string, string)> Claims()
    {
        foreach (var issuer in new[]
        {
            "https://api.botframework.com", "https://api.botframework.us", ChannelService.Issuer + "/", " ",
            "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
            $"https://login.microsoftonline.com/{ChannelService.AppId}/v2.0",
        })
            yield return ("issuer " + issuer, Token(token => token.Issuer = issuer));
        foreach (var audience in new[] { " ", "https://api.botframework.com", Guid.NewGuid().ToString() })
            yield return ("audience " + audience, Token(token => token.Audience = audience));

        yield return ("no audience", Token(token => token.Audience = null));
        yield return ("expired", Token(token => (token.NotBefore, token.Expires) =
            (DateTime.UtcNow.AddHours(-1), DateTime.UtcNow.AddMinutes(-6))));
        yield return ("not yet", Token(token => (token.NotBefore, token.Expires) =
            (DateTime.UtcNow.AddMinutes(6), DateTime.UtcNow.AddHours(1))));
        yield return ("no service url", Token(token => token.Claims.Remove("serviceurl")));
        yield return ("other host", Token(token => token.Claims["serviceurl"] = "https://evil.example/"));
        yield return ("a skill", Token(token =>
            (token.Claims["ver"], token.Claims["azp"]) = ("2.0", Guid.NewGuid().ToString())));
    }

    private IEnumerable<(string, string)> Signatures()
    {
        using var thief = RSA.Create(2048);
        var thiefs = new RsaSecurityKey(thief) { KeyId = "good" };
        var other = _channel.AddKey("web", ["webchat"]);
        yield return ("another's key under a good id", Token(key: thiefs));
        yield return ("one key under the other's id", Token(key: new RsaSecurityKey(other.Rsa) { KeyId = "good" }));
        yield return ("a key endorsed for another channel", Token(key: other));
        yield return ("an unknown id", Token(key: new RsaSecurityKey(thief) { KeyId = "unknown" }));
        yield return ("no id", Token(key: new RsaSecurityKey(_key.Rsa) { KeyId = null }));
        yield return ("an id of a path", Token(key: new RsaSecurityKey(thief) { KeyId = "../../etc/passwd" }));
        foreach (var secret in new[] { _key.Rsa.ExportSubjectPublicKeyInfo(), _key.Rsa.ExportRSAPublicKey() })
            yield return ("the public key as a secret", ChannelService.Token(
                new SymmetricSecurityKey(secret) { KeyId = "good" }, For, SecurityAlgorithms.HmacSha256));
        yield return ("another algorithm", ChannelService.Token(_key, For, SecurityAlgorithms.RsaSsaPssSha256));
        foreach (var (name, value) in new[] { ("jku", (object)_channel.MetadataUrl), ("crit", new[] { "exp" }) })
            yield return ("header " + name, Token(
                token => token.AdditionalHeaderClaims = new Dictionary<string, object> { [name] = value },
                name == "jku" ? thiefs : _key));
    }

    private IEnumerable<(string, string)> Shapes()
    {
        var good = Token();
        var parts = good.Split('.');
        foreach (var algorithm in new[] { "none", "None", "", "HS256" })
        {
            var header = Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"good"}""");
            yield return ("unsigned " + algorithm, $"{header}.{parts[1]}.");
            yield return ("other header " + algorithm, $"{header}.{parts[1]}.{parts[2]}");
        }

        yield return ("cut", good[..^10]);
        yield return ("no signature", $"{parts[0]}.{parts[1]}");
        yield return ("changed", $"{parts[0]}.{Base64UrlEncoder.Encode("{}")}.{parts[2]}");
        yield return ("nonsense", "a.b.c");
        yield return ("five parts", "a.b.c.d.e");
        yield return ("long", new string('a', 20_000));
    }

    private string Token(Action<SecurityTokenDescriptor>? change = null, SecurityKey? key = null) =>
        ChannelService.Token(key ?? _key, token =>
        {
            For(token);
            change?.Invoke(token);
        });

    private static void For(SecurityTokenDescriptor token) => token.Claims["serviceurl"] = Own;

    private async Task<int> PostAsync(string? token, string serviceUrl = Own, string channel = "msteams")
    {
        var body = Captured.Json("personal-message", message =>
        {
            message["id"] = $"m{++_ids}";
            message["serviceUrl"] = serviceUrl;
            message["channelId"] = channel;
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_bot.Address, "/api/messages"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
