using System.Collections.Frozen;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// Knows the words of the examples and the lists, and mends one wrong, missing, extra or swapped letter in a
/// longer word
/// that it does not know.
/// </summary>
internal sealed class Speller
{
    private const int ShortestMended = 5;

    private readonly FrozenSet<string> known;
    private readonly FrozenDictionary<string, string> deletions;

    internal Speller(IReadOnlyDictionary<string, int> words)
    {
        known = words.Keys.ToFrozenSet(StringComparer.Ordinal);
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, _) in words.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal))
        {
            if (word.Length < ShortestMended || !word.All(char.IsAsciiLetterLower))
            {
                continue;
            }

            map.TryAdd(word, word);
            foreach (var shorter in Deletions(word))
            {
                map.TryAdd(shorter, word);
            }
        }

        deletions = map.ToFrozenDictionary(StringComparer.Ordinal);
    }

    internal bool Knows(string word) => known.Contains(word);

    /// <summary>The word meant; the word itself when it is known, short, or near nothing.</summary>
    internal string Mend(string word)
    {
        if (word.Length < ShortestMended || known.Contains(word) || !word.All(char.IsAsciiLetterLower)
            || IsPlural(word))
        {
            return word;
        }

        if (deletions.TryGetValue(word, out var longer))
        {
            return longer;
        }

        foreach (var shorter in Deletions(word))
        {
            if (deletions.TryGetValue(shorter, out var near) && near[0] == word[0]
                && Math.Abs(near.Length - word.Length) < 2)
            {
                return near;
            }
        }

        return word;
    }

    private bool IsPlural(string word) =>
        (word[^1] == 's' && known.Contains(word[..^1])) || (word.EndsWith("ed", StringComparison.Ordinal)
            && known.Contains(word[..^2]));

    private static IEnumerable<string> Deletions(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
        }
    }
}
