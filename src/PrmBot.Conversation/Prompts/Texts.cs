using System.Globalization;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Prompts;

/// <summary>
/// The sentences of all <c>prompts/**/texts.yaml</c>: <c>key: A sentence with {placeholders}.</c> Keys are
/// <c>area.name</c>; numbers and dates are written in the reader's culture.
/// </summary>
public sealed partial class Texts(IReadOnlyDictionary<string, string> sentences)
{
    /// <summary>All keys: what a test holds against the keys in the code.</summary>
    public IEnumerable<string> Keys => sentences.Keys;

    public bool Has(string key) => sentences.ContainsKey(key);

    /// <summary>The sentence, filled.</summary>
    /// <exception cref="KeyNotFoundException">No file has the key: a mistake of ours, found by the tests.</exception>
    public string Say(string key, CultureInfo culture, IReadOnlyDictionary<string, object> facts) =>
        sentences.TryGetValue(key, out var sentence)
            ? Placeholder().Replace(sentence, m => !facts.TryGetValue(m.Groups["fact"].Value, out var f) ? m.Value
                : !m.Groups["one"].Success ? Format(f, culture)
                : Format(f, culture) == "1" ? m.Groups["one"].Value
                : m.Groups["many"].Value)
            : throw new KeyNotFoundException($"No prompts/**/texts.yaml has the sentence {key}.");

    private static string Format(object fact, CultureInfo culture) => fact switch
    {
        string text => text,
        DateOnly date => date.ToString("D", culture),
        DateTimeOffset moment => moment.ToString("f", culture),
        decimal number => number.ToString("#,##0.##", culture),
        double number => number.ToString("#,##0.#", culture),
        IFormattable other => other.ToString(null, culture),
        _ => fact.ToString() ?? string.Empty,
    };

    // {count} is the number; {count|line|lines} the word that goes with it.
    [GeneratedRegex(@"\{(?<fact>[a-zA-Z_]+)(?:\|(?<one>[^{}|]*)\|(?<many>[^{}|]*))?\}")]
    private static partial Regex Placeholder();
}
