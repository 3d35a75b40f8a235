using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PrmBot.Host.Tests.Scenario;

/// <summary>What signs the channel's tokens and gives the bot its own, on loopback.</summary>
internal sealed class TeamsCloud : IAsyncDisposable
{
    public const string AppId = "99999999-2222-3333-4444-555555555555";
    private const string Issuer = "https://issuer.example";

    private readonly RSA _key = RSA.Create(2048);
    private readonly WebApplication _app;

    private TeamsCloud(WebApplication app) => _app = app;

    public static async Task<TeamsCloud> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var cloud = new TeamsCloud(builder.Build());
        cloud._app.Run(cloud.AnswerAsync);
        await cloud._app.StartAsync();
        return cloud;
    }

    /// <summary>The settings of a bot in production that belongs to <see cref="ChatPlace.HomeTenant"/>.</summary>
    public (string Name, string Value)[] Settings(params (string Name, string Value)[] more) =>
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"), ("Bot:DangerouslyAllowUnauthenticated", "false"),
        ("Access:HomeTenantId", ChatPlace.HomeTenant), ("Bot:AppId", AppId), ("Bot:AppType", "SingleTenant"),
        ("Bot:TenantId", ChatPlace.HomeTenant), ("Bot:ClientSecret", "s3cret"), ("Bot:Cloud", "Custom"),
        ("Bot:Custom:Issuer", Issuer), ("Bot:Custom:MetadataUrl", _app.Urls.First() + "/metadata"),
        ("Bot:Custom:TokenUrl", _app.Urls.First() + "/token"), ("Bot:Custom:Scope", "scope/.default"),
        ("Bot:Custom:ServiceHosts:0", "127.0.0.1"), .. more,
    ];

    /// <summary>What the channel shows for activities that come from a service.</summary>
    public string TokenFor(string serviceUrl) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = AppId,
        Expires = DateTime.UtcNow.AddMinutes(10),
        Claims = new Dictionary<string, object> { ["serviceurl"] = serviceUrl },
        SigningCredentials = new SigningCredentials(
            new RsaSecurityKey(_key) { KeyId = "k" }, SecurityAlgorithms.RsaSha256),
    });

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private Task AnswerAsync(HttpContext http) => http.Response.WriteAsync(http.Request.Path.Value switch
    {
        "/metadata" => $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{_app.Urls.First()}}/keys"}""",
        "/keys" => new JsonObject { ["keys"] = new JsonArray(Jwk()) }.ToJsonString(),
        _ => """{"token_type":"Bearer","expires_in":3600,"access_token":"the-bots-own"}""",
    });

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
}
