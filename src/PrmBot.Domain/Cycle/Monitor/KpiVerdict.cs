namespace PrmBot.Cycle.Monitor;

/// <summary>The colours, worst last among those that judge.</summary>
public enum KpiColour
{
    Grey,
    Green,
    Amber,
    Red,
}

/// <summary>Why a KPI has its colour: a closed set, one sentence each.</summary>
public enum VerdictReason
{
    /// <summary>Grey: no number yet.</summary>
    NoData,

    /// <summary>Grey: nothing to compare with.</summary>
    NoTarget,

    /// <summary>Grey: fewer than three earlier numbers and no target.</summary>
    NoBaseline,

    /// <summary>Grey: less than 15 % of the working days are covered.</summary>
    TooEarly,

    /// <summary>Grey: the number is older than one and a half times its cadence.</summary>
    Stale,

    /// <summary>Grey: too few cases.</summary>
    SampleTooSmall,

    /// <summary>Grey: the interval of a share (3 of 7) holds the threshold, so it cannot be told.</summary>
    NotEnoughCases,

    /// <summary>Grey: never judged without its quality, which was not given.</summary>
    QualityUnknown,

    /// <summary>Grey: one side has not given its number yet, and the other's is not red by itself.</summary>
    OtherSideMissing,

    /// <summary>Green: on pace.</summary>
    OnPace,

    /// <summary>Amber: on pace, but the rest needs more than 1.25 times the recent rate.</summary>
    Slowing,

    /// <summary>Amber: between 80 and 95 % of what is expected to date.</summary>
    BehindPace,

    /// <summary>Amber: under 80 % of pace, but the recent rate nearly suffices (effort at most 1.10).</summary>
    Recovering,

    /// <summary>Red: under 80 % of pace.</summary>
    FarBehind,

    /// <summary>Green by threshold.</summary>
    Good,

    /// <summary>Amber by threshold.</summary>
    Near,

    /// <summary>Red by threshold.</summary>
    Bad,

    /// <summary>Amber: good as it is, but a certificate lapses soon.</summary>
    LapsesSoon,

    /// <summary>Amber: good as it is, but too little of it is well documented.</summary>
    PoorQuality,

    /// <summary>Amber or red: by the side that gave the lower number.</summary>
    OneSideLow,

    /// <summary>Red: both sides are too far apart.</summary>
    SidesApart,
}

/// <summary>One KPI judged on one day, with everything that answers "why?".</summary>
/// <param name="Kpi">What was judged.</param>
/// <param name="Day">The day of the judgement.</param>
/// <param name="Colour">The colour.</param>
/// <param name="Reason">Why.</param>
/// <param name="Measure">The numbers it was judged by, and the rule that was in force.</param>
public sealed record KpiVerdict(
    KpiDefinition Kpi, DateOnly Day, KpiColour Colour, VerdictReason Reason, KpiMeasure Measure)
{
    /// <summary>The colour before effort was looked at: what the next judgement's hysteresis starts from.</summary>
    public KpiColour Base { get; init; }

    /// <summary>True: the threshold was passed, but by less than .02 and for the first time, so the colour was
    /// kept.</summary>
    public bool Held { get; init; }

    /// <summary>Null before the first number, and when the numbers are too old.</summary>
    public Trend? Trend { get; init; }

    /// <summary>Attainment as a share of what is wanted by now, 1 = as wanted; null when grey.</summary>
    public decimal? Index => Colour == KpiColour.Grey ? null : Measure.Index;
}
