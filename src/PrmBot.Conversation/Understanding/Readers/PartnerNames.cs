
namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>A partner named in a text.</summary>
/// <param name="Candidates">Stored names, best first; more than one: it is not clear which; empty: a name nobody
/// stored.</param>
/// <param name="Said">The name as written.</param>
public sealed record NamedPartner(IReadOnlyList<string> Candidates, string Said)
{
    /// <summary>The stored name when it is clear which, else the name as written.</summary>
    public string Name => Candidates is [var only] ? only : Said;
}

/// <summary>
/// Finds stored partners by name or alias: case, accents, legal suffixes and small typos do not matter; the first
/// word of a longer name is enough when only one partner has it. Two candidates are both reported.
/// </summary>
public static class PartnerNames
{
    private static readonly HashSet<string> Suffixes = new(StringComparer.Ordinal)
    {
        "inc", "gmbh", "ltd", "llc", "ag", "corp", "corporation", "co", "kg", "se", "sa", "srl", "bv", "plc", "limited",
        "sarl", "spa", "oy", "ab", "as", "nv", "pty", "group", "company",
    };

    /// <param name="text">As written.</param>
    /// <param name="words">The words of the folded text.</param>
    /// <param name="names">What partners are called.</param>
    /// <param name="isOrdinary">True for a word of the language: it is never taken for a misspelt name.</param>
    public static List<Found<NamedPartner>> Find(
        string text, IReadOnlyList<Word> words, NameIndex names, Func<string, bool> isOrdinary)
    {
        var all = new List<Found<NamedPartner>>();
        for (var i = 0; i < words.Count; i++)
        {
            if (BestAt(words, i, names, isOrdinary) is not ({ Count: > 0 } candidates, var length))
            {
                continue;
            }

            var last = i + length - 1;
            last += last + 1 < words.Count && Suffixes.Contains(words[last + 1].Text)
                && IsUpper(text, words[last + 1]) ? 1 : 0;
            var start = words[i].Start;
            var said = text[start..(words[last].Start + words[last].Text.Length)];
            all.Add(new(new NamedPartner(candidates, said), start, words[last].End - start));
            i = last;
        }

        return all;
    }

    private static bool IsUpper(string text, Word word) => char.IsUpper(text[word.Start]);

    internal static string[] KeyOf(string name)
    {
        var words = Words.Of(Folding.Fold(name)).Select(w => w.Text).ToList();
        while (words.Count > 1 && Suffixes.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return [.. words];
    }

    private static (List<string> Candidates, int Length)? BestAt(
        IReadOnlyList<Word> words, int at, NameIndex names, Func<string, bool> isOrdinary)
    {
        var word = words[at].Text;
        var beginning = names.BeginningWith(word);
        var exact = beginning.Where(n => StartsAt(words, at, n.Key)).OrderByDescending(n => n.Key.Length).ToList();
        if (exact.Count > 0)
        {
            var longest = exact[0].Key.Length;
            return (Distinct(exact.Where(n => n.Key.Length == longest)), longest);
        }

        if (word.Length < 4 || isOrdinary(word))
        {
            return null;
        }

        var singular = word[^1] == 's' ? names.BeginningWith(word[..^1]) : [];
        var first = beginning.Concat(singular).Where(n => n.Key.Length > 1).OrderBy(n => n.Place).ToList();
        return first.Count > 0 ? (Distinct(first), 1) : Near(words, at, names);
    }

    private static (List<string> Candidates, int Length)? Near(IReadOnlyList<Word> words, int at, NameIndex names)
    {
        var best = 0;
        var hits = new List<KnownName>();
        for (var count = 1; count <= names.MostWords && at + count <= words.Count; count++)
        {
            var said = count == 1 ? words[at].Text : string.Join(' ', words.Skip(at).Take(count).Select(w => w.Text));
            var letters = NameForm.LettersOf(said);
            var order = new LetterOrder(said);
            foreach (var name in names.OfWords(count))
            {
                var form = name.Form;
                if (form.Text.Length < 4 || !form.MayBe(said.Length, letters))
                {
                    continue;
                }

                var score = IsSpaced(said, form) ? 100 : order.Likeness(form.Text);
                if (score < Threshold(form.Text) || score < best)
                {
                    continue;
                }

                if (score > best)
                {
                    hits.Clear();
                }

                best = score;
                hits.Add(name);
            }
        }

        hits.Sort((one, other) => one.Place.CompareTo(other.Place));
        return hits.Count == 0 ? null : (Distinct(hits), hits[0].Key.Length);
    }

    private static bool IsSpaced(string said, NameForm name) =>
        said == name.Joined
        || (said.Length == name.Text.Length + 1 && said[^1] == 's'
            && said.StartsWith(name.Text, StringComparison.Ordinal));

    private static int Threshold(string name) => name.Length <= 5 ? 80 : 78;

    private static bool StartsAt(IReadOnlyList<Word> words, int at, string[] key)
    {
        if (at + key.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < key.Length; i++)
        {
            if (words[at + i].Text != key[i])
            {
                return false;
            }
        }

        return true;
    }

    private static List<string> Distinct(IEnumerable<KnownName> names) =>
        names.Select(n => n.Stored).Distinct().ToList();
}
