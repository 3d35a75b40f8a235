using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;

namespace PrmBot.Graph.Calls;

/// <summary>What the settings say that the app proves itself with; exactly one of secret, file, identity.</summary>
/// <param name="Tenant">The tenant that gave the permissions.</param>
/// <param name="Client">The app registration's client id.</param>
/// <param name="Authority">Where tokens come from.</param>
public sealed record GraphIdentity(string Tenant, string Client, Uri Authority)
{
    public string? Secret { get; init; }

    /// <summary>Path of a PFX or PEM file with the private key.</summary>
    public string? Certificate { get; init; }

    public string? CertificatePassword { get; init; }

    /// <summary>Null: the client itself is a managed identity; else the one whose token is the secret.</summary>
    public string? FederatedClient { get; init; }
}

/// <summary>Makes the credential of Azure.Identity.</summary>
public static class GraphCredentials
{
    private const string Exchange = "api://AzureADTokenExchange/.default";

    /// <exception cref="System.Security.Cryptography.CryptographicException">The file is no certificate.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TokenCredential Of(GraphIdentity identity)
    {
        if (identity.Secret is { Length: > 0 } secret)
        {
            return new ClientSecretCredential(
                identity.Tenant, identity.Client, secret, At(new ClientSecretCredentialOptions(), identity));
        }

        if (identity.Certificate is { Length: > 0 } path)
        {
#pragma warning disable CA2000 // the credential uses the certificate for as long as it lives
            return new ClientCertificateCredential(
                identity.Tenant, identity.Client, Load(path, identity.CertificatePassword),
                At(new ClientCertificateCredentialOptions { SendCertificateChain = true }, identity));
#pragma warning restore CA2000
        }

        if (identity.FederatedClient is not { Length: > 0 } federated)
        {
            return Managed(identity.Client);
        }

        var managed = Managed(federated);
        var asked = new TokenRequestContext([Exchange]);
        return new ClientAssertionCredential(
            identity.Tenant, identity.Client, async ct => (await managed.GetTokenAsync(asked, ct)).Token,
            At(new ClientAssertionCredentialOptions(), identity));
    }

    /// <summary>For a service on this machine: a token that is worth nothing anywhere.</summary>
    public static TokenCredential OfLoopback() => new Worthless();

    private static ManagedIdentityCredential Managed(string client) =>
        new(ManagedIdentityId.FromUserAssignedClientId(client));

    private static T At<T>(T options, GraphIdentity identity)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = identity.Authority;
        return options;
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        var isPem = File.ReadAllBytes(path).AsSpan().IndexOf("-----BEGIN"u8) >= 0;
        return !isPem ? X509CertificateLoader.LoadPkcs12FromFile(path, password)
            : string.IsNullOrEmpty(password) ? X509Certificate2.CreateFromPemFile(path)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password);
    }

    private sealed class Worthless : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("loopback", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
