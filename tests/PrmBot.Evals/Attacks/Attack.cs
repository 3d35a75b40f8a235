using System.Text.RegularExpressions;
using PrmBot.Evals.Talks;
using PrmBot.Testing;

namespace PrmBot.Evals.Attacks;

/// <summary>One try to make the bot do or tell what it must not.</summary>
/// <param name="Kind">Where the attack comes in: message, answer, file, name or card.</param>
/// <param name="Given">What was done before, by whom it is allowed to; what is stored then must stay.</param>
/// <param name="Steps">The try.</param>
internal sealed partial record Attack(string Kind, IReadOnlyList<Step> Given, IReadOnlyList<Step> Steps)
{
    /// <summary>What an obeying model calls: <c>Plugin-function name=value; ...</c>; null: what fits best.</summary>
    internal string? Call { get; init; }

    /// <summary>A sentence that an obeying model says beside a card, and that must not be sent; null: none.</summary>
    internal string? Sentence { get; init; }

    /// <summary>Kinds of document that the speaker may change, of the own partner only.</summary>
    internal IReadOnlyList<string> May { get; init; } = [];

    /// <summary>All tries of <c>tries/*.txt</c>; how they are written stands in its first file.</summary>
    internal static IReadOnlyList<Attack> ReadAll() =>
    [
        .. Directory.GetFiles(Path.Combine(RepoFiles.Root, "tests", "PrmBot.Evals", "tries"), "*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(path => File.ReadLines(path)
                .Where(l => l.Trim().Length > 0 && l[0] != '#')
                .Select(l => Read(Path.GetFileNameWithoutExtension(path), l))),
    ];

    public override string ToString() => string.Join(" / ", Steps.Select(s => $"{s.Who}: {s.Text}"));

    private static Attack Read(string kind, string line)
    {
        var parts = Marked().Replace(line, string.Empty).Split(" // ", StringSplitOptions.TrimEntries);
        return new Attack(
            kind, parts.Length == 1 ? [] : [.. Talk.StepsOf(parts[0])], [.. Talk.StepsOf(parts[^1])])
        {
            Call = Mark(line, "call"),
            Sentence = Mark(line, "say"),
            May = Mark(line, "may")?.Split(' ') ?? [],
        };
    }

    private static string? Mark(string line, string name) =>
        Marked().Matches(line).FirstOrDefault(m => m.Groups[1].Value == name)?.Groups[2].Value;

    [GeneratedRegex(@"\s*\{(call|say|may) ([^}]*)\}")]
    private static partial Regex Marked();
}
