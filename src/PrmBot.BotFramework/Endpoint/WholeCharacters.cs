using System.Globalization;
using System.Text;

namespace PrmBot.BotFramework.Endpoint;

/// <summary>
/// A preview or a name cut in the middle of an emoji arrives as half a character, which no reader and no store takes;
/// a zero character neither. They become U+FFFD, so that the rest of the activity is not lost with them.
/// </summary>
internal static class WholeCharacters
{
    private const int Length = 6; // of an escape: \uXXXX
    private const string Replacement = "\\uFFFD";

    /// <summary>The JSON text with every escape of half a character, or of the zero character, replaced.</summary>
    public static string In(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal))
            return json;

        var whole = new StringBuilder(json.Length);
        for (var at = 0; at < json.Length;)
        {
            var length = LengthOfPart(json, at);
            if (Escaped(json, at) is { } half && length == Length && (half == '\0' || char.IsSurrogate(half)))
                whole.Append(Replacement);
            else
                whole.Append(json, at, length);
            at += length;
        }

        return whole.ToString();
    }

    // A pair of halves is one part; so is a backslash with what it escapes.
    private static int LengthOfPart(string json, int at)
    {
        if (json[at] != '\\')
            return 1;
        if (Escaped(json, at) is not { } first)
            return Math.Min(2, json.Length - at);

        return char.IsHighSurrogate(first) && Escaped(json, at + Length) is { } second && char.IsLowSurrogate(second)
            ? 2 * Length
            : Length;
    }

    private static char? Escaped(string json, int at) =>
        at + Length <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(
            json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;
}
