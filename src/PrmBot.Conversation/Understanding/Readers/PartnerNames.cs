using System.Collections.Concurrent;
using System.Numerics;

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

    private const int MostKeys = 10_000;

    // The same few names come with every message.
    private static readonly ConcurrentDictionary<string, string[]> Keys = new(StringComparer.Ordinal);

    /// <param name="text">As written.</param>
    /// <param name="words">The words of the folded text.</param>
    /// <param name="names">Stored names and aliases, each with the stored name.</param>
    /// <param name="isOrdinary">True for a word of the language: it is never taken for a misspelt name.</param>
    public static List<Found<NamedPartner>> Find(
        string text,
        IReadOnlyList<Word> words,
        IEnumerable<KeyValuePair<string, string>> names,
        Func<string, bool> isOrdinary)
    {
        var keys = new List<(string[] Key, string Stored)>();
        foreach (var (name, stored) in names)
        {
            if (Keys.GetOrAdd(name, KeyOf) is { Length: > 0 } key)
            {
                keys.Add((key, stored));
            }
        }

        if (Keys.Count > MostKeys)
        {
            Keys.Clear();
        }

        var all = new List<Found<NamedPartner>>();
        for (var i = 0; i < words.Count; i++)
        {
            if (BestAt(words, i, keys, isOrdinary) is not ({ Count: > 0 } candidates, var length))
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

    private static string[] KeyOf(string name)
    {
        var words = Words.Of(Folding.Fold(name)).Select(w => w.Text).ToList();
        while (words.Count > 1 && Suffixes.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return [.. words];
    }

    private static (List<string> Candidates, int Length)? BestAt(
        IReadOnlyList<Word> words, int at, List<(string[] Key, string Stored)> keys, Func<string, bool> isOrdinary)
    {
        var exact = keys.Where(k => StartsAt(words, at, k.Key)).OrderByDescending(k => k.Key.Length).ToList();
        if (exact.Count > 0)
        {
            var longest = exact[0].Key.Length;
            return (Distinct(exact.Where(k => k.Key.Length == longest)), longest);
        }

        var word = words[at].Text;
        if (word.Length < 4 || isOrdinary(word))
        {
            return null;
        }

        var first = keys.Where(k => k.Key.Length > 1
            && (k.Key[0] == word || (word.Length == k.Key[0].Length + 1 && word[^1] == 's'
                && word.StartsWith(k.Key[0], StringComparison.Ordinal)))).ToList();
        return first.Count > 0 ? (Distinct(first), 1) : Near(words, at, keys);
    }

    private static (List<string> Candidates, int Length)? Near(
        IReadOnlyList<Word> words, int at, List<(string[] Key, string Stored)> keys)
    {
        var best = 0;
        var hits = new List<(string Stored, int Length)>();
        foreach (var (key, stored) in keys)
        {
            if (at + key.Length > words.Count)
            {
                continue;
            }

            var name = string.Join(' ', key);
            var said = key.Length == 1 ? words[at].Text
                : string.Join(' ', words.Skip(at).Take(key.Length).Select(w => w.Text));
            var score = name.Length < 4 || !MayBeNear(said, name)
                ? 0
                : Math.Max(Likeness(said, name), SpacedScore(said, name));
            if (score >= Threshold(name) && score >= best)
            {
                if (score > best)
                {
                    hits.Clear();
                }

                best = score;
                hits.Add((stored, key.Length));
            }
        }

        return hits.Count == 0 ? null : (hits.Select(h => h.Stored).Distinct().ToList(), hits[0].Length);
    }

    private static int SpacedScore(string said, string name) =>
        said == name.Replace(" ", string.Empty, StringComparison.Ordinal) || said == name + "s" ? 100 : 0;

    // Cheap, and never wrong: a ratio at the threshold needs nearly the same length and nearly the same letters.
    private static bool MayBeNear(string said, string name) =>
        Math.Abs(said.Length - name.Length) <= 1 + (name.Length / 3)
        && BitOperations.PopCount(Letters(name) & ~Letters(said)) <= 1 + (name.Length / 4);

    /// <summary>0 to 100: the share of letters that stand in the same order in both.</summary>
    private static int Likeness(string said, string name)
    {
        Span<int> common = stackalloc int[64];
        if (name.Length >= common.Length)
        {
            return said == name ? 100 : 0;
        }

        common.Clear();
        foreach (var c in said)
        {
            var corner = 0;
            for (var i = 0; i < name.Length; i++)
            {
                var above = common[i + 1];
                common[i + 1] = name[i] == c ? corner + 1 : Math.Max(above, common[i]);
                corner = above;
            }
        }

        return (int)Math.Round(200.0 * common[name.Length] / (said.Length + name.Length));
    }

    private static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var c in word)
        {
            letters |= 1u << (c & 31);
        }

        return letters;
    }

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

    private static List<string> Distinct(IEnumerable<(string[] Key, string Stored)> keys) =>
        keys.Select(k => k.Stored).Distinct().ToList();
}
