using System.Security.Cryptography;
using System.Text;
using PrmBot.Planning.Lines;

namespace PrmBot.Planning.Accounts;

/// <summary>
/// Makes keys of accounts that can be compared and not read. Both sides can make them on their own: the SHA-256, in
/// lower-case hex, of the pair's salt, a bar, and the account's normal form.
/// </summary>
public static class AccountKeys
{
    private const int LengthOfHash = 64;

    private static readonly HashSet<string> LegalForms =
    [
        "gmbh", "ag", "kg", "ug", "se", "ltd", "limited", "inc", "incorporated", "llc", "llp", "corp", "corporation",
        "co", "company", "plc", "sarl", "sas", "sa", "srl", "spa", "bv", "nv", "ab", "as", "oy", "the", "and", "und",
    ];

    /// <summary>
    /// A name without case, accents, punctuation and legal form: <c>The Müller GmbH &amp; Co. KG</c> is <c>muller</c>.
    /// A name of such words only stays whole.
    /// </summary>
    public static string NormalName(string name)
    {
        var words = LineLookup.WordsOf(name.Replace("ß", "ss", StringComparison.Ordinal));
        var own = words.Where(w => !LegalForms.Contains(w)).ToList();
        return string.Join(' ', own.Count > 0 ? own : words);
    }

    /// <summary>A web address without scheme, <c>www.</c>, path and port; empty when it is none.</summary>
    public static string NormalDomain(string domain)
    {
        var bare = domain.Trim().ToLowerInvariant();
        bare = bare[(bare.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0)..];
        bare = bare.Split('/', '?', ':')[0];
        bare = bare.StartsWith("www.", StringComparison.Ordinal) ? bare[4..] : bare;
        return bare.Contains('.', StringComparison.Ordinal) && !bare.Contains(' ', StringComparison.Ordinal)
            ? bare
            : string.Empty;
    }

    public static string Hash(string salt, string normal) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}|{normal}")));

    /// <summary>True for what somebody has hashed already.</summary>
    public static bool IsHash(string text) => text.Length == LengthOfHash && text.All(char.IsAsciiHexDigit);
}
