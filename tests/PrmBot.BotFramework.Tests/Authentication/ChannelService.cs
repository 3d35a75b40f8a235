using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PrmBot.BotFramework.Tests.Authentication;

/// <summary>A channel service's metadata and keys on loopback, and the tokens it signs.</summary>
internal sealed class ChannelService : IAsyncDisposable
{
    public const string Issuer = "https://api.channel.example";
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string ServiceUrl = "https://smba.trafficmanager.net/teams/";

    // Making a key is slow; the tests may share them by name.
    private static readonly ConcurrentDictionary<string, RSA> Made = new();

    private readonly WebApplication _app;
    private readonly JsonArray _keys = [];

    private ChannelService()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public bool IsDown { get; set; }

    public int Fetches { get; private set; }

    public string MetadataUrl => _app.Urls.First() + "/metadata";

    public (string, string)[] Settings =>
    [
        ("Bot:AppId", AppId), ("Bot:AppType", "MultiTenant"), ("Bot:ClientSecret", "s"), ("Bot:Cloud", "Custom"),
        ("Bot:Custom:Issuer", Issuer), ("Bot:Custom:MetadataUrl", MetadataUrl),
        ("Bot:Custom:TokenUrl", "http://127.0.0.1:1/token"), ("Bot:Custom:Scope", "https://api.example/.default"),
        ("Bot:Custom:ServiceHosts", "smba.trafficmanager.net, 127.0.0.1"),
    ];

    public static async Task<ChannelService> StartAsync()
    {
        var service = new ChannelService();
        await service._app.StartAsync();
        return service;
    }

    /// <summary>Publishes a new key; endorsements null leaves the member out; a certificate ends when it
    /// says.</summary>
    public RsaSecurityKey AddKey(string kid, string[]? endorsements, DateTimeOffset? certificateEnds = null)
    {
        var rsa = Made.GetOrAdd(kid, _ => RSA.Create(2048));
        var open = rsa.ExportParameters(false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = kid,
            ["n"] = Base64UrlEncoder.Encode(open.Modulus),
            ["e"] = Base64UrlEncoder.Encode(open.Exponent),
        };
        if (endorsements is not null)
            key["endorsements"] = new JsonArray([.. endorsements.Select(name => JsonValue.Create(name))]);
        if (certificateEnds is { } end)
            key["x5c"] = new JsonArray(Convert.ToBase64String(Certificate(rsa, end)));
        _keys.Add((JsonNode)key);
        return new RsaSecurityKey(rsa) { KeyId = kid };
    }

    public void Withdraw(string kid) => _keys.RemoveAll(key => (string?)key!["kid"] == kid);

    /// <summary>A token as the channel makes it, changed as the test says.</summary>
    public static string Token(
        SecurityKey key, Action<SecurityTokenDescriptor>? change = null,
            string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var now = DateTime.UtcNow;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = AppId,
            NotBefore = now,
            Expires = now.AddMinutes(10),
            Claims = new Dictionary<string, object> { ["serviceurl"] = ServiceUrl },
            SigningCredentials = new SigningCredentials(key, algorithm),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static byte[] Certificate(RSA rsa, DateTimeOffset end)
    {
        var request = new CertificateRequest("CN=channel", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(end.AddYears(-1), end);
        return certificate.Export(X509ContentType.Cert);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (IsDown)
        {
            http.Response.StatusCode = (int)HttpStatusCode.BadGateway;
            return;
        }

        if (http.Request.Path == "/keys")
        {
            await http.Response.WriteAsync(new JsonObject { ["keys"] = _keys.DeepClone() }.ToJsonString());
            return;
        }

        Fetches++;
        await http.Response.WriteAsync(new JsonObject { ["jwks_uri"] = _app.Urls.First() + "/keys" }.ToJsonString());
    }
}
