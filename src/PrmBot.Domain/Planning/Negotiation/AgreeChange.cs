using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Versions;
using PrmBot.Storage;

namespace PrmBot.Planning.Negotiation;

/// <summary>A change of the plan that both sides said yes to, outside of the negotiation line by line.</summary>
/// <param name="Other">The yes of the side that is not speaking now.</param>
/// <param name="Reason">Why, for the lines' histories.</param>
public sealed record AgreedChange(Acceptance Other, string Reason)
{
    /// <summary>By the number of the line.</summary>
    public IReadOnlyList<(int Line, LineEdit Edit)> Edits { get; init; } = [];

    public IReadOnlyList<NewLine> Lines { get; init; } = [];
}

/// <summary>The plan after a change.</summary>
/// <param name="Version">The version that it made; null: the plan is still being negotiated, so it is a part of that.
/// </param>
public sealed record ChangedPlan(JointPlan Plan, int? Version);

/// <summary>
/// Makes a change that both sides accepted: all of it, or the first refusal and none. A plan that was agreed is agreed
/// again with it, as its next version, signed by those two; in one that is being negotiated the lines count as accepted
/// by both.
/// </summary>
public static class AgreeChange
{
    public static async Task<Outcome<ChangedPlan>> RunAsync(
        Session session, Partner partner, AgreedChange change, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner.Of, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return no;
        }

        var made = Make(session, partner, plan, change);
        if (!made.Succeeded(out var changed, out no))
        {
            return no;
        }

        var own = new Acceptance(PlanSides.Of(session.Caller), session.Caller.Who, session.Now, changed.Plan.Revision);
        var other = change.Other with { Revision = changed.Plan.Revision };
        var accepted = Accept(Accept(changed.Plan, changed.Lines, own), changed.Lines, other);
        var isAgreed = plan.State is PlanState.Agreed or PlanState.Active
            && changed.Lines.All(n => accepted.Line(n).Missing.Count == 0);
        return isAgreed ? Sign(session, plan, accepted, [own, other]) : Keep(session, accepted);
    }

    private static Outcome<(JointPlan Plan, List<int> Lines)> Make(
        Session session, Partner partner, JointPlan plan, AgreedChange change)
    {
        var (side, touched) = (PlanSides.Of(session.Caller), new List<int>());
        foreach (var (number, edit) in change.Edits)
        {
            if (plan.OpenLines.FirstOrDefault(l => l.Number == number) is not { } line)
            {
                return new Refusal("plan.unknown_line").With("given", number).With("count", plan.OpenLines.Count());
            }

            var edited = LineWork.Apply(session, plan, line, [edit], partner, change.Reason);
            if (!edited.Succeeded(out var next, out var no))
            {
                return no;
            }

            plan = plan.With(next, side);
            touched.Add(number);
        }

        foreach (var added in change.Lines)
        {
            if (!AddLine.Make(session, plan, partner, added).Succeeded(out var line, out var no))
            {
                return no;
            }

            plan = plan.With(line, side);
            touched.Add(line.Number);
        }

        return (plan, touched);
    }

    private static JointPlan Accept(JointPlan plan, List<int> lines, Acceptance yes) =>
        AcceptLines.Accept(plan, [.. lines.Distinct().Select(plan.Line)], yes);

    private static ChangedPlan Sign(Session session, JointPlan former, JointPlan plan, Acceptance[] signatures)
    {
        var next = plan with
        {
            State = former.State,
            Signatures = [.. plan.Signatures, .. signatures],
            AgreedVersion = plan.AgreedVersion + 1,
            SharedRevision = former.SharedRevision == former.Revision ? plan.Revision : former.SharedRevision,
        };
        session.Work.Put(next);
        session.Work.Put(PlanVersion.Signed(next, session.Now));
        return new ChangedPlan(next, next.AgreedVersion);
    }

    private static ChangedPlan Keep(Session session, JointPlan plan)
    {
        session.Work.Put(plan);
        return new ChangedPlan(plan, null);
    }
}
