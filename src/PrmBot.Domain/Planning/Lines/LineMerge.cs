using PrmBot.Identity;

namespace PrmBot.Planning.Lines;

/// <summary>A field that somebody else changed while a form was open, and that the form changes as well.</summary>
/// <param name="Mine">The wanted change.</param>
/// <param name="Former">What the form showed; null: nothing.</param>
/// <param name="Theirs">What the field is now; null: nothing.</param>
/// <param name="Who">Who changed it in between.</param>
/// <param name="At">When.</param>
public sealed record LineConflict(LineEdit Mine, string? Former, string? Theirs, Person Who, DateTimeOffset At);

/// <summary>What of a form can be stored at once, and what has to be asked.</summary>
/// <param name="Edits">Changes that touch nothing that was changed in between.</param>
/// <param name="Conflicts">The others.</param>
/// <param name="Between">All that others changed in between, oldest first.</param>
public sealed record LineMerge(
    IReadOnlyList<LineEdit> Edits, IReadOnlyList<LineConflict> Conflicts, IReadOnlyList<LineChange> Between)
{
    /// <summary>
    /// Compares a form with the line. A form sends every field: one that still holds what the form showed was not
    /// touched, so it changes nothing, whatever became of it meanwhile.
    /// </summary>
    /// <param name="plan">The plan as it is.</param>
    /// <param name="line">The line as it is.</param>
    /// <param name="seen">How many changes the line had when the form was made.</param>
    /// <param name="edits">What the form sent.</param>
    public static LineMerge Of(JointPlan plan, PlanLine line, int seen, IReadOnlyList<LineEdit> edits)
    {
        List<LineChange> between = [.. line.Changes.Skip(Math.Max(0, seen))];
        var clean = new List<LineEdit>();
        var conflicts = new List<LineConflict>();
        foreach (var edit in edits)
        {
            var since = between.Where(c => c.Field == edit.Field && c.Detail == edit.DetailName).ToList();
            if (since.Count == 0 || edit.Field == LineField.Note)
            {
                clean.Add(edit);
                continue;
            }

            var mine = edit.NormalOn(line, plan);
            var now = line.Normal(edit.Field, edit.DetailName);
            if (mine != since[0].From && mine != now)
            {
                conflicts.Add(new LineConflict(edit, since[0].From, now, since[^1].Who, since[^1].At));
            }
        }

        return new LineMerge(clean, conflicts, between);
    }
}
