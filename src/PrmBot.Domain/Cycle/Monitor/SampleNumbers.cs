namespace PrmBot.Cycle.Monitor;

/// <summary>Numbers of one KPI for the sample portfolio, relative to the day of loading.</summary>
/// <param name="Kpi">K1 to K34.</param>
/// <param name="Every">What kind of period each number is for.</param>
/// <param name="Currency">ISO 4217; null: no money.</param>
/// <param name="Values">Oldest first, the last one of the last finished period; null: a gap.</param>
/// <param name="Targets">What is to be reached.</param>
public sealed record SampleNumbers(
    string Kpi, PeriodKind Every, string? Currency, IReadOnlyList<decimal?> Values,
        IReadOnlyList<SampleTarget> Targets)
{
    /// <summary>How much was well documented, in percent, in each period; null: the KPI has no such thing.</summary>
    public decimal? Quality { get; init; }
}

/// <summary>A target of the sample portfolio.</summary>
/// <param name="Every">What kind of period it is for.</param>
/// <param name="Offset">0: the running one; -1: the one before.</param>
/// <param name="Value">In the KPI's unit.</param>
public sealed record SampleTarget(PeriodKind Every, int Offset, decimal Value);
