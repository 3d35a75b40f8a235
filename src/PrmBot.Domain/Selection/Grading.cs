using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Planning.Lines;

namespace PrmBot.Selection;

/// <summary>
/// Grades the proof of an answer: pure. E0 claim, E1 specifics named, E2 document or link, E3 confirmed by the other
/// side. Rule: domain/selection.md, "Evidence grade".
/// </summary>
public static partial class Grading
{
    private static readonly HashSet<string> NumberWords =
    [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "dozen",
        "hundred", "zwei", "drei", "vier", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf", "zwanzig",
    ];

    /// <summary>The answer with its grade and, where the question measures something, its number.</summary>
    public static Answer Graded(Answer answer, Question question) => answer with
    {
        Grade = Of(answer, question),
        Figure = question.Attribute is null ? null : FigureOf(answer),
    };

    /// <summary>What we say for the partner proves nothing, whatever comes with it: it is E0.</summary>
    public static EvidenceGrade Of(Answer answer, Question question)
    {
        if (answer.IsEstimate || answer.Rating.Level() is null)
        {
            return EvidenceGrade.E0;
        }

        if (answer.ConfirmedBy is not null)
        {
            return EvidenceGrade.E3;
        }

        var words = answer.Proofs.Select(p => p.Text).Append(answer.Quote).OfType<string>().ToList();
        return answer.Proofs.Any(p => p.File is not null) || words.Exists(w => Link().IsMatch(w)) ? EvidenceGrade.E2
            : words.Exists(w => NamesSpecifics(w, question)) ? EvidenceGrade.E1
            : EvidenceGrade.E0;
    }

    /// <summary>
    /// True when the words say a number, or a name in capitals, that the question's levels do not say themselves:
    /// "12 engineers", "Dana leads it", but not "quite good" and not a level read aloud.
    /// </summary>
    public static bool NamesSpecifics(string words, Question question)
    {
        var known = question.Levels.SelectMany(LineLookup.WordsOf).ToHashSet();
        return Words().Matches(words).Any(m => IsSpecific(m, words)
            && LineLookup.WordsOf(m.Value) is { Count: > 0 } said && !said.All(known.Contains));
    }

    private static bool IsSpecific(Match word, string text) =>
        word.Value.Any(char.IsAsciiDigit)
        || LineLookup.WordsOf(word.Value).Any(NumberWords.Contains)
        || (word.Length > 1 && char.IsUpper(word.Value[0]) && !BeginsSentence(text, word.Index));

    private static bool BeginsSentence(string text, int at) =>
        text[..at].TrimEnd(' ', '"', '\'', '(', '\n') is var before
        && (before.Length == 0 || before[^1] is '.' or '!' or '?' or ':');

    // The number said last counts; at most nine digits: more is no count of people or countries.
    private static decimal? FigureOf(Answer answer) => answer.Proofs.Select(p => p.Text).Prepend(answer.Quote)
        .OfType<string>()
        .Select(w => LeadingNumber().Match(w))
        .Where(m => m.Success)
        .Select(m => (decimal?)decimal.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
        .LastOrDefault();

    [GeneratedRegex(@"\b(?:https?://|www\.)[^\s/.]+\.?\S*\w", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'.-]*")]
    private static partial Regex Words();

    [GeneratedRegex(@"^\s*(\d{1,9})\b")]
    private static partial Regex LeadingNumber();
}
