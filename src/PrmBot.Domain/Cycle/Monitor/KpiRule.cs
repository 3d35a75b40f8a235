namespace PrmBot.Cycle.Monitor;

/// <summary>How a KPI gets its colour: a closed set. Source of the defaults: domain/cycle.md, KPI catalogue.</summary>
public abstract record KpiRule
{
    private KpiRule()
    {
    }

    /// <summary>Compared with what is expected to date of the target; see <see cref="PaceIndex"/>.</summary>
    public sealed record Pace : KpiRule;

    /// <summary>Compared with fixed numbers in the KPI's unit. A target set for the partner replaces <paramref
    /// name="Green"/>
    /// and moves <paramref name="Amber"/> in proportion.</summary>
    /// <param name="Green">At it or better: green.</param>
    /// <param name="Amber">At it or better: amber; worse: red.</param>
    /// <param name="Strict">True: exactly <paramref name="Green"/> is amber already.</param>
    public sealed record Thresholds(decimal Green, decimal Amber, bool Strict = false) : KpiRule;

    /// <summary>Green between two numbers, amber above them or down to <paramref name="AmberLow"/>, red
    /// below.</summary>
    public sealed record Band(decimal GreenLow, decimal GreenHigh, decimal AmberLow) : KpiRule;

    /// <summary>
    /// Compared with the plan's target, or, where none is set, with the median of the earlier numbers (three at least).
    /// At it or better: green; up to a quarter worse (times 1.25, or divided by it): amber; else red.
    /// </summary>
    public sealed record Baseline : KpiRule;
}
