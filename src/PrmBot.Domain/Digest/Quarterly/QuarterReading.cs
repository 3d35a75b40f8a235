using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;
using PrmBot.Planning.Catalogue;

namespace PrmBot.Digest.Quarterly;

/// <summary>Reads a quarter out of plan, numbers and proposals: pure.</summary>
public static class QuarterReading
{
    /// <summary>The catalogue's element whose lines are joint accounts.</summary>
    public const string Account = "account_penetration";

    private const int LastDays = 21;
    private const int FingerprintBytes = 8;

    /// <summary>The quarter to look back on: the running one in its last three weeks, else the one before.</summary>
    public static Period QuarterOn(DateOnly day)
    {
        var running = Period.Of(PeriodKind.Quarter, day);
        return running.End.DayNumber - day.DayNumber < LastDays ? running : running.Previous();
    }

    /// <param name="catalogue">All KPIs.</param>
    /// <param name="series">What was recorded.</param>
    /// <param name="plan">As both sides see it; null: none.</param>
    /// <param name="proposals">Those that both sides may see.</param>
    /// <param name="today">The reader's date.</param>
    public static QuarterlyReview Of(
        KpiCatalogue catalogue, IReadOnlyList<KpiSeries> series, JointPlan? plan,
        IReadOnlyList<ChangeProposal> proposals, DateOnly today)
    {
        var quarter = QuarterOn(today);
        var next = Period.Of(PeriodKind.Quarter, quarter.End.AddDays(1));
        var day = quarter.End < today ? quarter.End.AddDays(1) : today;
        List<KpiVerdict> numbers =
        [
            .. ReadKpis.Of(catalogue, [.. series.Select(s => Within(s, quarter))], day).Verdicts
                .Where(v => v.Measure.Latest is { Period: var of } && of.End >= quarter.Start),
        ];
        var commitments = Commitments(plan, quarter, today);
        return new QuarterlyReview
        {
            Quarter = quarter,
            Commitments = commitments,
            Kept = [.. Enum.GetValues<PlanSide>().Select(s => KeptBy(s, commitments)).Where(k => k.Due > 0)],
            Numbers = numbers,
            Exceptions =
            [
                .. numbers.Where(v => v.Colour is KpiColour.Red or KpiColour.Amber)
                    .OrderByDescending(v => v.Colour).ThenByDescending(v => v.Kpi.Core).ThenBy(v => v.Index),
            ],
            Pipeline =
            [
                .. (plan?.In(PlanSection.JointSales) ?? [])
                    .Where(l => l.Element == Account && l.Status != LineStatus.Done)
                    .OrderByDescending(l => l.Target?.Value ?? 0).ThenBy(l => l.Number),
            ],
            Proposals = [.. proposals.Where(p => p.IsOpen && p.IsShared).OrderBy(p => p.Type).ThenBy(p => p.Number)],
            Next =
            [
                .. (plan?.OpenLines ?? []).Where(l => l.Status != LineStatus.Done && l.Due is { } due
                    && next.Contains(due)).OrderBy(l => l.Due).ThenBy(l => l.Number),
            ],
            Fingerprint = FingerprintOf(numbers),
            Plan = plan,
        };
    }

    /// <summary>The same numbers, the same text; sixteen hexadecimal digits.</summary>
    private static string FingerprintOf(IEnumerable<KpiVerdict> numbers)
    {
        var text = new StringBuilder();
        foreach (var m in numbers.Select(v => v.Measure))
        {
            text.Append(CultureInfo.InvariantCulture, $"{m.Latest!.Period}|{m.Latest.Value}|{m.Latest.Currency}|")
                .Append(CultureInfo.InvariantCulture, $"{m.Actual}|{m.Target?.Period}|{m.Target?.Value}|")
                .Append(CultureInfo.InvariantCulture, $"{m.Latest.Dispute?.Value}\n");
        }

        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, FingerprintBytes));
    }

    // What is wanted of the next quarter says nothing about this one.
    private static KpiSeries Within(KpiSeries series, Period quarter) => series with
    {
        Values = [.. series.Values.Where(v => v.Period.End <= quarter.End)],
        Targets = [.. series.Targets.Where(t => t.Period.Start <= quarter.End)],
    };

    private static List<QuarterCommitment> Commitments(JointPlan? plan, Period quarter, DateOnly today) =>
    [
        .. (plan?.OpenLines ?? []).Where(l => l.Element is not Account and not PlanElement.Goal)
            .Select(l => Commitment(l, quarter, today)).OfType<QuarterCommitment>()
            .OrderBy(c => c.Outcome).ThenBy(c => c.Promised).ThenBy(c => c.Line.Number),
    ];

    // A line whose day was moved out of the quarter was promised in it all the same.
    private static QuarterCommitment? Commitment(PlanLine line, Period quarter, DateOnly today)
    {
        var moved = line.Changes.LastOrDefault(c => c.Field == LineField.Due
            && DateOnly.TryParseExact(c.From, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            && quarter.Contains(from) && !(line.Due is { } due && quarter.Contains(due)));
        var promised = moved is null ? line.Due
            : DateOnly.ParseExact(moved.From!, "O", CultureInfo.InvariantCulture);
        if (promised is not { } day || !quarter.Contains(day) || day >= today)
        {
            return null;
        }

        var done = LinkedWork.DoneOn(line);
        var outcome = line.Status != LineStatus.Done ? CommitmentOutcome.NotDone
            : done > day ? CommitmentOutcome.DoneLate : CommitmentOutcome.Done;
        return new QuarterCommitment(
            line, outcome, day, outcome == CommitmentOutcome.Done ? null : ReasonOf(line, moved));
    }

    // What was said when it was moved, else who stands in the way, else the latest comment.
    private static string? ReasonOf(PlanLine line, LineChange? moved) =>
        moved?.Reason ?? line.Changes.LastOrDefault(c => c is { Field: LineField.Due, Reason: not null })?.Reason
        ?? line.BlockedBy?.Name ?? line.Note;

    private static SideKept KeptBy(PlanSide side, List<QuarterCommitment> commitments)
    {
        var own = commitments.FindAll(c => (side == PlanSide.Us ? c.Line.OurOwner : c.Line.PartnerOwner) is not null);
        return new SideKept(side, own.Count(c => c.Outcome == CommitmentOutcome.Done), own.Count);
    }
}
