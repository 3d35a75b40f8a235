using System.Globalization;
using PrmBot.Planning;

namespace PrmBot.Cycle.Analyze.Rules;

/// <summary>
/// Whether an activity brings less lately than before (F3's guard rail, domain/cycle.md 4.7): then more money for it
/// may bring nothing. By what was reported of it: the gain of the last step against that of the one before, for the
/// money spent meanwhile where both are known, else for the days.
/// </summary>
internal static class Saturation
{
    /// <summary>False also where fewer than two steps were reported: then there is no sign of it.</summary>
    /// <param name="line">With its history.</param>
    /// <param name="start">Its first day.</param>
    public static bool IsDeclining(PlanLine line, DateOnly start)
    {
        var steps = Steps(line, start);
        if (steps is not [.., var former, var last])
        {
            return false;
        }

        return former.Spent > 0 && last.Spent > 0
            ? last.Gain / last.Spent < former.Gain / former.Spent
            : last.Gain / last.Days < former.Gain / former.Days;
    }

    // From one report of progress to the next, those of one day as one.
    private static List<(decimal Gain, decimal Spent, decimal Days)> Steps(PlanLine line, DateOnly start)
    {
        var (steps, from) = (new List<(decimal, decimal, decimal)>(), (Day: start, Percent: 0m, Spent: 0m));
        var reports = line.Changes.Where(c => c.Field == LineField.Percent && Number(c) is not null)
            .GroupBy(DayOf).OrderBy(g => g.Key).Where(g => g.Key > start);
        foreach (var report in reports)
        {
            var (percent, spent) = (Number(report.Last())!.Value, SpentUntil(line, report.Key));
            steps.Add((percent - from.Percent, spent - from.Spent, report.Key.DayNumber - from.Day.DayNumber));
            from = (report.Key, percent, spent);
        }

        return steps;
    }

    private static decimal SpentUntil(PlanLine line, DateOnly day) =>
        line.Changes.LastOrDefault(c => c.Field == LineField.Spent && DayOf(c) <= day) is { } change
            ? Number(change) ?? 0 : 0;

    private static DateOnly DayOf(LineChange change) => DateOnly.FromDateTime(change.At.UtcDateTime);

    private static decimal? Number(LineChange change) =>
        decimal.TryParse(change.To, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
