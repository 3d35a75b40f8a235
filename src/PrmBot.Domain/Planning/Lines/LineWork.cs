using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Planning.Lines;

/// <summary>Applies several edits to one line: all of them, or the first refusal and none.</summary>
internal static class LineWork
{
    public static Outcome<PlanLine> Apply(
        Session session, JointPlan plan, PlanLine line, IReadOnlyList<LineEdit> edits, Partner partner,
        string? reason = null)
    {
        var changed = line;
        foreach (var wanted in edits)
        {
            var edit = wanted is LineEdit.OfTick { Week: null } tick
                ? tick with { Week = WeekTick.WeekOf(session.Today) }
                : wanted;
            if (edit is LineEdit.OfTick)
            {
                changed = SilentWeeks.Count(
                    plan.AsOf(session.Today), changed, session.Today, session.Caller.Who, session.Now);
            }

            if (LineRules.Check(plan, changed, edit, partner, session.Today) is { } no)
            {
                return no;
            }

            changed = edit.Apply(changed, plan, new Editing(session.Caller, session.Now, reason));
        }

        return changed;
    }

    /// <summary>Puts the plan with the line, when the line differs from the stored one.</summary>
    /// <param name="isCounter">True: a shared plan is countered by it, whoever does it.</param>
    public static StoredLine Store(Session session, JointPlan plan, PlanLine line, bool isCounter = false)
    {
        var former = plan.Lines.FirstOrDefault(l => l.Number == line.Number);
        if (ReferenceEquals(former, line))
        {
            return new StoredLine(plan, line, []);
        }

        var with = plan.With(line, PlanSides.Of(session.Caller));
        var next = isCounter && with.State == PlanState.Shared ? with with { State = PlanState.Countered } : with;
        session.Work.Put(next);
        return new StoredLine(next, line, [.. line.Changes.Skip(former?.Changes.Count ?? 0)]);
    }
}
