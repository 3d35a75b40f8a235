using System.Collections.Concurrent;
using System.Numerics;

namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>
/// Names and aliases of partners, to be looked for in what somebody wrote: by their first word, and by their letters
/// where they are misspelt. So a message costs nearly the same among ten names and among ten thousand.
/// </summary>
public sealed class NameIndex
{
    private const int MostKeys = 30_000;

    // The same names come with every list of them.
    private static readonly ConcurrentDictionary<string, string[]> Keys = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<KnownName>> _byFirst = new(StringComparer.Ordinal);
    private readonly List<List<KnownName>> _byWords = [];

    /// <param name="names">Stored names and aliases, each with the stored name.</param>
    public NameIndex(IEnumerable<KeyValuePair<string, string>> names)
    {
        var place = 0;
        foreach (var (name, stored) in names)
        {
            if (Keys.GetOrAdd(name, PartnerNames.KeyOf) is { Length: > 0 } key)
            {
                Add(new KnownName(key, stored, place++));
            }
        }

        if (Keys.Count > MostKeys)
        {
            Keys.Clear();
        }
    }

    /// <summary>How many words the longest name has.</summary>
    internal int MostWords => _byWords.Count;

    /// <summary>Those whose first word is this one, in the order they were given.</summary>
    internal IReadOnlyList<KnownName> BeginningWith(string word) =>
        _byFirst.TryGetValue(word, out var found) ? found : [];

    /// <summary>Those of so many words, in the order they were given.</summary>
    internal IReadOnlyList<KnownName> OfWords(int count) => _byWords[count - 1];

    private void Add(KnownName name)
    {
        if (!_byFirst.TryGetValue(name.Key[0], out var same))
        {
            _byFirst[name.Key[0]] = same = [];
        }

        same.Add(name);
        while (_byWords.Count < name.Key.Length)
        {
            _byWords.Add([]);
        }

        _byWords[name.Key.Length - 1].Add(name);
    }
}

/// <summary>One name as it is compared.</summary>
/// <param name="Key">Its words, folded, without legal forms.</param>
/// <param name="Stored">The stored name that it stands for.</param>
/// <param name="Place">Its place among all.</param>
internal sealed record KnownName(string[] Key, string Stored, int Place)
{
    /// <summary>The words as one text.</summary>
    public string Text { get; } = string.Join(' ', Key);

    /// <summary>The words without the spaces between them.</summary>
    public string Joined { get; } = string.Concat(Key);

    private readonly uint _letters = LettersOf(string.Join(' ', Key));

    /// <summary>Which letters a text has, one bit for each.</summary>
    public static uint LettersOf(string text)
    {
        var letters = 0u;
        foreach (var c in text)
        {
            letters |= 1u << (c & 31);
        }

        return letters;
    }

    /// <summary>Cheap, and never wrong: a ratio at the threshold needs nearly the same length and letters.</summary>
    /// <param name="length">How long the said text is.</param>
    /// <param name="letters">Its letters.</param>
    public bool MayBe(int length, uint letters) =>
        Math.Abs(length - Text.Length) <= 1 + (Text.Length / 3)
        && BitOperations.PopCount(_letters & ~letters) <= 1 + (Text.Length / 4);
}
