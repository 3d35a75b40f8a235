using System.Globalization;
using System.Text.RegularExpressions;

namespace PrmBot.Conversation.Understanding.Readers;

/// <summary>
/// Money of a line as a sentence says it: whose it is, or what of it each pays. "10k from MDF and 5k own" is 15k of
/// two sources, "15k, 10k of it MDF" as well.
/// </summary>
internal static partial class BudgetSaid
{
    private const string Mdf = "mdf";
    private const string Own = "own";
    private const string Partner = "partner";

    /// <summary>Amounts with a source each, as one budget in normal form; null: fewer than two are said.</summary>
    public static string? BySource(string text, CultureInfo? culture = null)
    {
        var folded = Folding.Fold(text);
        var parts = Amounts.Find(folded, culture).Where(a => !a.Value.IsPercent)
            .Select(a => (a.Value, After: SourceAfter().Match(folded, a.End, folded.Length - a.End)))
            .Where(p => p.After.Success && !p.After.Groups["of"].Success)
            .Select(p => (p.Value, Source: SourceOf(p.After))).ToList();
        return parts.Count < 2 || parts.DistinctBy(p => p.Source).Count() < parts.Count
            ? null
            : string.Join(" + ", parts.Select(p => string.Create(
                CultureInfo.InvariantCulture,
                $"{p.Value.Value:0.####} {(p.Value.Currency is { } code ? code + " " : string.Empty)}{p.Source}")));
    }

    /// <summary>The source and the shares said beside an amount, in normal form; empty: none.</summary>
    public static (string? Source, string? Mdf, string? Partner) Beside(string text, CultureInfo culture)
    {
        var partner = PartnerPart().Match(text) is { Success: true } p ? Share(p.Groups["share"].Value) : null;
        var mdf = OfItMdf(text, culture)
            ?? (MdfPart().Match(text) is { Success: true } m ? Share(m.Groups["share"].Value) : null);
        var isRest = RestOfMdf().IsMatch(text);
        return mdf is not null && !isRest
            ? (Own, mdf, partner)
            : (isRest || MdfWord().IsMatch(text) ? Mdf
                : PartnersMoney().IsMatch(text) && partner is null ? Partner : null, null, partner);
    }

    // "15k, 10k of it MDF".
    private static string? OfItMdf(string text, CultureInfo culture)
    {
        var folded = Folding.Fold(text);
        var part = Amounts.Find(folded, culture).Where(a => !a.Value.IsPercent).Select(
            a => (a.Value, After: SourceAfter().Match(folded, a.End, folded.Length - a.End)))
            .FirstOrDefault(a => a.After.Success && a.After.Groups["of"].Success && SourceOf(a.After) == Mdf);
        return part.Value?.Value.ToString(CultureInfo.InvariantCulture);
    }

    private static string SourceOf(Match match) =>
        match.Groups["mdf"].Success ? Mdf : match.Groups["own"].Success ? Own : Partner;

    private static string Share(string said) => said.ToLowerInvariant() switch
    {
        "half" => "50%",
        "a third" or "one third" => "33.33%",
        "a quarter" or "one quarter" => "25%",
        [.. var number, 'k'] => number.Trim() + "000",
        var other => other,
    };

    [GeneratedRegex(@"\G\s?(?<of>(?:of (?:it|that|this|which)|davon)\s?)?(?:(?:is|are|comes?|paid|money)\s)?"
        + @"(?:(?:(?:from|of|in|out of|as|aus|von)\s)?"
        + @"(?:(?:the|our|dem|den|der|unse(?:r|rem|ren|re))\s)?(?:(?<mdf>mdf|market development)"
        + @"|(?<own>(?:your )?own|our (?:money|budget)|us|uns|eigen(?:e|es|em|en|mittel)?"
        + @"|unse(?:r|rem|re|ren) (?:geld|budget|mittel)))"
        + @"|(?:from|by|vom|von)\s(?:(?:the|dem)\s)?(?<partner>partner|them|ihnen)"
        + @"|(?<partner>partner'?s? (?:money|budget)|partnergeld))\b")]
    private static partial Regex SourceAfter();

    [GeneratedRegex(@"\b(?<share>half|(?:a|one) (?:third|quarter)|\d+(?:\.\d+)?\s?%)"
        + @"(?: of (?:it|that|this|which))?(?: is| comes)?(?: paid)?(?: from| by| in)?(?: the)? mdf\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex MdfPart();

    [GeneratedRegex(@"\b(?:the )?(?:rest|remainder|other half)(?: of (?:it|that|this|which))?(?: is| comes)?"
        + @"(?: paid)?(?: from| by| in)?(?: the)? mdf\b", RegexOptions.IgnoreCase)]
    private static partial Regex RestOfMdf();

    [GeneratedRegex(@"\bmdf\b|market development", RegexOptions.IgnoreCase)]
    private static partial Regex MdfWord();

    [GeneratedRegex(
        @"\b(?:partner'?s money|partner pays|paid by the partner|from the partner)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PartnersMoney();

    [GeneratedRegex(@"\bpartner(?:'s)?(?: pays| share| part)?(?: is|:)? (?<share>half|(?:a|one) (?:third|quarter)|"
        + @"\d+(?:\.\d+)?\s?[%k]?)|\b(?<share>half|(?:a|one) (?:third|quarter)|\d+(?:\.\d+)?\s?[%k]?)"
        + @"(?: of (?:it|that|this|which))?(?: is| comes)?(?: paid)?(?: from| by)?(?: the)? partner\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex PartnerPart();
}
