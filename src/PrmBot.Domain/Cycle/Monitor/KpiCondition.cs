namespace PrmBot.Cycle.Monitor;

/// <summary>
/// What a KPI's colour takes beside its thresholds: a closed set. Source: domain/cycle.md, KPI catalogue, K2, K32, K34.
/// </summary>
public abstract record KpiCondition
{
    private KpiCondition()
    {
    }

    /// <summary>Amber at best while a certificate that counts lapses soon.</summary>
    /// <param name="Days">How many days before.</param>
    public sealed record Lapse(int Days) : KpiCondition;

    /// <summary>No colour without the quality, amber at best while it is low.</summary>
    /// <param name="Least">In percent.</param>
    public sealed record Quality(decimal Least) : KpiCondition;

    /// <summary>Each side's number counts, the lower one for the colour; red while they are far apart.</summary>
    /// <param name="Red">So far apart or more, in the KPI's unit.</param>
    public sealed record Gap(decimal Red) : KpiCondition;

    /// <summary>The measure with what the condition does to it; the same where it holds.</summary>
    internal KpiMeasure On(KpiMeasure measure, IReadOnlyList<KpiNumber> values, DateOnly day) => this switch
    {
        Lapse lapse => Lapsing(values) is { } on && on > measure.Through && on <= day.AddDays(lapse.Days)
            ? measure with { Floor = new(KpiColour.Amber, VerdictReason.LapsesSoon), Lapses = on } : measure,
        Quality quality => measure.Latest?.Detail?.Quality switch
        {
            null => measure with { Grey = VerdictReason.QualityUnknown },
            var share when share < quality.Least =>
                measure with { Floor = new(KpiColour.Amber, VerdictReason.PoorQuality) },
            _ => measure,
        },
        Gap gap => measure.Latest?.Detail?.Sides is { } sides ? Of(measure, sides, gap.Red) : measure,
        _ => throw new InvalidOperationException($"Unknown condition: {this}."),
    };

    // What was said of it last holds until somebody says otherwise.
    private static DateOnly? Lapsing(IReadOnlyList<KpiNumber> values) =>
        values.LastOrDefault(v => v.Detail is not null)?.Detail?.Lapses;

    private static KpiMeasure Of(KpiMeasure measure, KpiSides sides, decimal red)
    {
        var judged = measure with { Lowest = sides.Lowest };
        return sides.Gap is not { } gap
            ? judged.ColourAt(0) == KpiColour.Red ? judged
                : judged with { Grey = VerdictReason.OtherSideMissing }
            : gap >= red ? judged with { Floor = new(KpiColour.Red, VerdictReason.SidesApart) }
            : judged;
    }
}
