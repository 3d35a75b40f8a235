using System.Globalization;
using System.Text;

namespace PrmBot.Planning.Lines;

/// <summary>Finds the line that a person means: by its number or by words of its title.</summary>
public static class LineLookup
{
    private static readonly HashSet<string> Fillers = ["the", "line", "a", "an", "our", "number", "no", "nr"];

    /// <summary>The line, or the refusal: there is none, it was dropped, or several fit (all of them listed).</summary>
    public static Outcome<PlanLine> Find(JointPlan plan, string given)
    {
        var words = WordsOf(given);
        var wanted = words.Where(w => !Fillers.Contains(w)).ToList();
        if (wanted is [var one] && int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && plan.Lines.FirstOrDefault(l => l.Number == number) is { } numbered)
        {
            return numbered.IsDropped
                ? new Refusal("plan.line_dropped").With("line", number).With("title", numbered.Title)
                : numbered;
        }

        var exact = plan.OpenLines.Where(l => WordsOf(l.Title).SequenceEqual(words)).ToList();
        var found = exact.Count > 0 ? exact : [.. plan.OpenLines.Where(l => Speaks(l.Title, wanted))];
        return found switch
        {
            [var line] => line,
            [] => new Refusal("plan.unknown_line").With("given", given).With("count", plan.OpenLines.Count()),
            _ => new Refusal("plan.line_ambiguous").With("given", given).With("lines", List(found)),
        };
    }

    /// <summary>The words of a text in lower case, without accents and punctuation.</summary>
    public static IReadOnlyList<string> WordsOf(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
            }
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>True when every word said is, loosely, a word of the title.</summary>
    public static bool IsMeant(string title, string said) =>
        Speaks(title, [.. WordsOf(said).Where(w => !Fillers.Contains(w))]);

    private static string List(IEnumerable<PlanLine> lines) => string.Join(
        ", ", lines.Take(6).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Number} ({l.Title})")));

    private static bool Speaks(string title, List<string> wanted)
    {
        var words = WordsOf(title);
        return wanted.Count > 0 && wanted.TrueForAll(w => words.Any(t => Alike(t, w)));
    }

    private static bool Alike(string word, string said) =>
        word == said
        || (said.Length >= 3 && word.StartsWith(said, StringComparison.Ordinal))
        || (said.Length >= 5 && IsOneSlipAway(word, said));

    // One letter more, less, other, or two swapped: what a hurried hand does.
    private static bool IsOneSlipAway(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var head = a.Zip(b).TakeWhile(p => p.First == p.Second).Count();
        var (restA, restB) = (a[head..], b[head..]);
        return (restA.Length > 0 && restB.Length > 0 && restA[1..] == restB[1..])
            || (restA.Length > 0 && restA[1..] == restB)
            || (restB.Length > 0 && restA == restB[1..])
            || (restA.Length > 1 && restB.Length > 1
                && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..] == restB[2..]);
    }
}
