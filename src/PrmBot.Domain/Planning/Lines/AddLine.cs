using PrmBot.Partners;
using PrmBot.Planning.Catalogue;
using PrmBot.Storage;

namespace PrmBot.Planning.Lines;

/// <summary>A line to add.</summary>
/// <param name="Section">Where.</param>
/// <param name="Title">What is going to be done.</param>
/// <param name="Element">The catalogue's element that it is; null: a line of the plan's own.</param>
/// <param name="Edits">What was said of it.</param>
public sealed record NewLine(PlanSection Section, string Title, PlanElement? Element, IReadOnlyList<LineEdit> Edits);

/// <summary>
/// Adds one line to the plan, with the element's usual date and metric where nothing else was said. A section holds a
/// title once, so that a button pressed twice adds one line.
/// </summary>
public static class AddLine
{
    public static async Task<Outcome<StoredLine>> RunAsync(
        Session session, Partner partner, NewLine wanted, CancellationToken ct)
    {
        var found = await CurrentPlan.OpenAsync(session, partner.Of, ct);
        if (!found.Succeeded(out var plan, out var no))
        {
            return no;
        }

        if (Twin(plan, wanted.Section, wanted.Title) is { } twin)
        {
            return new Refusal("plan.line_there_already").With("line", twin.Number).With("title", twin.Title);
        }

        var made = Make(session, plan, partner, wanted);
        return made.Succeeded(out var line, out no) ? LineWork.Store(session, plan, line) : no;
    }

    /// <summary>The line of that section that has this title already; null: none.</summary>
    internal static PlanLine? Twin(JointPlan plan, PlanSection section, string title)
    {
        var words = LineLookup.WordsOf(title);
        return plan.In(section).FirstOrDefault(l => LineLookup.WordsOf(l.Title).SequenceEqual(words));
    }

    internal static Outcome<PlanLine> Make(Session session, JointPlan plan, Partner partner, NewLine wanted)
    {
        var bare = new PlanLine
        {
            Number = plan.NextNumber,
            Section = wanted.Section,
            Title = wanted.Title,
            AddedBy = session.Caller.Who,
            AddedAt = session.Now,
            Element = wanted.Element?.Id,
            Why = wanted.Element is { } called ? plan.WhyOf(called) : null,
            Due = wanted.Element is { } e ? Due(plan, session.Today, e) : null,
            Target = wanted.Element is { Metric: var m }
                ? new PlanTarget(m.Name, m.Target, m.Unit == ElementMetric.Money ? plan.Currency : m.Unit, m.Better)
                : null,
        };
        var edited = LineWork.Apply(session, plan, bare, wanted.Edits, partner);

        // What was said when the line was made is no change of it.
        return edited.Succeeded(out var line, out var no)
            ? line with
                { Changes = [], Revision = 1, Target = line.Target is { } t ? t with { Original = null } : null }
            : no;
    }

    // Counted from the start, or from today in a plan that runs; a plan's last day is the last that can be due.
    private static DateOnly Due(JointPlan plan, DateOnly today, PlanElement element)
    {
        var due = (plan.Start > today ? plan.Start : today).AddDays(element.DueAfterDays);
        return due < plan.End ? due : plan.End;
    }
}
