using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning.Lines;
using PrmBot.Storage;

namespace PrmBot.Planning.Negotiation;

/// <summary>A counter proposal to one line.</summary>
/// <param name="Line">Number, or words of the title.</param>
/// <param name="Edits">What it should be instead; those that meet a change in between are asked about.</param>
/// <param name="Reason">Why; null: not said.</param>
public sealed record Counter(string Line, IReadOnlyList<LineEdit> Edits, string? Reason)
{
    /// <summary>How many changes the line had when the person saw it; null: it is said of the line as it is.</summary>
    public int? Seen { get; init; }
}

/// <summary>
/// Proposes other values for fields of a line, for the side of the speaker, who stands by it: that side has
/// accepted the new wording when nothing is missing in it, the other has to look again. The former value stays.
/// </summary>
public static class CounterLine
{
    private const int LongestReason = 500;

    public static async Task<Outcome<StoredLine>> RunAsync(
        Session session, Partner partner, Counter counter, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner.Of, ct);
        if (!found.Succeeded(out var plan, out var no)
            || !LineLookup.Find(plan, counter.Line).Succeeded(out var former, out no))
        {
            return no;
        }

        if (Refuses(plan, counter) is { } refusal)
        {
            return refusal;
        }

        var merge = LineMerge.Of(plan, former, counter.Seen ?? int.MaxValue, counter.Edits);
        var edited = LineWork.Apply(session, plan, former, merge.Edits, partner, counter.Reason);
        if (!edited.Succeeded(out var changed, out no))
        {
            return no;
        }

        if (!ReferenceEquals(changed, former))
        {
            return LineWork.Store(session, plan, StoodBy(session, changed), isCounter: true)
                with { Conflicts = merge.Conflicts, Between = merge.Between };
        }

        return merge.Conflicts.Count == 0
            ? new Refusal("plan.counter_same").With("line", former.Number).With("title", former.Title)
            : new StoredLine(plan, former, []) { Conflicts = merge.Conflicts, Between = merge.Between };
    }

    private static Refusal? Refuses(JointPlan plan, Counter counter)
    {
        if (plan.State == PlanState.Draft)
        {
            return new Refusal("plan.counter_draft");
        }

        if (counter.Edits.FirstOrDefault(e => e.Field.IsReport()) is { } report)
        {
            return new Refusal("plan.counter_field").With("field", report.Field.Key());
        }

        return counter.Reason?.Length > LongestReason
            ? new Refusal("plan.text_too_long").With("most", LongestReason)
            : null;
    }

    internal static PlanLine StoodBy(Session session, PlanLine line)
    {
        var open = line.Status == LineStatus.Proposed
            ? line with { Status = LineStatus.Countered }
            : line;
        var yes = new Acceptance(PlanSides.Of(session.Caller), session.Caller.Who, session.Now, line.Revision);
        return line.Missing.Count == 0 ? open with { Acceptances = [.. open.Acceptances, yes] } : open;
    }
}
