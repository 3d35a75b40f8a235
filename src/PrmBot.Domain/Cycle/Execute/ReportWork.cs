using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Negotiation;
using PrmBot.Storage;

namespace PrmBot.Cycle.Execute;

/// <summary>
/// Takes what an owner reports. Nothing counts as done without an owner and something that shows it (domain/cycle.md);
/// a manager may answer for it instead, and the line's history says so. Another day is another wording: in a shared
/// plan the other side has to agree to it. When the report comes makes no difference.
/// </summary>
public static class ReportWork
{
    /// <summary>What the line's history says where a manager answers for it.</summary>
    public const string WithoutEvidence = "without evidence, on the word of a manager";

    private const int LongestText = 500;

    /// <param name="session">Anybody who may work on the plan.</param>
    /// <param name="partner">Whose plan.</param>
    /// <param name="line">The line's number, or words of its title.</param>
    /// <param name="report">What is reported.</param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<ReportedLine>> RunAsync(
        Session session, Partner partner, string line, WorkReport report, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner.Of, ct);
        return found.Succeeded(out var plan, out var no) && LineLookup.Find(plan, line).Succeeded(out var one, out no)
            ? Report(session, partner, plan, one, report)
            : no;
    }

    private static Outcome<ReportedLine> Report(
        Session session, Partner partner, JointPlan plan, PlanLine line, WorkReport report)
    {
        if (Refuses(session.Caller, line, report) is { } wrong)
        {
            return wrong;
        }

        var reason = report switch
        {
            WorkReport.Done { OnMyWord: true } => WithoutEvidence,
            WorkReport.Moved moved => moved.Reason,
            _ => null,
        };
        var edited = LineWork.Apply(session, plan, line, Edits(line, report), partner, reason);
        if (!edited.Succeeded(out var changed, out var no))
        {
            return no;
        }

        if (report is WorkReport.Blocked { By: { } by } && changed.BlockedBy != by)
        {
            changed = changed with { BlockedBy = by };
        }

        var isMoved = report is WorkReport.Moved && !ReferenceEquals(changed, line) && plan.State != PlanState.Draft;
        var stored = LineWork.Store(
            session, plan, isMoved ? CounterLine.StoodBy(session, changed) : changed, isCounter: isMoved);
        return new ReportedLine(stored.Plan, stored.Line, stored.Changes)
        {
            WaitsForOtherSide = isMoved,
            Unblocked = line.Status != LineStatus.Done && stored.Line.Status == LineStatus.Done
                ? WorkList.UnblockedBy(stored.Plan, stored.Line) : [],
        };
    }

    private static Refusal? Refuses(Caller caller, PlanLine line, WorkReport report)
    {
        var words = report switch
        {
            WorkReport.Done done => done.Evidence,
            WorkReport.InProgress progress => progress.Note,
            WorkReport.Blocked blocked => blocked.Note,
            WorkReport.Moved moved => moved.Reason,
            _ => throw new ArgumentOutOfRangeException(nameof(report), report, "Unknown report."),
        };
        if (words?.Length > LongestText)
        {
            return new Refusal("plan.text_too_long").With("most", LongestText);
        }

        return report switch
        {
            WorkReport.Done when line is { OurOwner: null, PartnerOwner: null } =>
                new Refusal("work.no_owner").With("line", line.Number).With("title", line.Title),
            WorkReport.Done { OnMyWord: true } when caller.Role != Role.Manager =>
                new Refusal("work.needs_evidence").With("line", line.Number).With("title", line.Title),
            WorkReport.Done { OnMyWord: false, Evidence: null } when line.Evidence is null =>
                new Refusal("work.needs_evidence").With("line", line.Number).With("title", line.Title),
            WorkReport.Moved moved when moved.To == line.Due =>
                new Refusal("work.same_day").With("line", line.Number).With("date", moved.To),
            WorkReport.Moved when line.Status == LineStatus.Done =>
                new Refusal("work.done_already").With("line", line.Number).With("title", line.Title),
            _ => null,
        };
    }

    private static List<LineEdit> Edits(PlanLine line, WorkReport report) => report switch
    {
        WorkReport.Done { Evidence: { } shown } =>
            [new LineEdit.OfEvidence(shown), new LineEdit.OfStatus(LineStatus.Done)],
        WorkReport.Done => [new LineEdit.OfStatus(LineStatus.Done)],
        WorkReport.InProgress progress => [new LineEdit.OfStatus(LineStatus.InProgress), .. Note(line, progress.Note)],
        WorkReport.Blocked blocked => [new LineEdit.OfStatus(LineStatus.Blocked), .. Note(line, blocked.Note)],
        WorkReport.Moved moved => [new LineEdit.OfDue(moved.To)],
        _ => throw new ArgumentOutOfRangeException(nameof(report), report, "Unknown report."),
    };

    // Pressed or said twice, a comment is there once.
    private static IEnumerable<LineEdit> Note(PlanLine line, string? note) =>
        string.IsNullOrWhiteSpace(note) || line.Note == note.Trim() ? [] : [new LineEdit.OfNote(note.Trim())];
}
