using System.Collections.Concurrent;
using System.Globalization;

namespace PrmBot.Conversation.Prompts;

/// <summary>
/// The sentences of all <c>prompts/**/texts.yaml</c>: <c>key: A sentence with {placeholders}.</c> Keys are
/// <c>area.name</c>; numbers and dates are written in the reader's culture.
/// </summary>
public sealed class Texts(IReadOnlyDictionary<string, string> sentences)
{
    // Taken apart when they are said for the first time: a start has no time for all, and a turn says dozens.
    private readonly ConcurrentDictionary<string, Sentence> _said = new(StringComparer.Ordinal);

    /// <summary>All keys: what a test holds against the keys in the code.</summary>
    public IEnumerable<string> Keys => sentences.Keys;

    public bool Has(string key) => sentences.ContainsKey(key);

    /// <summary>The sentence, filled.</summary>
    /// <exception cref="KeyNotFoundException">No file has the key: a mistake of ours, found by the tests.</exception>
    public string Say(string key, CultureInfo culture, IReadOnlyDictionary<string, object> facts) =>
        _said.GetOrAdd(key, Read).With(facts, culture);

    private Sentence Read(string key) => sentences.TryGetValue(key, out var sentence)
        ? new Sentence(sentence)
        : throw new KeyNotFoundException($"No prompts/**/texts.yaml has the sentence {key}.");
}
