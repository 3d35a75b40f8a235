using PrmBot.Planning;

namespace PrmBot.Cycle.Monitor;

/// <summary>What a KPI's number counts.</summary>
public enum KpiUnit
{
    Percent,
    Days,
    Count,
    Money,
    Times,
    Score,
    Points,
    Hours,
}

/// <summary>Which way is better.</summary>
public enum KpiDirection
{
    Up,
    Down,

    /// <summary>Neither too little nor too much.</summary>
    Range,
}

/// <summary>How numbers of several periods go together.</summary>
public enum KpiKind
{
    /// <summary>Adds up over time (leads, revenue).</summary>
    Flow,

    /// <summary>A level at the end of the period (certified people).</summary>
    Stock,

    Ratio,

    Duration,

    /// <summary>Happens once (time to first win).</summary>
    OneOff,
}

/// <summary>How often a new number is due.</summary>
public enum KpiCadence
{
    Weekly,
    Monthly,
    Quarterly,

    /// <summary>When it happens.</summary>
    Once,
}

/// <summary>The part of the joint plan that a KPI belongs to.</summary>
public enum KpiSection
{
    RampUp,
    Goals,
    Marketing,
    JointSales,
    Service,

    /// <summary>The relationship as a whole.</summary>
    All,
}

/// <summary>A declared link from a leading KPI to a lagging one.</summary>
/// <param name="Kpi">The lagging one.</param>
/// <param name="LagDays">How many days later it shows; where the sales cycle (K22) is known, that counts.</param>
public sealed record KpiLink(string Kpi, int LagDays);

/// <summary>One KPI of the catalogue: what it measures and how it is judged.</summary>
public sealed record KpiDefinition
{
    /// <summary>K1 to K34.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>A few words for narrow places.</summary>
    public required string ShortName { get; init; }

    /// <summary>Other names that people use.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>What it measures, in plain words.</summary>
    public required string Definition { get; init; }

    /// <summary>How it is computed, in words.</summary>
    public required string Formula { get; init; }

    public required KpiUnit Unit { get; init; }

    public required KpiDirection Direction { get; init; }

    public required KpiCadence Cadence { get; init; }

    /// <summary>True: tells early; false: tells what came of it.</summary>
    public required bool Leading { get; init; }

    /// <summary>In the core set for scorecard and digest.</summary>
    public required bool Core { get; init; }

    public required KpiKind Kind { get; init; }

    public required KpiSection Section { get; init; }

    public required KpiRule Rule { get; init; }

    /// <summary>The sections of the plan whose lines move it; set to null: the usual ones of its section.</summary>
    [System.Diagnostics.CodeAnalysis.AllowNull]
    public IReadOnlyList<PlanSection> DrivenBy { get => field ?? Usual(Section); init; }

    /// <summary>The lagging KPI that it tells of early; null: none was declared.</summary>
    public KpiLink? LeadsTo { get; init; }

    /// <summary>Lowest possible number; null: none.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Highest possible number; null: none.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Fewer cases than this give no colour when the number of cases is known; null: any number will
    /// do.</summary>
    public int? MinimumSample { get; init; }

    /// <summary>What the colour takes beside the rule; null: nothing.</summary>
    public KpiCondition? Condition { get; init; }

    /// <summary>Share in the weighted plan score, relative to the others.</summary>
    public decimal Weight { get; init; } = 1;

    /// <summary>The period that a number without one is for: weekly the current ISO week (numbers are given "so far"),
    /// monthly and quarterly the last one that is over, otherwise the current month.</summary>
    public Period PeriodOf(DateOnly today) => Cadence switch
    {
        KpiCadence.Weekly => Period.Of(PeriodKind.Week, today),
        KpiCadence.Monthly => Period.Of(PeriodKind.Month, today).Previous(),
        KpiCadence.Quarterly => Period.Of(PeriodKind.Quarter, today).Previous(),
        KpiCadence.Once => Period.Of(PeriodKind.Month, today),
        _ => throw new ArgumentOutOfRangeException(nameof(today), Cadence, "Unknown cadence."),
    };

    // Goals are reached by what is done in marketing and joint sales.
    private static IReadOnlyList<PlanSection> Usual(KpiSection section) => section switch
    {
        KpiSection.RampUp => [PlanSection.RampUp],
        KpiSection.Goals => [PlanSection.Marketing, PlanSection.JointSales],
        KpiSection.Marketing => [PlanSection.Marketing],
        KpiSection.JointSales => [PlanSection.JointSales],
        KpiSection.Service => [PlanSection.Service],
        KpiSection.All => PlanSections.All,
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, "Unknown section."),
    };
}
