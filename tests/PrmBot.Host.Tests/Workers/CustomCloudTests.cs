using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PrmBot.Host.Tests.Scenario;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workers;

/// <summary>The real host as in production, in a cloud of the test's own: metadata, token server, channel.</summary>
public sealed class CustomCloudTests : IAsyncLifetime
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Issuer = "https://issuer.example";

    private readonly string _data = Directory.CreateTempSubdirectory("prmbot-cloud-").FullName;
    private readonly RSA _key = RSA.Create(2048);
    private readonly HttpClient _http = new();
    private readonly ConcurrentQueue<string> _said = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private WebApplication _cloud = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _cloud = builder.Build();
        _cloud.Run(AnswerAsync);
        await _cloud.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _cloud.DisposeAsync();
        _key.Dispose();
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task A_message_with_the_channels_token_is_answered_with_the_bots_own()
    {
        var cloud = _cloud.Urls.First();
        using var bot = await BotProcess.StartAsync(
            _data,
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("Bot:DangerouslyAllowUnauthenticated", "false"),
            ("Access:HomeTenantId", AppId), ("Bot:AppId", AppId), ("Bot:AppType", "SingleTenant"),
            ("Bot:TenantId", AppId), ("Bot:ClientSecret", "s3cret"), ("Bot:Cloud", "Custom"),
            ("Bot:Custom:Issuer", Issuer), ("Bot:Custom:MetadataUrl", cloud + "/metadata"),
            ("Bot:Custom:TokenUrl", cloud + "/token"), ("Bot:Custom:Scope", "scope/.default"),
            ("Bot:Custom:ServiceHosts:0", "127.0.0.1"));

        await SayAsync(bot.Address, "hello", "1");
        await SayAsync(bot.Address, "hello", "2");
        await UntilAsync(() => _said.Count >= 2);

        _said.ShouldAllBe(authorization => authorization == "Bearer the-bots-own");
        _asked.ShouldHaveSingleItem().ShouldContain("client_secret=s3cret");
        bot.Output.ShouldAllBe(line => !line.Contains("s3cret", StringComparison.Ordinal)
            && !line.Contains("the-bots-own", StringComparison.Ordinal));
    }

    private async Task SayAsync(Uri bot, string text, string id)
    {
        var activity = new JsonObject
        {
            ["type"] = "message", ["id"] = id, ["channelId"] = "msteams", ["text"] = text,
            ["serviceUrl"] = _cloud.Urls.First() + "/",
            ["from"] = new JsonObject { ["id"] = "29:a", ["aadObjectId"] = "a", ["tenantId"] = AppId },
            ["recipient"] = new JsonObject { ["id"] = "28:" + AppId },
            ["conversation"] = new JsonObject
            {
                ["id"] = "a:1", ["conversationType"] = "personal", ["tenantId"] = AppId,
            },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/api/messages"));
        request.Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ChannelToken());
        using var answer = await _http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(202);
    }

    private string ChannelToken() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = AppId,
        Expires = DateTime.UtcNow.AddMinutes(10),
        Claims = new Dictionary<string, object> { ["serviceurl"] = _cloud.Urls.First() + "/" },
        SigningCredentials = new SigningCredentials(
            new RsaSecurityKey(_key) { KeyId = "k" }, SecurityAlgorithms.RsaSha256),
    });

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        if (path.StartsWith("/v3/", StringComparison.Ordinal))
        {
            _said.Enqueue(http.Request.Headers.Authorization.ToString());
        }

        if (path == "/token")
        {
            _asked.Enqueue(body);
        }

        await http.Response.WriteAsync(path switch
        {
            "/metadata" => $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{_cloud.Urls.First()}}/keys"}""",
            "/keys" => new JsonObject { ["keys"] = new JsonArray(Jwk()) }.ToJsonString(),
            "/token" => """{"token_type":"Bearer","expires_in":3600,"access_token":"the-bots-own"}""",
            _ => """{"id":"1"}""",
        });
    }

    private JsonObject Jwk()
    {
        var open = _key.ExportParameters(false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = "k",
            ["n"] = Base64UrlEncoder.Encode(open.Modulus),
            ["e"] = Base64UrlEncoder.Encode(open.Exponent),
            ["endorsements"] = new JsonArray("msteams"),
        };
    }

    private static async Task UntilAsync(Func<bool> fact)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!fact())
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
