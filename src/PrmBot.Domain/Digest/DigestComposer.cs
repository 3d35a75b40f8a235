using PrmBot.Cycle;
using PrmBot.Cycle.Monitor;

namespace PrmBot.Digest;

/// <summary>
/// Composes the weekly digest (domain/cycle.md, monitor): pure, the same input gives the same digest. "A week ago"
/// is the same series judged seven days earlier.
/// </summary>
public static class DigestComposer
{
    private const int MostExceptions = 5;
    private const int MostWins = 3;
    private const int MostDue = 5;
    private const int MostComing = 3;
    private const int FewDue = 2;
    private const int Enough = 4;
    private const int Week = 7;

    /// <param name="catalogue">All KPIs.</param>
    /// <param name="series">What was recorded with the partner.</param>
    /// <param name="dated">Commitments with a date that are not kept yet.</param>
    /// <param name="today">The reader's date.</param>
    /// <param name="facts">Plan, proposals and who reads it; null: none, and the partner reads along.</param>
    public static WeeklyDigest Compose(
        KpiCatalogue catalogue, IReadOnlyList<KpiSeries> series, IReadOnlyList<DueLine> dated, DateOnly today,
        DigestFacts? facts = null)
    {
        facts ??= new DigestFacts();
        var now = ReadKpis.Of(catalogue, series, today);
        var before = ReadKpis.ColoursOf(catalogue, [.. series.Select(s => AsOf(s, today.AddDays(-Week)))],
            today.AddDays(-Week));
        var colours = before.Verdicts.ToDictionary(v => v.Kpi.Id, v => v.Colour);
        var known = now.Verdicts.Where(v => v.Measure.Latest is not null || v.Measure.Target is not null)
            .Where(v => facts.MayShow(v, now.Verdicts)).ToList();
        var exceptions = Exceptions(known, colours);
        var wins = Wins(known, exceptions);
        var standing = Standing(known, [.. exceptions, .. wins]);
        var ordered = dated.OrderByDescending(d => d.Overdue).ThenBy(d => d.Due).ToList();
        var due = ordered.FindAll(d => d.Due <= today.AddDays(Week));
        var mentioned = exceptions.Concat(wins).Concat(standing).Select(i => i.Verdict).ToHashSet();
        return new WeeklyDigest
        {
            Week = Period.Of(PeriodKind.Week, today),
            Score = now.Score,
            ScoreBefore = before.Score,
            Exceptions = [.. exceptions.Select(e => facts.Argue(e, catalogue, today))],
            Wins = wins,
            Standing = standing,
            Done = facts.DoneSince(today.AddDays(-Week)),
            Agreed = facts.AgreedSince(today.AddDays(-Week)),
            Mood = Mood(known, exceptions, due),
            Due = [.. due.Take(MostDue)],
            Coming = [.. ordered.Skip(due.Count).Take(due.Count > FewDue ? 0 : MostComing)],
            Decision = Decision(known, due),
            Rest = [.. known.Where(v => !mentioned.Contains(v)).Select(v => new DigestItem(v, DigestChange.Rest))],
        };
    }

    /// <summary>What was complete on a day: the numbers of later periods and of the one then running are left
    /// out.</summary>
    private static KpiSeries AsOf(KpiSeries series, DateOnly day) =>
        series with { Values = [.. series.Values.Where(v => v.Period.End < day)] };

    private static List<DigestItem> Exceptions(List<KpiVerdict> known, Dictionary<string, KpiColour> before)
    {
        var red = known.Where(v => v.Colour == KpiColour.Red)
            .OrderByDescending(v => v.Kpi.Core).ThenBy(v => v.Index).Select(v => new DigestItem(v, DigestChange.Red));
        var amber = known.Where(v => v.Colour == KpiColour.Amber && before[v.Kpi.Id] != KpiColour.Amber)
            .OrderByDescending(v => v.Kpi.Core).ThenBy(v => v.Index)
                .Select(v => new DigestItem(v, DigestChange.NewAmber));
        var recovered = known.Where(v => v.Colour == KpiColour.Green && before[v.Kpi.Id] > KpiColour.Green)
            .OrderByDescending(v => v.Kpi.Core).Select(v => new DigestItem(v, DigestChange.Recovered));
        return [.. red.Concat(amber).Concat(recovered).Take(MostExceptions)];
    }

    private static List<DigestItem> Wins(List<KpiVerdict> known, List<DigestItem> exceptions) =>
    [
        .. known.Where(v => v.Colour == KpiColour.Green && v.Index >= 1 && exceptions.All(e => e.Verdict != v))
            .OrderByDescending(v => v.Kpi.Core).ThenByDescending(v => v.Index)
            .Take(MostWins).Select(v => new DigestItem(v, DigestChange.Win)),
    ];

    // A partner with few numbers has nothing new on most weeks; what there is, is the news then.
    private static List<DigestItem> Standing(List<KpiVerdict> known, List<DigestItem> mentioned) =>
    [
        .. known.Where(v => mentioned.TrueForAll(m => m.Verdict != v))
            .OrderByDescending(v => v.Colour == KpiColour.Amber).ThenByDescending(v => v.Kpi.Core)
            .ThenByDescending(v => v.Measure.Latest is not null)
            .Take(Math.Max(0, Enough - mentioned.Count)).Select(v => new DigestItem(v, DigestChange.Standing)),
    ];

    private static DigestMood Mood(List<KpiVerdict> known, List<DigestItem> exceptions, List<DueLine> due)
    {
        if (known.Count == 0)
        {
            return DigestMood.Empty;
        }

        var judged = known.FindAll(v => v.Colour != KpiColour.Grey);
        if (judged.Count == 0 && known.Exists(v => v.Reason == VerdictReason.Stale))
        {
            return DigestMood.AllStale;
        }

        var isGreen = judged.Count > 0 && judged.TrueForAll(v => v.Colour == KpiColour.Green);
        return isGreen && !due.Exists(d => d.Overdue) ? DigestMood.AllGreen
            : exceptions.Count + due.Count == 0 ? DigestMood.Quiet : DigestMood.Usual;
    }

    private static DigestDecision? Decision(List<KpiVerdict> known, List<DueLine> due)
    {
        var reds = known.Where(v => v.Colour == KpiColour.Red).OrderByDescending(v => v.Kpi.Core).ThenBy(v => v.Index);
        if (reds.FirstOrDefault() is { } red)
        {
            return new DigestDecision(DecisionKind.Remedy, red, null);
        }

        if (due.FirstOrDefault(d => d.Overdue) is { } late)
        {
            return new DigestDecision(DecisionKind.OverdueLine, null, late);
        }

        var missing = known.FirstOrDefault(v => v.Kpi.Core && v.Reason is VerdictReason.NoData or VerdictReason.Stale);
        if (missing is not null)
        {
            return new DigestDecision(DecisionKind.MissingNumber, missing, null);
        }

        var behind = known.Where(v => v.Kpi.Core && v.Colour == KpiColour.Amber).MinBy(v => v.Index);
        if (behind is not null)
        {
            return new DigestDecision(DecisionKind.CloseGap, behind, null);
        }

        var aimless = known.FirstOrDefault(v => v.Kpi.Core && v.Reason == VerdictReason.NoTarget);
        return aimless is null ? null : new DigestDecision(DecisionKind.MissingTarget, aimless, null);
    }
}
