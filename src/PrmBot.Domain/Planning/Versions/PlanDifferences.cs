using PrmBot.Identity;

namespace PrmBot.Planning.Versions;

/// <summary>What became of a line.</summary>
public enum DifferenceKind
{
    Added,
    Changed,
    Dropped,
}

/// <summary>One field that differs.</summary>
/// <param name="Last">The last of the changes that led there: who, when, why.</param>
/// <param name="From">Normal form; null: it was empty.</param>
/// <param name="To">Normal form; null: it is empty.</param>
public sealed record FieldDifference(LineChange Last, string? From, string? To)
{
    public LineField Field => Last.Field;
}

/// <summary>One line that differs.</summary>
/// <param name="Line">As it is in the later state.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Fields">Of a changed line; in the order in which they were changed last.</param>
public sealed record LineDifference(PlanLine Line, DifferenceKind Kind, IReadOnlyList<FieldDifference> Fields)
{
    /// <summary>Who added or dropped it, or changed it last; null: not known (a line of an older program).</summary>
    public Person? Who { get; init; }
}

/// <summary>
/// What differs between two states of one plan, from the lines' own histories: each says who changed what, and why.
/// Progress and comments are no difference of what is agreed.
/// </summary>
public static class PlanDifferences
{
    /// <param name="from">The lines of the earlier state; null: as they were first proposed.</param>
    /// <param name="to">The lines of the later one.</param>
    public static IReadOnlyList<LineDifference> Between(
        IReadOnlyList<PlanLine>? from, IReadOnlyList<PlanLine> to)
    {
        var former = from?.ToDictionary(l => l.Number);
        return [.. to.Select(l => Of(former is null ? l with { Changes = [] } : former.GetValueOrDefault(l.Number), l))
            .OfType<LineDifference>()];
    }

    private static LineDifference? Of(PlanLine? from, PlanLine to)
    {
        if (from is null)
        {
            return to.IsDropped ? null : new LineDifference(to, DifferenceKind.Added, []) { Who = to.AddedBy };
        }

        List<LineChange> since = [.. to.Changes.Skip(from.Changes.Count)];
        if (to.IsDropped)
        {
            var dropped = since.LastOrDefault(c => c.Field == LineField.Status);
            return dropped is null ? null : new LineDifference(to, DifferenceKind.Dropped, []) { Who = dropped.Who };
        }

        List<FieldDifference> fields = [.. since.Where(c => !c.Field.IsReport()).GroupBy(c => (c.Field, c.Detail))
            .Select(g => new FieldDifference(g.Last(), g.First().From, g.Last().To))
            .Where(f => f.From != f.To)];
        return fields.Count == 0
            ? null
            : new LineDifference(to, DifferenceKind.Changed, fields) { Who = fields[^1].Last.Who };
    }
}
