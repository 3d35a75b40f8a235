using System.Net;
using System.Web;
using Azure.Core;
using Azure.Core.Pipeline;
using PrmBot.BotFramework.Authentication;
using PrmBot.BotFramework.Connector.Tokens;

namespace PrmBot.BotFramework.Tests.Connector.Tokens;

public sealed class BotCredentialsTests
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Tenant = "99999999-2222-3333-4444-555555555555";
    private const string Identity = "77777777-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("Public", "SingleTenant",
        $"https://login.microsoftonline.com/{Tenant}/oauth2/v2.0/token", "https://api.botframework.com/.default")]
    [InlineData("Public", "MultiTenant",
        "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token",
        "https://api.botframework.com/.default")]
    [InlineData("UsGov", "SingleTenant",
        $"https://login.microsoftonline.us/{Tenant}/oauth2/v2.0/token", "https://api.botframework.us/.default")]
    [InlineData("UsGov", "MultiTenant",
        "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us/oauth2/v2.0/token",
        "https://api.botframework.us/.default")]
    [InlineData("China", "SingleTenant",
        $"https://login.partner.microsoftonline.cn/{Tenant}/oauth2/v2.0/token",
        "https://api.botframework.azure.cn/.default")]
    public async Task A_secret_is_shown_at_the_clouds_own_address_for_its_own_scope(
        string cloud, string type, string address, string scope)
    {
        var options = Options(cloud, type);
        options.ClientSecret = "s3cret";
        var entra = new Entra();

        (await TokenAsync(options, entra)).ShouldBe("entra-token");

        var asked = entra.TokenRequests.ShouldHaveSingleItem();
        string.Equals(asked.Address, address, StringComparison.OrdinalIgnoreCase).ShouldBeTrue(asked.Address);
        (asked["grant_type"], asked["client_id"], asked["client_secret"]).ShouldBe(
            ("client_credentials", AppId, "s3cret"));
        asked["scope"]!.Split(' ').ShouldContain(scope);
    }

    [Theory]
    [InlineData("bot.pfx", null)]
    [InlineData("bot.pfx", "opens")]
    [InlineData("bot.pem", null)]
    public async Task A_certificate_signs_an_assertion(string file, string? password)
    {
        using var certificate = new CertificateFile(file, password);
        var options = Options("Public", "SingleTenant");
        options.CertificatePath = certificate.Path;
        options.CertificatePassword = password;
        var entra = new Entra();

        (await TokenAsync(options, entra)).ShouldBe("entra-token");

        var asked = entra.TokenRequests.ShouldHaveSingleItem();
        asked["client_assertion"]!.Split('.').Length.ShouldBe(3);
        asked["client_secret"].ShouldBeNull();
    }

    [Fact]
    public async Task A_managed_identity_is_asked_for_by_the_bots_own_id()
    {
        var entra = new Entra();

        (await TokenAsync(Options("Public", "UserAssignedMSI"), entra)).ShouldBe("identity-token");

        entra.TokenRequests.ShouldBeEmpty();
        var asked = entra.IdentityRequests.ShouldHaveSingleItem();
        (asked["client_id"], asked["resource"]).ShouldBe((AppId, "https://api.botframework.com"));
    }

    [Fact]
    public async Task The_token_of_another_identity_stands_in_for_the_secret()
    {
        var options = Options("Public", "SingleTenant");
        options.FederatedClientId = Identity;
        var entra = new Entra();

        (await TokenAsync(options, entra)).ShouldBe("entra-token");

        var identity = entra.IdentityRequests.ShouldHaveSingleItem();
        (identity["client_id"], identity["resource"]).ShouldBe((Identity, "api://AzureADTokenExchange"));
        entra.TokenRequests.ShouldHaveSingleItem()["client_assertion"].ShouldBe("identity-token");
    }

    [Theory]
    [InlineData("missing.pfx", null)]
    [InlineData("bot.pfx", "wrong")]
    public void A_certificate_that_cannot_be_used_stops_the_start(string file, string? password)
    {
        using var certificate = new CertificateFile("bot.pfx", "opens");
        var options = Options("Public", "SingleTenant");
        options.CertificatePath = Path.Combine(Path.GetDirectoryName(certificate.Path)!, file);
        options.CertificatePassword = password;

        new BotCertificateCheck().Validate(null, options).Failures.ShouldNotBeNull()
            .ShouldHaveSingleItem().ShouldStartWith("Bot:CertificatePath leads to no usable certificate");
    }

    [Fact]
    public void A_thumbprint_that_no_store_knows_stops_the_start()
    {
        var options = Options("Public", "SingleTenant");
        options.CertificateThumbprint = "00112233445566778899AABBCCDDEEFF00112233";

        new BotCertificateCheck().Validate(null, options).Failures.ShouldNotBeNull()
            .ShouldHaveSingleItem().ShouldStartWith("Bot:CertificateThumbprint leads to no usable certificate");
    }

    private static BotOptions Options(string cloud, string type) =>
        new() { AppId = AppId, AppType = type, TenantId = Tenant, Cloud = cloud };

    private static async Task<string> TokenAsync(BotOptions options, Entra entra)
    {
        var place = TokenPlace.Of(options);
        using var http = new HttpClient(entra);
        var credential = BotCredentials.Of(options, place, new HttpClientTransport(http));
        return (await credential.GetTokenAsync(new TokenRequestContext([place.Scope]), default)).Token;
    }

    /// <summary>What was asked: address and fields, of the query or of the form.</summary>
    private sealed record Asked(string Address, System.Collections.Specialized.NameValueCollection Fields)
    {
        public string? this[string name] => Fields[name];
    }

    /// <summary>Entra and the machine's identity service, as far as a token takes.</summary>
    private sealed class Entra : HttpMessageHandler
    {
        public List<Asked> TokenRequests { get; } = [];

        public List<Asked> IdentityRequests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var url = request.RequestUri!;
            if (url.AbsolutePath.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal))
            {
                var form = await request.Content!.ReadAsStringAsync(cancellationToken);
                TokenRequests.Add(new Asked(url.GetLeftPart(UriPartial.Path), HttpUtility.ParseQueryString(form)));
                return Json("""{"token_type":"Bearer","expires_in":3599,"access_token":"entra-token"}""");
            }

            if (url.AbsolutePath.EndsWith("/discovery/instance", StringComparison.Ordinal))
                return Json("""{"tenant_discovery_endpoint":"https://x/","metadata":[]}""");

            IdentityRequests.Add(new Asked(url.AbsolutePath, HttpUtility.ParseQueryString(url.Query)));
            var end = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();
            return Json($$"""
                {"token_type":"Bearer","expires_in":"3599","expires_on":"{{end}}","access_token":"identity-token"}
                """);
        }

        private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
    }
}
