using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Testing;

namespace PrmBot.Evals.Talks;

/// <summary>One thing that somebody does in a conversation.</summary>
/// <param name="Who">By the name in the cast.</param>
/// <param name="Place">Where; null: where that person usually is.</param>
/// <param name="Text">What is said; <c>[Plugin-function name=value; ...]</c> is a button, <c>[after 4]</c> a number of
/// days in which nobody says anything.</param>
internal sealed record Step(string Who, string? Place, string Text);

/// <summary>One way to say a whole conversation.</summary>
internal sealed record Wordings(int Number, IReadOnlyList<Step> Steps);

/// <summary>
/// A whole conversation: what was there before, five ways in which people may put what they want, and what must be
/// stored and said at the end, whatever the way.
/// </summary>
internal sealed partial record Talk(string File, string Title)
{
    internal List<Step> Given { get; } = [];

    internal List<Wordings> Sets { get; } = [];

    internal List<Expectation> Expected { get; } = [];

    /// <summary>All conversations of <c>dialogues/*.txt</c>; how they are written stands in its first file.</summary>
    internal static IReadOnlyList<Talk> ReadAll() =>
    [
        .. Directory.GetFiles(Path.Combine(RepoFiles.Root, "tests", "PrmBot.Evals", "dialogues"), "*.txt")
            .Order(StringComparer.Ordinal).SelectMany(ReadFile),
    ];

    private static List<Talk> ReadFile(string path)
    {
        var talks = new List<Talk>();
        var named = new Dictionary<string, string>();
        foreach (var line in System.IO.File.ReadLines(path).Where(l => l.Trim().Length > 0 && l[0] != '#'))
        {
            var words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (words[0] == "=")
            {
                talks.Add(new Talk(Path.GetFileNameWithoutExtension(path), words[1]));
            }
            else if (words[0] == "let")
            {
                named["$" + words[1].Split(" = ")[0]] = words[1].Split(" = ", 2)[1];
            }
            else if (words[0] == "given")
            {
                talks[^1].Given.AddRange(StepsOf(Regex.Replace(words[1], @"\$\w+", m => named[m.Value])));
            }
            else if (int.TryParse(words[0], out var number))
            {
                talks[^1].Sets.Add(new Wordings(number, [.. StepsOf(words[1])]));
            }
            else
            {
                talks[^1].Expected.Add(Expectation.Read(words[0], words[1]));
            }
        }

        return talks;
    }

    internal static IEnumerable<Step> StepsOf(string text) =>
        text.Split(" / ", StringSplitOptions.TrimEntries).SelectMany(step => Times().Match(step) is { Success: true } m
            ? Enumerable.Repeat(StepOf(m.Groups[2].Value), int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))
            : [StepOf(step)]);

    // "36x [Assessment-answer answer=2]"
    [GeneratedRegex(@"^(\d+)x (.+)$")]
    private static partial Regex Times();

    // "mia: text", "ada@contoso: text" or only "text", which is Ada's.
    private static Step StepOf(string text)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        var who = colon > 0 ? text[..colon].Split('@') : [];
        return who.Length is 1 or 2 && Bots.Cast.Has(who[0])
            ? new Step(who[0], who.ElementAtOrDefault(1), text[(colon + 2)..])
            : new Step("ada", null, text);
    }
}
