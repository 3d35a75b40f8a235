using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Readiness;

namespace PrmBot.Conversation.Cards;

/// <summary>
/// The words for what keeps a plan from being agreed: each with a way out that can be said as it stands.
/// </summary>
internal static class PlanGaps
{
    private const int Most = 8;

    /// <summary>One section's gaps, those of one line together; at most eight and how many more there are.</summary>
    public static IReadOnlyList<PlanCheckGap> Of(TurnScope turn, CatalogueSection section, IEnumerable<PlanGap> gaps)
    {
        var all = gaps.ToList();
        var missing = all.Where(g => g.Kind == GapKind.FieldMissing).GroupBy(g => g.Line!.Number)
            .Select(g => Missing(turn, [.. g]));
        List<PlanCheckGap> rows =
            [.. missing, .. all.Where(g => g.Kind != GapKind.FieldMissing).Select(g => Other(turn, section, g))];
        return rows.Count <= Most
            ? rows
            : [.. rows.Take(Most), new(turn.Say("plan.gap_more", ("count", rows.Count - Most)), "", "")];
    }

    private static PlanCheckGap Missing(TurnScope turn, List<PlanGap> gaps)
    {
        var line = gaps[0].Line!;
        var fields = string.Join(", ", gaps.Select(g => PlanWords.Of(turn, g.Field!.Value)));
        return new PlanCheckGap(
            turn.Say("plan.gap_line", ("line", line.Number), ("title", line.Title), ("fields", fields)),
            turn.Say(WayOut(turn, gaps[0].Field!.Value), ("line", line.Number)),
            Number(line));
    }

    // Who speaks for the partner means its own person by "our owner".
    private static string WayOut(TurnScope turn, LineField field) =>
        turn.Session.Caller.Role == Role.PartnerContact
            && field is LineField.OurOwner or LineField.PartnerOwner
            ? $"plan.gap_theirs_{field.Key()}"
            : $"plan.gap_out_{field.Key()}";

    private static PlanCheckGap Other(TurnScope turn, CatalogueSection section, PlanGap gap)
    {
        (string, object)[] facts =
        [
            ("line", gap.Line?.Number ?? 0), ("title", gap.Line?.Title ?? string.Empty),
            ("figure", gap.Figure ?? 0), ("other", gap.Other?.Number ?? 0),
            ("other_title", gap.Other?.Title ?? string.Empty),
            ("target", gap.Line?.Target?.Value ?? 0),
            ("element", section.Elements[0].Title.ToLower(turn.Culture)),
            ("section", section.Title.ToLower(turn.Culture)),
            ("date", gap.Other?.Due is { } due ? PlanWords.Date(turn, due) : string.Empty),
        ];
        var key = gap.Kind switch
        {
            GapKind.EmptySection => "plan.gap_section",
            GapKind.WeightsOff when gap.Figure == 0 => "plan.gap_weights_none",
            GapKind.WeightsOff => "plan.gap_weights",
            GapKind.QuartersOff => "plan.gap_quarters",
            GapKind.BeforeItsTurn => "plan.gap_before",
            GapKind.AfterEnd => "plan.gap_after_end",
            GapKind.WaitsForDropped => "plan.gap_dropped",
            GapKind.OverPool => "plan.gap_pool",
            GapKind.FieldMissing => throw new ArgumentOutOfRangeException(nameof(gap), gap.Kind, "Said by line."),
            _ => throw new ArgumentOutOfRangeException(nameof(gap), gap.Kind, "Unknown kind."),
        };
        return new PlanCheckGap(
            turn.Say(key, facts), turn.Say(key + "_out", facts), gap.Line is { } line ? Number(line) : string.Empty);
    }

    private static string Number(PlanLine line) =>
        line.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
