using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;

namespace PrmBot.Conversation.Plugins;

/// <summary>
/// Reads the arguments of KPI functions: normal forms first, and what a person types into a form
/// (<c>420k</c>, <c>€ 420.000</c>, <c>35 %</c>, <c>1,2 m EUR</c>).
/// </summary>
internal static partial class KpiInput
{
    private static readonly Dictionary<string, string> Symbols = new() { ["€"] = "EUR", ["$"] = "USD", ["£"] = "GBP" };

    /// <summary>The number with what was said about its unit; else <c>kpi.no_number</c>.</summary>
    public static Outcome<GivenNumber> Number(string said, string? currency, CultureInfo culture)
    {
        if (PartOfAll().Match(said.Trim()) is { Success: true } share)
        {
            return Share(said, share);
        }

        var match = Shape().Match(said.Trim());
        if (!match.Success || Amount(match.Groups["number"].Value, culture) is not { } amount)
        {
            return new Refusal("kpi.no_number").With("said", said);
        }

        var money = Group(match, "before") ?? Group(match, "after") ?? currency;
        decimal? factor = Group(match, "factor")?.ToUpperInvariant() switch
        {
            null => 1m,
            "K" or "TSD" => 1_000m,
            "M" or "MN" or "MIO" => 1_000_000m,
            "B" or "BN" or "MRD" => 1_000_000_000m,
            _ => null,
        };
        KpiUnit? unit = money is not null ? KpiUnit.Money : UnitOf(Group(match, "unit"));
        return factor is { } f && Math.Abs(amount) < 1_000_000_000_000_000m
            ? new GivenNumber(amount * f, unit, money is null ? null : CodeOf(money))
            : new Refusal("kpi.no_number").With("said", said);
    }

    // "3 of 7" keeps what a share was made of; "3/7" likewise.
    private static Outcome<GivenNumber> Share(string said, Match share) =>
        int.TryParse(share.Groups["part"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var part)
        && int.TryParse(share.Groups["all"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var all)
        && all > 0
            ? new GivenNumber(Math.Round(100m * part / all, 2)) { Cases = new GivenCases(part, all) }
            : new Refusal("kpi.no_number").With("said", said);

    /// <summary>The period, null when none was given; else <c>kpi.no_period</c>.</summary>
    public static Refusal? Period(string? said, out Period? period)
    {
        period = Cycle.Period.Parse(said);
        return period is null && !string.IsNullOrWhiteSpace(said)
            ? new Refusal("kpi.no_period").With("said", said) : null;
    }

    /// <summary>
    /// With both signs the last one is the decimal one; a lone sign before groups of three is the culture's grouping
    /// when the culture groups by it; otherwise it is the decimal sign.
    /// </summary>
    private static decimal? Amount(string text, CultureInfo culture)
    {
        var digits = text.Replace(" ", string.Empty, StringComparison.Ordinal)
            .Replace("\u00a0", string.Empty, StringComparison.Ordinal)
                .Replace("'", string.Empty, StringComparison.Ordinal);
        var (dot, comma) = (digits.LastIndexOf('.'), digits.LastIndexOf(','));
        var sign = dot > comma ? '.' : ',';
        var groups = culture.NumberFormat.NumberGroupSeparator == sign.ToString() && Grouped().IsMatch(digits);
        var isDecimal = (dot >= 0 && comma >= 0) || (digits.Count(c => c == sign) == 1 && !groups);
        var whole = isDecimal ? digits[..digits.LastIndexOf(sign)] : digits;
        if (whole.AsSpan().IndexOfAny('.', ',') >= 0 && !Grouped().IsMatch(whole))
        {
            return null;
        }

        var other = sign == '.' ? "," : ".";
        var plain = digits.Replace(other, string.Empty, StringComparison.Ordinal)
            .Replace(sign.ToString(), isDecimal ? "." : string.Empty, StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var n)
            ? n
            : null;
    }

    private static string CodeOf(string money) => Symbols.GetValueOrDefault(money, money.ToUpperInvariant());

    private static KpiUnit? UnitOf(string? word) => word?.ToUpperInvariant() switch
    {
        "%" or "PERCENT" => KpiUnit.Percent,
        "X" or "×" or "TIMES" => KpiUnit.Times,
        "DAYS" or "DAY" or "D" => KpiUnit.Days,
        "HOURS" or "HOUR" or "H" => KpiUnit.Hours,
        "POINTS" or "POINT" or "PTS" => KpiUnit.Points,
        _ => null,
    };

    private static string? Group(Match match, string name) =>
        match.Groups[name] is { Success: true } g ? g.Value : null;

    [GeneratedRegex(
        @"^(?<before>[€$£]|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN)?"
        + @"\s*(?<number>[-−]?\d[\d.,' \u00a0]*)\s*(?<factor>k|tsd|mio|mrd|mn|m|bn|b)?\.?"
        + @"\s*(?:(?<after>[€$£]|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN)"
        + @"|(?<unit>%|percent|x|×|times|days?|d|hours?|h|points?|pts))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(?<part>\d{1,9})\s*(?:of|out of|/|von|aus)\s*(?<all>\d{1,9})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartOfAll();

    [GeneratedRegex(@"^-?\d{1,3}([.,]\d{3})+$")]
    private static partial Regex Grouped();
}
