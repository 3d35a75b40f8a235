using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Prompts;

/// <summary>One sentence, taken apart at its placeholders.</summary>
internal sealed partial class Sentence
{
    private readonly Placeholder[] _placeholders;
    private readonly string _end;

    public Sentence(string text)
    {
        var (placeholders, at) = (new List<Placeholder>(), 0);
        foreach (Match found in Written().Matches(text))
        {
            var (one, many) = (found.Groups["one"], found.Groups["many"]);
            placeholders.Add(new Placeholder(
                text[at..found.Index], found.Value, found.Groups["fact"].Value,
                one.Success ? (one.Value, many.Value) : null));
            at = found.Index + found.Length;
        }

        (_placeholders, _end) = ([.. placeholders], text[at..]);
    }

    /// <summary>With the facts in their places; a placeholder without one stays as it was written.</summary>
    public string With(IReadOnlyDictionary<string, object> facts, CultureInfo culture)
    {
        if (_placeholders.Length == 0)
        {
            return _end;
        }

        var filled = new StringBuilder();
        foreach (var at in _placeholders)
        {
            filled.Append(at.Before).Append(facts.TryGetValue(at.Fact, out var fact)
                ? at.Counted is not var (one, many) ? Format(fact, culture)
                : Format(fact, culture) == "1" ? one
                : many
                : at.Written);
        }

        return filled.Append(_end).ToString();
    }

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
    private static partial Regex Written();

    private sealed record Placeholder(string Before, string Written, string Fact, (string One, string Many)? Counted);
}
