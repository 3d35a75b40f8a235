using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>
/// What is said beside a KPI's number: "one lapses on 15 January" (K2), "80 % well documented" (K32), "3.5 ours, 2
/// theirs" (K34).
/// </summary>
internal static partial class KpiDetails
{
    private const string Ours = "ours";
    private const string Theirs = "theirs";

    /// <summary>The KPI's own number, which is none of those beside it.</summary>
    internal static JsonNode? Value(Segment said) =>
        said.Kpis is [{ Value: "K32" }, ..] && Documented(said) is { } beside
            ? said.Amounts.Find(a => a != beside).Value is { } share ? KpiSlots.Number(share.Value) : null
        : OfBoth(said) is { } both ? KpiSlots.Number(both.Ours.Value)
        : KpiSlots.Value(said);

    /// <summary>In normal form; null: nothing was said beside it.</summary>
    internal static JsonNode? Detail(Segment said) => said.Kpis is not [var kpi, ..] ? null : kpi.Value switch
    {
        "K2" when NoLapse().IsMatch(said.Folded) => "none",
        "K2" when Lapse(said) is { } on => PlanSlots.Date(on.Value.AsDate(said.Context.Today)),
        "K32" when Documented(said) is { } share => KpiSlots.Number(share.Value.Value),
        "K34" when OfBoth(said) is { } both => KpiSlots.Number(both.Theirs.Value),
        "K34" => Side(said),
        _ => null,
    };

    /// <summary>What the number is for; the day on which a certificate lapses is no period.</summary>
    internal static JsonNode? Period(Segment said)
    {
        var lapse = said.Kpis is [{ Value: "K2" }, ..] ? Lapse(said) : null;
        return said.Moments.Find(m => m != lapse).Value?.AsPeriod(said.Context.Today, past: true);
    }

    // The moment that is next to the word: "lapses on 15 January", "läuft am 15. Januar ab".
    private static Found<Moment>? Lapse(Segment said) =>
        LapseWord().Match(said.Folded) is { Success: true } word && said.Moments.Count > 0
            ? said.Moments.MinBy(m => Math.Min(Math.Abs(m.Start - word.Index), Math.Abs(m.End - word.Index)))
            : null;

    private static Found<Amount>? Documented(Segment said)
    {
        var all = said.Amounts.Where(a => DocumentedAfter().IsMatch(said.Folded[a.End..])
            || DocumentedBefore().IsMatch(said.Folded[..a.Start])).ToList();
        return all.Count > 0 ? all[0] : null;
    }

    // Two numbers and both sides named: in the order in which they are named.
    private static (Amount Ours, Amount Theirs)? OfBoth(Segment said)
    {
        if (said.Kpis is not [{ Value: "K34" }, ..] || said.Amounts is not [var first, var second]
            || !OurWord().IsMatch(said.Folded) || !TheirWord().IsMatch(said.Folded))
        {
            return null;
        }

        var areOursFirst = OurWord().Match(said.Folded).Index < TheirWord().Match(said.Folded).Index;
        return areOursFirst ? (first.Value, second.Value) : (second.Value, first.Value);
    }

    private static string? Side(Segment said) =>
        (OurWord().IsMatch(said.Folded), TheirWord().IsMatch(said.Folded)) switch
    {
        (true, false) => Ours,
        (false, true) => Theirs,
        _ => null,
    };

    [GeneratedRegex(@"\b(?:laps(?:e|es|ed|ing)|expir\w+|runs? out|verfall\w*|(?:lauft|laufen)\b.*\bab|ablauf\w*)\b")]
    private static partial Regex LapseWord();

    [GeneratedRegex(@"\b(?:none|no (?:certificate|one)|nothing|kein\w*|nichts)\b[\w ]{0,20}"
        + @"(?:laps|expir|runs? out|verfall|lauft|ablauf)")]
    private static partial Regex NoLapse();

    [GeneratedRegex(@"^\s?(?:of (?:them|these|those|it) )?(?:davon )?(?:is |are |were |was )?(?:well |properly |gut )?"
        + @"(?:documented|dokumentiert)\b")]
    private static partial Regex DocumentedAfter();

    [GeneratedRegex(@"\b(?:documented|dokumentiert|documentation|quality|qualitat)(?: is| was|:| at)?\s$")]
    private static partial Regex DocumentedBefore();

    [GeneratedRegex(@"\b(?:ours?|us|we|our side|uns|unsere?|wir)\b")]
    private static partial Regex OurWord();

    [GeneratedRegex(@"\b(?:theirs?|them|they|partner side|(?:the|vom|beim) partner(?:'s)?|ihre?|sie|ihnen|partners)\b")]
    private static partial Regex TheirWord();
}
