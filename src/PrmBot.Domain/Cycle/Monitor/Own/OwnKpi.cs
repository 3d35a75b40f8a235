using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Cycle.Monitor.Own;

/// <summary>A KPI that is not in the catalogue: of one partner, and used like the others there.</summary>
public sealed record OwnKpi : IDocument
{
    public static string Kind => "own_kpi";

    public static int Schema => 1;

    public static bool IsRemembered => true;

    /// <summary>See <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    public required PartnerId Of { get; init; }

    PartnerId? IDocument.Partner => Of;

    /// <summary>O1, O2 ...: never used twice for one partner.</summary>
    public required string Kpi { get; init; }

    public required string Name { get; init; }

    public required KpiUnit Unit { get; init; }

    public required KpiDirection Direction { get; init; }

    public required KpiCadence Cadence { get; init; }

    public required Person By { get; init; }

    public required DateTimeOffset At { get; init; }

    public long Version { get; init; }

    public static string IdOf(PartnerId partner, string kpi) => $"{partner.Value}|{kpi}";

    /// <summary>
    /// How it is measured and judged: what is counted or paid adds up and is held against the pace to its target; all
    /// else is held against the target, or the median of its own past.
    /// </summary>
    public KpiDefinition Definition => new()
    {
        Id = Kpi,
        Name = Name,
        ShortName = Name,
        Definition = Name,
        Formula = Name,
        Unit = Unit,
        Direction = Direction,
        Cadence = Cadence,
        Leading = false,
        Core = true,
        Kind = Unit switch
        {
            KpiUnit.Count or KpiUnit.Money => KpiKind.Flow,
            KpiUnit.Days or KpiUnit.Hours => KpiKind.Duration,
            KpiUnit.Percent or KpiUnit.Times or KpiUnit.Score or KpiUnit.Points => KpiKind.Ratio,
            _ => throw new InvalidOperationException($"Unknown unit {Unit}."),
        },
        Section = KpiSection.All,
        Rule = Unit is KpiUnit.Count or KpiUnit.Money ? new KpiRule.Pace() : new KpiRule.Baseline(),
        Minimum = Unit == KpiUnit.Points ? null : 0,
    };
}
