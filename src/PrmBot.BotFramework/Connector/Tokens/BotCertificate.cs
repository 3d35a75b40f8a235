using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Connector.Tokens;

/// <summary>The certificate with which the bot proves itself, from a file or the machine's store.</summary>
internal static class BotCertificate
{
    /// <exception cref="CryptographicException">There is none, it is damaged, or it has no private key.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static X509Certificate2 Load(BotOptions options)
    {
        var found = string.IsNullOrWhiteSpace(options.CertificatePath)
            ? FromStore(options.CertificateThumbprint ?? "")
            : FromFile(options.CertificatePath, options.CertificatePassword);
        if (found.HasPrivateKey)
            return found;

        found.Dispose();
        throw new CryptographicException("it has no private key");
    }

    private static X509Certificate2 FromFile(string path, string? password)
    {
        var isPem = File.ReadAllBytes(path).AsSpan().IndexOf("-----BEGIN"u8) >= 0;
        return (isPem, string.IsNullOrEmpty(password)) switch
        {
            (true, true) => X509Certificate2.CreateFromPemFile(path),
            (true, false) => X509Certificate2.CreateFromEncryptedPemFile(path, password),
            (false, _) => X509CertificateLoader.LoadPkcs12FromFile(path, password),
        };
    }

    private static X509Certificate2 FromStore(string thumbprint)
    {
        foreach (var location in (StoreLocation[])[StoreLocation.CurrentUser, StoreLocation.LocalMachine])
        {
            try
            {
                using var store = new X509Store(StoreName.My, location);
                store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
                var found = store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false);
                if (found.Count > 0)
                    return found[0];
            }
            catch (CryptographicException)
            {
                // This machine has no such store.
            }
        }

        throw new CryptographicException("no certificate with this thumbprint is in the store My");
    }
}
