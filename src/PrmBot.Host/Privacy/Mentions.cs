using System.Text.RegularExpressions;

namespace PrmBot.Host.Privacy;

/// <summary>Finds ids and names in texts, and puts others in their place.</summary>
/// <remarks>
/// A name counts where it stands alone: not within a longer word, nor within the longer name of somebody else ("Alex"
/// in "Alex Miller"). How it is written, and the blanks within, count for nothing. A short id may be a word, so it
/// counts only where it is all of a text, or one of several parts set off by bars.
/// </remarks>
internal sealed class Mentions
{
    private const int ShortestInText = 8;

    private readonly IReadOnlySet<string> _ids;
    private readonly Regex? _inText;

    /// <param name="ids">Compared letter by letter.</param>
    /// <param name="names">As shown.</param>
    /// <param name="others">Names of others: what stands within one of them is not meant.</param>
    public Mentions(IReadOnlySet<string> ids, IEnumerable<string> names, IEnumerable<string> others)
    {
        _ids = ids;
        List<string> parts =
        [
            .. Alternatives("id", ids.Where(id => id.Length >= ShortestInText).Select(Regex.Escape), "(?-i:", ")"),
            .. Alternatives("other", others.Select(Loose), string.Empty, string.Empty),
            .. Alternatives("name", names.Select(Loose), string.Empty, string.Empty),
        ];
        _inText = parts.Count == 0
            ? null
            : new Regex(
                $@"(?<![\p{{L}}\p{{N}}_])(?:{string.Join('|', parts)})(?![\p{{L}}\p{{N}}_]|-\p{{L}})",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>True for one of the ids, or for several parts set off by bars of which one is.</summary>
    public bool IsId(string text) => IsOneOf(_ids, text);

    /// <summary>The same for any ids.</summary>
    public static bool IsOneOf(IReadOnlySet<string> ids, string text) => ids.Contains(text)
        || (text.Contains('|', StringComparison.Ordinal) && text.Split('|').Any(ids.Contains));

    /// <summary>True when an id or a name stands in the text.</summary>
    public bool In(string text) => IsId(text) || Found(text).Any();

    /// <summary>The text with others in place of what was found; null when nothing was.</summary>
    public string? Without(string text, string id, string name)
    {
        if (IsId(text))
        {
            return string.Join('|', text.Split('|').Select(part => _ids.Contains(part) ? id : part));
        }

        var isFound = false;
        var after = _inText?.Replace(text, match =>
        {
            if (match.Groups["other"].Success)
            {
                return match.Value;
            }

            isFound = true;
            return match.Groups["id"].Success ? id : name;
        });
        return isFound ? after : null;
    }

    private IEnumerable<Match> Found(string text) =>
        (_inText?.Matches(text) ?? Enumerable.Empty<Match>()).Where(match => !match.Groups["other"].Success);

    // Longer ones first, so that a whole name is never taken for its beginning.
    private static IEnumerable<string> Alternatives(
        string group, IEnumerable<string> patterns, string begin, string end) =>
        patterns.Where(p => p.Length > 0).Distinct().OrderByDescending(p => p.Length).ToList() is { Count: > 0 } some
            ? [$"(?<{group}>{begin}{string.Join('|', some)}{end})"]
            : [];

    private static string Loose(string name) => string.Join(
        @"\s+", name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape));
}
