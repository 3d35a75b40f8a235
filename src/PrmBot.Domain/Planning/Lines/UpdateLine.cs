using PrmBot.Partners;
using PrmBot.Storage;

namespace PrmBot.Planning.Lines;

/// <summary>A wanted change of one line.</summary>
/// <param name="Line">Number, or words of the title.</param>
/// <param name="Edits">All of them are made, or none; those that meet a change in between are asked about.</param>
public sealed record WantedUpdate(string Line, IReadOnlyList<LineEdit> Edits)
{
    /// <summary>How many changes the line had when the person saw it; null: it is said of the line as it is.</summary>
    public int? Seen { get; init; }
}

/// <summary>
/// Changes fields of one line. Former values stay in the line's history; a yes to the former wording is void.
/// </summary>
public static class UpdateLine
{
    public static async Task<Outcome<StoredLine>> RunAsync(
        Session session, Partner partner, WantedUpdate wanted, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner.Of, ct);
        if (!found.Succeeded(out var plan, out var no)
            || !LineLookup.Find(plan, wanted.Line).Succeeded(out var former, out no))
        {
            return no;
        }

        var merge = LineMerge.Of(plan, former, wanted.Seen ?? int.MaxValue, wanted.Edits);
        var edited = LineWork.Apply(session, plan, former, merge.Edits, partner);
        return edited.Succeeded(out var changed, out no)
            ? LineWork.Store(session, plan, changed) with { Conflicts = merge.Conflicts, Between = merge.Between }
            : no;
    }

    public static Task<Outcome<StoredLine>> RunAsync(
        Session session, Partner partner, string line, IReadOnlyList<LineEdit> edits, CancellationToken ct) =>
        RunAsync(session, partner, new WantedUpdate(line, edits), ct);
}
