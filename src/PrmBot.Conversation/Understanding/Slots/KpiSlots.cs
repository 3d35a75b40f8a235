using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Understanding.Readers;

namespace PrmBot.Conversation.Understanding.Slots;

/// <summary>KPIs, their values and periods.</summary>
internal static partial class KpiSlots
{
    internal static JsonNode? Kpi(Segment said) => said.Kpis is [var kpi, ..] ? kpi.Value : null;

    /// <summary>
    /// The number meant: with "from X to Y" the second, with "Y, not X" or "Y instead of X" the first.
    /// </summary>
    internal static JsonNode? Value(Segment said) => Meant(said) is { } amount ? Number(amount.Value) : null;

    internal static JsonNode? Currency(Segment said) => Meant(said)?.Currency;

    internal static JsonNode? ComingPeriod(Segment said) =>
        said.Moments is [var moment, ..] ? moment.Value.AsPeriod(said.Context.Today, past: false) : null;

    /// <summary>Whole numbers without a decimal point.</summary>
    internal static JsonNode Number(decimal value) =>
        value == decimal.Truncate(value)
            && Math.Abs(value) < long.MaxValue ? (long)value : value / 1.0000000000000000000000000000m;

    private static Amount? Meant(Segment said) => said.Amounts switch
    {
        [] => null,
        [var only] => only.Value,
        [var first, var second, ..] => FromTo().IsMatch(said.Folded[..second.Start])
            || NotThis().IsMatch(said.Folded[..first.Start])
            ? second.Value
            : first.Value,
    };

    [GeneratedRegex(@"\b(?:from|not|instead of|than)\s\S+\s(?:\S+\s)?(?:to|but)\s$")]
    private static partial Regex FromTo();

    [GeneratedRegex(@"\b(?:not|instead of|rather than)\s$")]
    private static partial Regex NotThis();
}
