using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Connector.Tokens;

/// <summary>The Azure.Identity credential that the settings describe.</summary>
internal static class BotCredentials
{
    /// <param name="options">The settings; checked before.</param>
    /// <param name="place">Where tokens come from; with an authority.</param>
    /// <param name="transport">How it is asked; null for the usual way.</param>
    public static TokenCredential Of(
        BotOptions options, TokenPlace place, HttpPipelineTransport? transport = null)
    {
        if (options.Kind == BotAppType.UserAssignedMsi)
            return Identity(options.AppId!, transport);
        if (!string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            return new ClientSecretCredential(
                place.Tenant, options.AppId, options.ClientSecret,
                With(new ClientSecretCredentialOptions(), place, transport));
        }

        if (!string.IsNullOrWhiteSpace(options.FederatedClientId))
        {
            return new ClientAssertionCredential(
                place.Tenant, options.AppId, ct => AssertionAsync(options, place, transport, ct),
                With(new ClientAssertionCredentialOptions(), place, transport));
        }

#pragma warning disable CA2000 // the credential uses the certificate for as long as it lives
        return new ClientCertificateCredential(
            place.Tenant, options.AppId, BotCertificate.Load(options),
            With(new ClientCertificateCredentialOptions { SendCertificateChain = true }, place, transport));
#pragma warning restore CA2000
    }

    /// <summary>The token of the managed identity that stands in for the bot's secret.</summary>
    public static async Task<string> AssertionAsync(
        BotOptions options, TokenPlace place, HttpPipelineTransport? transport,
        CancellationToken cancellationToken)
    {
        var asked = new TokenRequestContext([place.ExchangeScope]);
        return (await Identity(options.FederatedClientId!, transport).GetTokenAsync(asked, cancellationToken)).Token;
    }

    public static ManagedIdentityCredential Identity(
        string clientId, HttpPipelineTransport? transport)
    {
        var options = new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(clientId));
        if (transport is not null)
            options.Transport = transport;
        return new ManagedIdentityCredential(options);
    }

    private static T With<T>(T options, TokenPlace place, HttpPipelineTransport? transport)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = place.Authority;
        if (transport is not null)
            options.Transport = transport;
        return options;
    }
}
