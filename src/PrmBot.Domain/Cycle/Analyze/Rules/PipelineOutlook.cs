using PrmBot.Cycle.Monitor;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// What the pipeline of the last three months will bring when it comes due, against what has to be brought in as long
/// a time (domain/cycle.md 4.5). The win rate is K21 over half a year, the lag K22 where known.
/// </summary>
internal static class PipelineOutlook
{
    public const string Pipeline = "K8";
    private const string Win = "K21";
    private const string Cycle = "K22";
    private const int Span = 91;
    private const int FewestWeeks = 6;

    /// <summary>Null for another KPI than pipeline, or when a number that it takes is missing.</summary>
    public static LeadForecast? Of(AnalysisCase one, KpiStanding leading)
    {
        if (leading.Kpi.Id != Pipeline || leading.Verdict.Measure.Grey == VerdictReason.Stale
            || WinRateOf(one) is not { } win
            || one.Kpi(leading.Kpi.LeadsTo!.Kpi)?.Verdict.Measure.Target is not { } target)
        {
            return null;
        }

        var landed = leading.Finished.Where(v => v.Period.End >= one.Day.AddDays(-Span)).ToList();
        var days = landed.Sum(v => v.Period.End.DayNumber - v.Period.Start.DayNumber + 1);
        if (days < FewestWeeks * 7)
        {
            return null;
        }

        var whole = target.Period.End.DayNumber - target.Period.Start.DayNumber + 1;
        return LeadForecast.Of(
            [.. landed.Select(v => new PipelineStage(v.Value, win))], target.Value * days / whole);
    }

    // One month's deals are few; null: not known, or too old.
    private static decimal? WinRateOf(AnalysisCase one)
    {
        if (one.Kpi(Win) is not { } kpi || kpi.Verdict.Reason == VerdictReason.Stale)
        {
            return null;
        }

        var half = kpi.Finished.Where(v => v.Period.End >= one.Day.AddDays(-2 * Span)).ToList();
        return half.Count == 0 ? null
            : half.Sum(v => v.Value * (v.Sample ?? 1)) / half.Sum(v => v.Sample ?? 1) / 100;
    }

    /// <summary>How many days later it shows.</summary>
    public static int LagDays(AnalysisCase one, KpiDefinition leading) =>
        one.Kpi(Cycle)?.Verdict.Measure.Latest is { Value: > 0 } cycle
            ? (int)Math.Min(cycle.Value, 730) : leading.LeadsTo!.LagDays;
}
