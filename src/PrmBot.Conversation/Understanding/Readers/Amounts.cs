using System.Globalization;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>A number as said; percent is its number (35 % is 35), money its amount.</summary>
/// <param name="Value">420k is 420000.</param>
/// <param name="Currency">ISO code; null: none was said.</param>
/// <param name="IsPercent">True for 35 %.</param>
public sealed record Amount(decimal Value, string? Currency, bool IsPercent);

/// <summary>
/// Reads numbers and money: <c>420k</c>, <c>1.2m</c>, <c>4,5</c>, <c>€ 420.000</c>, <c>1.5 million</c>, <c>a dozen</c>,
/// <c>35 %</c>. The culture decides only what is ambiguous: one separator followed by three digits. Codes (TF2, Q4,
/// 2026-10) are no numbers.
/// </summary>
public static partial class Amounts
{
    private static readonly Dictionary<string, int> Small = new(StringComparer.Ordinal)
    {
        ["a"] = 1, ["an"] = 1, ["half a"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5,
        ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12,
        ["fifteen"] = 15, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60,
        ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90, ["zero"] = 0,
    };

    private static readonly Dictionary<string, decimal> Magnitudes = new(StringComparer.Ordinal)
    {
        ["k"] = 1_000, ["thousand"] = 1_000, ["tsd"] = 1_000, ["m"] = 1_000_000, ["mm"] = 1_000_000,
        ["mn"] = 1_000_000, ["mio"] = 1_000_000, ["mil"] = 1_000_000, ["million"] = 1_000_000,
        ["millions"] = 1_000_000, ["bn"] = 1_000_000_000, ["billion"] = 1_000_000_000, ["hundred"] = 100,
        ["dozen"] = 12, ["grand"] = 1_000,
    };

    /// <summary>The first number in the text; null: there is none.</summary>
    public static Amount? Read(string text, CultureInfo? culture = null) =>
        Find(Folding.Fold(text), culture) is [var first, ..] ? first.Value : null;

    /// <summary>All numbers of a folded text, in order.</summary>
    public static List<Found<Amount>> Find(string folded, CultureInfo? culture = null)
    {
        var all = new List<Found<Amount>>();
        foreach (Match m in DigitsOf(folded))
        {
            var value = Parse(m.Groups["num"].Value, m.Groups["mag"].Success || m.Groups["unit"].Success, culture)
                * Magnitude(m.Groups["mag"].Value);
            var sign = m.Groups["sign"].Success ? -1 : 1;
            var currency = CurrencyOf(m.Groups["cur"].Value) ?? CurrencyOf(m.Groups["cur2"].Value);
            var percent = m.Groups["unit"].Success && m.Groups["unit"].Value.Trim() != "x";
            all.Add(new(new Amount(sign * value, currency, percent), m.Index, m.Length));
        }

        foreach (Match m in Spelled().Matches(folded))
        {
            var small = m.Groups["small"].Value == "half a" ? 0.5m : Small[m.Groups["small"].Value];
            var currency = CurrencyOf(m.Groups["cur"].Value);
            var value = small * Magnitude(m.Groups["mag"].Value);
            all.Add(new(new Amount(value, currency, m.Groups["unit"].Success), m.Index, m.Length));
        }

        all.Sort((a, b) => a.Start.CompareTo(b.Start));
        return all;
    }

    private static IEnumerable<Match> DigitsOf(string folded) =>
        folded.AsSpan().ContainsAnyInRange('0', '9') ? Digits().Matches(folded) : Enumerable.Empty<Match>();

    private static decimal Magnitude(string word) => Magnitudes.GetValueOrDefault(word, 1);

    private static decimal Parse(string digits, bool scaled, CultureInfo? culture)
    {
        var plain = digits.Replace("'", string.Empty, StringComparison.Ordinal)
            .Replace(" ", string.Empty, StringComparison.Ordinal);
        var last = plain.LastIndexOfAny(['.', ',']);
        if (last < 0)
        {
            return decimal.Parse(plain, CultureInfo.InvariantCulture);
        }

        var mark = plain[last];
        var other = mark == '.' ? ',' : '.';
        var isDecimal = plain.Contains(other, StringComparison.Ordinal)
            || (plain.IndexOf(mark, StringComparison.Ordinal) == last && IsDecimalMark(plain, last, scaled, culture));
        var whole = plain[..last].Replace(",", string.Empty, StringComparison.Ordinal)
            .Replace(".", string.Empty, StringComparison.Ordinal);
        var rest = plain[(last + 1)..];
        return decimal.Parse(isDecimal ? $"{whole}.{rest}" : whole + rest, CultureInfo.InvariantCulture);
    }

    private static bool IsDecimalMark(string digits, int at, bool scaled, CultureInfo? culture)
    {
        if (digits.Length - at - 1 != 3 || at > 3 || digits[0] == '0')
        {
            return true;
        }

        if (culture is not null)
        {
            return culture.NumberFormat.NumberDecimalSeparator[0] == digits[at];
        }

        return digits[at] == '.' && (scaled || !digits.EndsWith("00", StringComparison.Ordinal));
    }

    private static string? CurrencyOf(string word) => word switch
    {
        "€" or "eur" or "euro" or "euros" => "EUR",
        "$" or "usd" or "dollar" or "dollars" => "USD",
        "£" or "gbp" or "pound" or "pounds" => "GBP",
        "chf" or "francs" => "CHF",
        _ => null,
    };

    [GeneratedRegex(
        @"(?<![\w.,:/]|\w-|\w')(?<sign>-|minus\s)?(?:(?<cur>€|\$|£|\b(?:eur|usd|gbp|chf)\b)\s?)?"
        + @"(?<num>\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
        + @"(?:\s?(?<mag>k|mm|mn|mio|mil|million|millions|m|thousand|tsd|bn|billion|hundred|dozen|grand)(?!\w))?"
        + @"(?:(?<unit>\s?(?:%|percent\b|pct\b)|x\b))?"
        + @"(?:\s?(?<cur2>€|\$|£|(?:eur|euros?|usd|dollars?|gbp|pounds?|chf)\b))?(?![\w]|[-/:]\d|\.\d)")]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"(?<![\w-])(?:(?<small>half a|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
        + @"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\s(?<mag>dozen|hundred|thousand|million|"
        + @"billion|grand)|"
        + @"(?<small>zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
        + @"sixty|seventy|eighty|ninety))(?<unit>\s?percent)?(?:\s(?<cur>euros?|dollars?|pounds?|eur|usd))?(?![\w-])")]
    private static partial Regex Spelled();
}
