using System.Numerics;
using PrmBot.Partners;

namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>
/// Names and aliases of partners, to be looked for in what somebody wrote: by their first word, and by their letters
/// where they are misspelt. So a message costs nearly the same among ten names and among ten thousand.
/// </summary>
public sealed class NameIndex
{
    private static readonly NameMemo<NameForm> Forms = new(name => new NameForm(PartnerNames.KeyOf(name)));

    private readonly Dictionary<string, List<KnownName>> _byFirst = new(StringComparer.Ordinal);
    private readonly List<List<KnownName>> _byWords = [];

    /// <param name="names">Stored names and aliases, each with the stored name.</param>
    public NameIndex(IEnumerable<KeyValuePair<string, string>> names)
    {
        var place = 0;
        foreach (var (name, stored) in names)
        {
            if (Forms.Of(name) is { Words.Length: > 0 } form)
            {
                Add(new KnownName(form, stored, place++));
            }
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

/// <summary>One name among all.</summary>
/// <param name="Form">The name as it is compared.</param>
/// <param name="Stored">The stored name that it stands for.</param>
/// <param name="Place">Its place among all.</param>
internal sealed record KnownName(NameForm Form, string Stored, int Place)
{
    /// <summary>Its words.</summary>
    public string[] Key => Form.Words;
}

/// <summary>A name as it is compared.</summary>
/// <param name="Words">Folded, without legal forms.</param>
internal sealed record NameForm(string[] Words)
{
    /// <summary>The words as one text.</summary>
    public string Text { get; } = string.Join(' ', Words);

    /// <summary>The words without the spaces between them.</summary>
    public string Joined { get; } = string.Concat(Words);

    private readonly uint _letters = LettersOf(string.Join(' ', Words));

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
