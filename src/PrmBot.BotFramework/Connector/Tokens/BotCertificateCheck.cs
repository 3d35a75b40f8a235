using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using PrmBot.BotFramework.Authentication;

namespace PrmBot.BotFramework.Connector.Tokens;

/// <summary>Refuses, at the start and not at the first answer, a certificate that cannot be used.</summary>
internal sealed class BotCertificateCheck : IValidateOptions<BotOptions>
{
    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        var isFile = !string.IsNullOrWhiteSpace(options.CertificatePath);
        if (!isFile && string.IsNullOrWhiteSpace(options.CertificateThumbprint))
            return ValidateOptionsResult.Success;

        try
        {
            BotCertificate.Load(options).Dispose();
            return ValidateOptionsResult.Success;
        }
        catch (Exception failure) when (
            failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail(
                $"Bot:Certificate{(isFile ? "Path" : "Thumbprint")} leads to no usable certificate "
                + $"({failure.Message.TrimEnd('.')}): give one with its private key"
                + (isFile ? ", and Bot:CertificatePassword when the file has a password." : "."));
        }
    }
}
