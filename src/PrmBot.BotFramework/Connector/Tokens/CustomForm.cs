using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Connector.Tokens;

/// <summary>The client-credentials form of a custom cloud: with the secret, or with an assertion instead.</summary>
internal sealed class CustomForm(BotOptions options, TokenPlace place, TimeProvider time, Func<string> newId)
{
    private static readonly TimeSpan AssertionLife = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyDictionary<string, string>> WriteAsync(CancellationToken stop)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = options.AppId!,
            ["scope"] = place.Scope,
        };
        if (!string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            form["client_secret"] = options.ClientSecret;
            return form;
        }

        form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        form["client_assertion"] = string.IsNullOrWhiteSpace(options.FederatedClientId)
            ? SignedByCertificate()
            : await BotCredentials.AssertionAsync(options, place, null, stop);
        return form;
    }

    private string SignedByCertificate()
    {
        using var certificate = BotCertificate.Load(options);
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.AppId,
            Audience = options.Custom.TokenUrl,
            NotBefore = now,
            IssuedAt = now,
            Expires = now + AssertionLife,
            Claims = new Dictionary<string, object> { ["sub"] = options.AppId!, ["jti"] = newId() },
            SigningCredentials = new X509SigningCredentials(certificate, SecurityAlgorithms.RsaSha256)
            {
                // A kept provider would hold on to a certificate that is gone after this.
                CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
            },
        });
    }
}
