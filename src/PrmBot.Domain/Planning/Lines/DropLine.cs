using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Planning.Lines;

/// <summary>Takes a line out of the plan. It stays stored with its history, and its number is not used again.</summary>
public static class DropLine
{
    public static async Task<Outcome<StoredLine>> RunAsync(
        Session session, Partner partner, string line, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner.Of, ct);
        if (!found.Succeeded(out var plan, out var no)
            || !LineLookup.Find(plan, line).Succeeded(out var former, out no))
        {
            return no;
        }

        var entry = new LineChange(
            LineField.Status, former.Normal(LineField.Status),
                LineStatuses.Name(LineStatus.Dropped),
                session.Caller.Who, session.Now) { By = PlanSides.Of(session.Caller) };
        var without = plan with { Mdf = plan.Mdf?.Released(former.Number, session.Caller.Who, session.Now) };
        return LineWork.Store(session, without, former with
        {
            Status = LineStatus.Dropped,
            Revision = former.Revision + 1,
            Changes = [.. former.Changes, entry],
        });
    }
}
