namespace PrmBot.Planning.Lines;

/// <summary>Which lines wait for which: never in a circle.</summary>
public static class LineDependencies
{
    /// <summary>Null when the line may wait for those.</summary>
    internal static Refusal? Check(JointPlan plan, PlanLine line, IReadOnlyList<int> before)
    {
        if (before.Contains(line.Number))
        {
            return new Refusal("plan.depends_on_itself").With("line", line.Number).With("title", line.Title);
        }

        foreach (var number in before)
        {
            if (plan.OpenLines.FirstOrDefault(l => l.Number == number) is not { } other)
            {
                return new Refusal("plan.unknown_line").With("given", number).With("count", plan.OpenLines.Count());
            }

            if (Path(plan, other, line.Number) is { } circle)
            {
                return new Refusal("plan.depends_in_circle").With("line", line.Number)
                    .With("circle", string.Join(" → ", circle.Prepend(line.Number)));
            }
        }

        return null;
    }

    /// <summary>The lines that hang on one, also by way of others, in the order of their due dates.</summary>
    public static IReadOnlyList<PlanLine> Waiting(JointPlan plan, int line)
    {
        var found = new List<PlanLine>();
        var next = new Queue<int>([line]);
        while (next.TryDequeue(out var one))
        {
            foreach (var later in plan.OpenLines.Where(l => l.DependsOn.Contains(one) && !found.Contains(l)))
            {
                found.Add(later);
                next.Enqueue(later.Number);
            }
        }

        return [.. found.OrderBy(l => l.Due).ThenBy(l => l.Number)];
    }

    // How one line leads, by what it waits for, to another; null: it does not.
    private static List<int>? Path(JointPlan plan, PlanLine from, int to)
    {
        if (from.Number == to)
        {
            return [to];
        }

        foreach (var number in from.DependsOn)
        {
            if (plan.OpenLines.FirstOrDefault(l => l.Number == number) is { } next && Path(plan, next, to) is { } rest)
            {
                return [from.Number, .. rest];
            }
        }

        return null;
    }
}
