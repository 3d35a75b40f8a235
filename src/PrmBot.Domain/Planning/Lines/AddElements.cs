using PrmBot.Partners;
using PrmBot.Planning.Catalogue;
using PrmBot.Storage;

namespace PrmBot.Planning.Lines;

/// <summary>Lines that were made from the catalogue, in the plan that holds them.</summary>
/// <param name="Plan">The plan after the change.</param>
/// <param name="Lines">The new lines; those of elements that the plan had already are not made again.</param>
public sealed record StoredLines(JointPlan Plan, IReadOnlyList<PlanLine> Lines);

/// <summary>Adds a line for each of several elements of the catalogue. Pressing twice adds them once.</summary>
public static class AddElements
{
    public static async Task<Outcome<StoredLines>> RunAsync(
        Session session, Partner partner, IReadOnlyList<PlanElement> elements, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner.Of, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return no;
        }

        var numbers = new List<int>();
        var next = plan;
        foreach (var element in elements.Where(e => !plan.In(e.Section).Any(l => l.Element == e.Id)).Distinct())
        {
            var made = AddLine.Make(session, next, partner, new NewLine(element.Section, element.Title, element, []));
            if (!made.Succeeded(out var line, out no))
            {
                return no;
            }

            next = next.With(line, PlanSides.Of(session.Caller));
            numbers.Add(line.Number);
        }

        if (numbers.Count > 0)
        {
            session.Work.Put(next);
        }

        return new StoredLines(next, [.. numbers.Select(next.Line)]);
    }
}
