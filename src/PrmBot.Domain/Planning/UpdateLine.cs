using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Planning;

/// <summary>
/// Changes fields of one line. Former values stay in the line's history; a yes to the former wording is void.
/// </summary>
public static class UpdateLine
{
    /// <param name="line">Number, or words of the title.</param>
    /// <param name="edits">All of them are made, or none.</param>
    public static async Task<Outcome<StoredLine>> RunAsync(
        Session session, Partner partner, string line, IReadOnlyList<LineEdit> edits, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner.Of, ct);
        if (!found.Succeeded(out var plan, out var no)
            || !LineLookup.Find(plan, line).Succeeded(out var former, out no))
        {
            return no;
        }

        var edited = LineWork.Apply(session, plan, former, edits, partner);
        return edited.Succeeded(out var changed, out no) ? LineWork.Store(session, plan, changed) : no;
    }
}
