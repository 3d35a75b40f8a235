using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using PrmBot.BotFramework.Activities;

namespace PrmBot.BotFramework.Authentication;

/// <summary>
/// A key the channel service signs with. Endorsements are the channels it may speak for, null when it names none. Its
/// certificate, if it has one, ends its life.
/// </summary>
internal sealed record ChannelKey(SecurityKey Key, IReadOnlySet<string>? Endorsements, DateTimeOffset? NotAfter)
{
    /// <summary>The keys of a JWKS document by id. Unreadable ones, ones without an id and second ones of an id are
    /// left out.</summary>
    public static IReadOnlyDictionary<string, ChannelKey> All(JsonElement document)
    {
        var keys = new Dictionary<string, ChannelKey>(StringComparer.Ordinal);
        if (document.Member("keys") is not { ValueKind: JsonValueKind.Array } listed)
            return keys;

        foreach (var entry in listed.EnumerateArray())
        {
            if (entry.Text("kid") is { Length: > 0 } kid && Of(entry, kid) is { } key)
                keys.TryAdd(kid, key);
        }

        return keys;
    }

    private static ChannelKey? Of(JsonElement entry, string kid)
    {
        if (entry.Text("kty") != "RSA" || entry.Text("use") is not (null or "sig"))
            return null;

        try
        {
            var certificate = CertificateOf(entry);
            SecurityKey key = certificate is null
                ? new RsaSecurityKey(new RSAParameters { Modulus = Bytes(entry, "n"), Exponent = Bytes(entry, "e") })
                : new X509SecurityKey(certificate);
            key.KeyId = kid;
            return new ChannelKey(key, EndorsementsOf(entry), certificate?.NotAfter);
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static X509Certificate2? CertificateOf(JsonElement entry) =>
        entry.Member("x5c") is { ValueKind: JsonValueKind.Array } chain && chain.GetArrayLength() > 0
            ? X509CertificateLoader.LoadCertificate(Convert.FromBase64String(chain[0].AsText() ?? ""))
            : null;

    private static HashSet<string>? EndorsementsOf(JsonElement entry) =>
        entry.Member("endorsements") is { ValueKind: JsonValueKind.Array } channels
            ? channels.EnumerateArray().Select(channel => channel.AsText())
                .OfType<string>().ToHashSet(StringComparer.Ordinal)
            : null;

    private static byte[] Bytes(JsonElement entry, string name) => Base64UrlEncoder.DecodeBytes(entry.Text(name) ?? "");
}
