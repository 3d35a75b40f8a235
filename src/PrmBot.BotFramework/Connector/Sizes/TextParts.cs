using System.Globalization;
using System.Text.Json.Nodes;

namespace PrmBot.BotFramework.Connector.Sizes;

/// <summary>
/// Cuts a text where a reader would pause: between paragraphs, else lines, else sentences, else words, and only when
/// there is no such place, anywhere; never within a character. Nothing but white space at a cut is lost.
/// </summary>
internal static class TextParts
{
    private static readonly string[][] Pauses =
        [["\n\n", "\r\n\r\n"], ["\n"], [". ", "! ", "? ", "。", "！", "？"], [" ", "\t"]];

    /// <param name="text">What is cut.</param>
    /// <param name="budget">Most bytes of one part, as <see cref="MessageSize"/> counts, of its JSON form.</param>
    public static IReadOnlyList<string> Of(string text, int budget)
    {
        var parts = new List<string>();
        var rest = text;
        while (Longest(rest, budget) is var longest && longest < rest.Length)
        {
            var cut = Pause(rest, longest) ?? Border(rest, longest);
            Keep(parts, rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        Keep(parts, rest);
        return parts.Count == 0 ? [text] : parts;
    }

    private static void Keep(List<string> parts, string part)
    {
        if (part.Length > 0)
            parts.Add(part);
    }

    // How long a beginning fits; one character at least, so that there is an end to it.
    private static int Longest(string text, int budget)
    {
        var (fits, over) = (1, Math.Min(text.Length, Math.Max(budget / 2, 1)) + 1);
        while (over - fits > 1)
        {
            var middle = fits + ((over - fits) / 2);
            if (MessageSize.Of(JsonValue.Create(text[..middle])) <= budget)
                fits = middle;
            else
                over = middle;
        }

        return fits;
    }

    // Not too early: a heading alone makes no part.
    private static int? Pause(string text, int longest)
    {
        foreach (var kind in Pauses)
        {
            var last = kind.Max(mark => After(text, mark, longest));
            if (last > longest / 4)
                return last;
        }

        return null;
    }

    private static int After(string text, string mark, int longest) =>
        text.LastIndexOf(mark, longest - 1, longest, StringComparison.Ordinal) is var at and >= 0
            ? at + mark.Length
            : -1;

    private static int Border(string text, int longest)
    {
        var from = Math.Max(0, longest - 200);
        var starts = StringInfo.ParseCombiningCharacters(text[from..Math.Min(text.Length, longest + 200)]);
        var last = starts.Select(start => from + start).LastOrDefault(start => start <= longest);
        return last > from ? last : longest;
    }
}
