namespace PrmBot.Cycle.Monitor;

/// <summary>
/// What a number needs beside it to be judged; which part, its KPI's <see cref="KpiCondition"/> says.
/// </summary>
public sealed record KpiDetail
{
    /// <summary>The day on which the next valid certificate lapses; null: none does.</summary>
    public DateOnly? Lapses { get; init; }

    /// <summary>How much of it was well documented, in percent; null: not said.</summary>
    public decimal? Quality { get; init; }

    /// <summary>The number of each side, where both give one; null: it is one number for both.</summary>
    public KpiSides? Sides { get; init; }
}

/// <summary>What each side gave, in the KPI's unit; null: that side has not yet.</summary>
public sealed record KpiSides(decimal? Us, decimal? Partner)
{
    /// <summary>Mean of both, or the one that is there.</summary>
    public decimal Mean => ((Us ?? Partner ?? 0) + (Partner ?? Us ?? 0)) / 2;

    /// <summary>The lower one, or the one that is there; null: neither is.</summary>
    public decimal? Lowest => Us is { } us && Partner is { } partner ? Math.Min(us, partner) : Us ?? Partner;

    /// <summary>How far apart they are; null: one is missing.</summary>
    public decimal? Gap => Us - Partner is { } apart ? Math.Abs(apart) : null;
}
