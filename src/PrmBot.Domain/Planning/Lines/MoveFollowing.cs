using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Planning.Lines;

/// <summary>Moves what waits for a line by as many days as that line was moved: all of it, or nothing.</summary>
public static class MoveFollowing
{
    /// <summary>What would have to move with a line so that its turn stays after it.</summary>
    /// <param name="plan">After the line was moved.</param>
    /// <param name="line">The line that was moved.</param>
    /// <param name="days">By how much; negative: to earlier, and then nothing has to follow.</param>
    public static IReadOnlyList<PlanLine> Of(JointPlan plan, PlanLine line, int days) => days <= 0
        ? []
        : [.. LineDependencies.Waiting(plan, line.Number).Where(l => l.Due is not null && l.Status != LineStatus.Done)];

    public static async Task<Outcome<StoredLines>> RunAsync(
        Session session, Partner partner, string line, int days, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner.Of, ct);
        if (!found.Succeeded(out var plan, out var no) || !LineLookup.Find(plan, line).Succeeded(out var moved, out no))
        {
            return no;
        }

        var next = plan;
        var numbers = new List<int>();
        foreach (var waiting in Of(plan, moved, days))
        {
            var edit = new LineEdit.OfDue(waiting.Due!.Value.AddDays(days));
            if (!LineWork.Apply(session, next, waiting, [edit], partner).Succeeded(out var changed, out no))
            {
                return no;
            }

            next = next.With(changed, PlanSides.Of(session.Caller));
            numbers.Add(waiting.Number);
        }

        if (numbers.Count == 0)
        {
            return new Refusal("plan.nothing_follows").With("line", moved.Number).With("title", moved.Title);
        }

        session.Work.Put(next);
        return new StoredLines(next, [.. numbers.Select(next.Line)]);
    }
}
