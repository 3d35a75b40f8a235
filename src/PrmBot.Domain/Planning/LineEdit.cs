using PrmBot.Identity;

namespace PrmBot.Planning;

/// <summary>One wanted change of one field: a closed set.</summary>
public abstract record LineEdit
{
    private LineEdit(LineField field) => Field = field;

    public LineField Field { get; }

    /// <summary>Another title.</summary>
    public sealed record OfTitle(string Text) : LineEdit(LineField.Title);

    /// <summary>Another owner on our side.</summary>
    public sealed record OfOurOwner(PlanOwner Owner) : LineEdit(LineField.OurOwner);

    /// <summary>Another owner on the partner's side.</summary>
    public sealed record OfPartnerOwner(PlanOwner Owner) : LineEdit(LineField.PartnerOwner);

    /// <summary>Another first day.</summary>
    public sealed record OfStart(DateOnly Date) : LineEdit(LineField.Start);

    /// <summary>Another due date.</summary>
    public sealed record OfDue(DateOnly Date) : LineEdit(LineField.Due);

    /// <summary>Another target.</summary>
    /// <param name="Unit">Null: as it was.</param>
    /// <param name="Baseline">Null: as it was.</param>
    public sealed record OfTarget(decimal Value, string? Unit, decimal? Baseline) : LineEdit(LineField.Target);

    /// <summary>Another budget, never below zero.</summary>
    /// <param name="Currency">Null: as it was, or the plan's.</param>
    /// <param name="Source">Null: as it was, or our own money.</param>
    public sealed record OfBudget(decimal Amount, string? Currency, BudgetSource? Source) : LineEdit(LineField.Budget);

    /// <summary>Progress.</summary>
    public sealed record OfStatus(LineStatus Status) : LineEdit(LineField.Status);

    /// <summary>Another note.</summary>
    public sealed record OfNote(string Text) : LineEdit(LineField.Note);

    /// <summary>
    /// The line with this change and its entry in the line's history; the same line when nothing differs.
    /// </summary>
    /// <param name="line">The line as it is.</param>
    /// <param name="plan">Its plan: gives the currency.</param>
    /// <param name="who">Who changes it.</param>
    /// <param name="now">When.</param>
    public PlanLine Apply(PlanLine line, JointPlan plan, Caller who, DateTimeOffset now)
    {
        var changed = Set(line, plan.Currency);
        var (from, to) = (line.Normal(Field), changed.Normal(Field));
        if (from == to)
        {
            return line;
        }

        var entry = new LineChange(Field, from, to, who.Who, now);
        var recorded = changed with { Changes = [.. line.Changes, entry] };
        return Field is LineField.Status or LineField.Note ? recorded : Reopen(recorded, plan, who);
    }

    private static PlanLine Reopen(PlanLine line, JointPlan plan, Caller who) => line with
    {
        Revision = line.Revision + 1,
        Status = line.Status is not (LineStatus.Proposed or LineStatus.Countered or LineStatus.Agreed) ? line.Status
            : PlanSides.Of(who) == PlanSide.Partner && plan.State != PlanState.Draft ? LineStatus.Countered
            : LineStatus.Proposed,
    };

    private PlanLine Set(PlanLine line, string currency) => this switch
    {
        OfTitle e => line with { Title = e.Text },
        OfOurOwner e => line with { OurOwner = e.Owner },
        OfPartnerOwner e => line with { PartnerOwner = e.Owner },
        OfStart e => line with { Start = e.Date },
        OfDue e => line with { Due = e.Date },
        OfTarget e => line with { Target = (line.Target ?? new(null, null, null)).Revise(e.Value, e.Baseline, e.Unit) },
        OfBudget e => line with
        {
            Budget = new(e.Amount, e.Currency ?? line.Budget?.Currency ?? currency,
                e.Source ?? line.Budget?.Source ?? default),
        },
        OfStatus e => line with { Status = e.Status },
        OfNote e => line with { Note = e.Text },
        _ => throw new InvalidOperationException($"Unknown edit {GetType().Name}."),
    };
}
