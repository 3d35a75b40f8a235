using PrmBot.Identity;
using PrmBot.Planning.Lines;
using PrmBot.Storage;

namespace PrmBot.Planning.Negotiation;

/// <summary>Says yes to one line or to all that are open, for the side of the speaker and for no other.</summary>
public static class AcceptLines
{
    /// <param name="session">Of a manager, or of one who speaks for the partner.</param>
    /// <param name="partner">Whose plan.</param>
    /// <param name="line">Number or words of the title; null: all that are complete and not yet accepted.</param>
    /// <param name="seen">
    /// The wording that the person saw, of the line or, for all, of the plan: a yes to what nobody showed is none.
    /// Null: the person speaks of what is there now.
    /// </param>
    /// <param name="ct">Ends the work early.</param>
    public static async Task<Outcome<StoredLines>> RunAsync(
        Session session, PartnerId partner, string? line, int? seen, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return no;
        }

        if (plan.State == PlanState.Draft)
        {
            return new Refusal("plan.share_first");
        }

        var side = PlanSides.Of(session.Caller);
        if (!Wanted(plan, side, line).Succeeded(out var lines, out no))
        {
            return no;
        }

        if (seen is { } was && was != (line is null ? plan.Revision : lines[0].Revision))
        {
            return line is null
                ? new Refusal("plan.changed_since")
                : new Refusal("plan.line_changed_since").With("line", lines[0].Number).With("title", lines[0].Title);
        }

        var next = Accept(plan, lines, new Acceptance(side, session.Caller.Who, session.Now, 0));
        session.Work.Put(next);
        return new StoredLines(next, [.. lines.Select(l => next.Line(l.Number))]);
    }

    /// <summary>The plan with one side's yes to these lines; a line that both sides said yes to is agreed.</summary>
    internal static JointPlan Accept(JointPlan plan, IReadOnlyList<PlanLine> lines, Acceptance yes) => plan with
    {
        Lines = [.. plan.Lines.Select(l => lines.Contains(l) && !l.IsAcceptedBy(yes.Side) ? Accept(l, yes) : l)],
    };

    private static Outcome<IReadOnlyList<PlanLine>> Wanted(JointPlan plan, PlanSide side, string? line)
    {
        if (line is null)
        {
            List<PlanLine> open = [.. plan.OpenLines.Where(l => l.Missing.Count == 0 && !l.IsAcceptedBy(side))];
            return open.Count > 0 ? open : new Refusal("plan.nothing_to_accept");
        }

        if (!LineLookup.Find(plan, line).Succeeded(out var one, out var no))
        {
            return no;
        }

        if (one.Missing.Count > 0)
        {
            return new Refusal("plan.line_incomplete").With("line", one.Number).With("title", one.Title);
        }

        return one.IsAcceptedBy(side)
            ? new Refusal("plan.line_accepted_already").With("line", one.Number).With("title", one.Title)
            : new List<PlanLine> { one };
    }

    private static PlanLine Accept(PlanLine line, Acceptance yes)
    {
        var accepted = line with { Acceptances = [.. line.Acceptances, yes with { Revision = line.Revision }] };
        var isAgreed = accepted.IsAcceptedBy(PlanSide.Us) && accepted.IsAcceptedBy(PlanSide.Partner);
        return isAgreed && line.Status is (LineStatus.Proposed or LineStatus.Countered)
            ? accepted with { Status = LineStatus.Agreed }
            : accepted;
    }
}
