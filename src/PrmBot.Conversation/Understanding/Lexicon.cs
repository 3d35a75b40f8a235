using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Understanding;

/// <summary>
/// A closed list of words: what people say, and the normal form it stands for. Finds the longest phrases, in order;
/// hyphens and spaces are the same, and the first of two equal phrases wins.
/// </summary>
public sealed class Lexicon
{
    private readonly Dictionary<string, List<(string[] Words, string Id)>> byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> whole = new(StringComparer.Ordinal);

    public Lexicon(IReadOnlyDictionary<string, List<string>> phrases)
    {
        foreach (var (id, said) in phrases)
        {
            foreach (var phrase in said)
            {
                Add(id, phrase);
            }
        }

        foreach (var list in byFirst.Values)
        {
            list.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
        }
    }

    /// <summary>Every word of every phrase.</summary>
    public IEnumerable<string> Vocabulary => byFirst.Values.SelectMany(l => l).SelectMany(p => p.Words).Distinct();

    /// <summary>All phrases in the words of a text; no two overlap.</summary>
    public List<Found<string>> Find(IReadOnlyList<Word> words)
    {
        var all = new List<Found<string>>();
        for (var i = 0; i < words.Count; i++)
        {
            if (Longest(words, i) is { } hit)
            {
                var start = words[i].Start;
                i += hit.Words.Length - 1;
                all.Add(new(hit.Id, start, words[i].End - start));
            }
        }

        return all;
    }

    /// <summary>The normal form of the whole text; null: it is none of the phrases.</summary>
    public string? Whole(string folded) => whole.GetValueOrDefault(Key(folded));

    private static string Key(string folded)
    {
        var words = Words.Of(folded);
        return words.Count == 0 ? folded.Trim() : string.Join(' ', words.Select(w => w.Text));
    }

    private void Add(string id, string phrase)
    {
        var folded = Folding.Fold(phrase);
        whole.TryAdd(Key(folded), id);
        var words = Words.Of(folded).Select(w => w.Text).ToArray();
        if (words.Length == 0)
        {
            return;
        }

        if (!byFirst.TryGetValue(words[0], out var list))
        {
            byFirst[words[0]] = list = [];
        }

        list.Add((words, id));
    }

    private (string[] Words, string Id)? Longest(IReadOnlyList<Word> words, int at)
    {
        if (!byFirst.TryGetValue(words[at].Text, out var list))
        {
            return null;
        }

        foreach (var entry in list)
        {
            if (Matches(words, at, entry.Words))
            {
                return entry;
            }
        }

        return null;
    }

    private static bool Matches(IReadOnlyList<Word> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count)
        {
            return false;
        }

        for (var i = 1; i < phrase.Length; i++)
        {
            if (words[at + i].Text != phrase[i])
            {
                return false;
            }
        }

        return true;
    }
}
