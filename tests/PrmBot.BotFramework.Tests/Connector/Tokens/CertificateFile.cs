using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PrmBot.BotFramework.Tests.Connector.Tokens;

/// <summary>A certificate with its private key in a file of its own; gone with the test.</summary>
internal sealed class CertificateFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prmbot-certificate-").FullName;

    public CertificateFile(string name = "bot.pfx", string? password = null)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        Path = System.IO.Path.Combine(_folder, name);
        if (name.EndsWith(".pem", StringComparison.Ordinal))
            File.WriteAllText(Path, made.ExportCertificatePem() + "\n" + rsa.ExportPkcs8PrivateKeyPem());
        else
            File.WriteAllBytes(Path, made.Export(X509ContentType.Pfx, password));
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
