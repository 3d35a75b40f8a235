using System.Security.Cryptography;
using System.Text;

namespace PrmBot.Storage;

/// <summary>Keys made of several parts, each readable, no two the same, none longer than an index takes.</summary>
public static class Keys
{
    // LiteDB refuses index keys over 1023 bytes; UTF-8 needs up to three for one char.
    private const int LongestTail = 240;

    /// <summary>All keys of the parts lie from <c>First</c> to <c>Last</c>, in the order of their tails.</summary>
    public static (string First, string Last) Range(params ReadOnlySpan<string> parts)
    {
        var prefix = string.Join('|', parts.ToArray().Select(Escape));
        return (prefix + '|', prefix + (char)('|' + 1));
    }

    /// <summary>The key of a tail below the parts.</summary>
    public static string Of(string tail, params ReadOnlySpan<string> parts) => Range(parts).First + Short(tail);

    /// <summary>The text itself, or for a long one its beginning and its hash.</summary>
    public static string Short(string text) => text.Length <= LongestTail
        ? text
        : text[..LongestTail] + '#' + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Escape(string part) =>
        Short(part).Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);
}
