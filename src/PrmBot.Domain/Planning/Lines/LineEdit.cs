using PrmBot.Identity;

namespace PrmBot.Planning.Lines;

/// <summary>One wanted change of one field: a closed set.</summary>
public abstract record LineEdit
{
    /// <summary>So many weeks missed in a row go up to the sponsors.</summary>
    public const int MissedToEscalate = 2;

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
    public sealed record OfBudget(decimal Amount, string? Currency, BudgetSource? Source) : LineEdit(LineField.Budget)
    {
        /// <summary>What of it the partner pays; null: as it was, at most all of it.</summary>
        public decimal? PartnerShare { get; init; }

        /// <summary>
        /// What of it MDF pays beside our own money; null: as it was, or nothing when another source was said.
        /// </summary>
        public decimal? MdfShare { get; init; }

        /// <summary>The budget that the line would have.</summary>
        internal PlanBudget On(PlanLine line, JointPlan plan) => Budget(this, line.Budget, plan.Currency);
    }

    /// <summary>Progress.</summary>
    public sealed record OfStatus(LineStatus Status) : LineEdit(LineField.Status);

    /// <summary>One more comment.</summary>
    public sealed record OfNote(string Text) : LineEdit(LineField.Note);

    /// <summary>Another weight among the goals, 1 to 100.</summary>
    public sealed record OfWeight(int Weight) : LineEdit(LineField.Weight);

    /// <summary>The target by quarter.</summary>
    /// <param name="Values">Four; null: a fourth each.</param>
    public sealed record OfQuarters(IReadOnlyList<decimal>? Values) : LineEdit(LineField.Quarters);

    /// <summary>One quarter of the target.</summary>
    /// <param name="Quarter">1 to 4.</param>
    public sealed record OfQuarter(int Quarter, decimal Value) : LineEdit(LineField.Quarters);

    /// <summary>Where the target's number stands today.</summary>
    public sealed record OfBaseline(decimal Value) : LineEdit(LineField.Baseline);

    /// <summary>A commitment was kept, or missed; the second week missed in a row puts the line at risk.</summary>
    /// <param name="Week">The week's Monday; null: the week of the change.</param>
    public sealed record OfTick(bool Kept, DateOnly? Week = null) : LineEdit(LineField.Tick)
    {
        /// <summary>The line with the tick of that week, nothing noted in its history.</summary>
        internal PlanLine On(PlanLine line) => Ticked(line, this);
    }

    /// <summary>Other lines that have to be done before.</summary>
    public sealed record OfDependsOn(IReadOnlyList<int> Lines) : LineEdit(LineField.DependsOn);

    /// <summary>What one side needs.</summary>
    public sealed record OfSupport(string Text) : LineEdit(LineField.Support);

    /// <summary>Where the proof is.</summary>
    public sealed record OfEvidence(string Text) : LineEdit(LineField.Evidence);

    /// <summary>How much is done, 0 to 100.</summary>
    public sealed record OfPercent(int Percent) : LineEdit(LineField.Percent);

    /// <summary>How sure the owners are, 0 to 100.</summary>
    public sealed record OfConfidence(int Percent) : LineEdit(LineField.Confidence);

    /// <summary>What was paid so far, never below zero.</summary>
    public sealed record OfSpent(decimal Amount) : LineEdit(LineField.Spent);

    /// <summary>A particular of its element.</summary>
    public sealed record OfDetail(string Name, string Text) : LineEdit(LineField.Detail);

    /// <summary>The name of the particular that it changes; null for every other field.</summary>
    public string? DetailName => (this as OfDetail)?.Name;

    /// <summary>
    /// The line with this change and its entry in the line's history; the same line when nothing differs, and no entry
    /// when it is only known now who an owner is.
    /// </summary>
    /// <param name="line">The line as it is.</param>
    /// <param name="plan">Its plan: gives the currency.</param>
    /// <param name="edit">Who changes it, when and why.</param>
    public PlanLine Apply(PlanLine line, JointPlan plan, Editing edit)
    {
        var changed = Set(line, plan.Currency);
        var (from, to) = (line.Normal(Field, DetailName), changed.Normal(Field, DetailName));
        if (from == to && Field != LineField.Note)
        {
            return TellsWho(line) ? changed : line;
        }

        var entry = new LineChange(Field, Field == LineField.Note ? null : from, to, edit.Who.Who, edit.Now)
        {
            By = PlanSides.Of(edit.Who),
            Reason = edit.Reason,
            Detail = DetailName,
        };
        var recorded = changed with { Changes = [.. line.Changes, entry] };
        return Field.IsReport() ? recorded : Reopen(recorded, plan, edit.Who);
    }

    // A name that was somebody's only becomes a known person: the line says the same, and nobody has to agree anew.
    private bool TellsWho(PlanLine line) => this switch
    {
        OfOurOwner { Owner.Id: not null } e => line.OurOwner?.Id != e.Owner.Id,
        OfPartnerOwner { Owner.Id: not null } e => line.PartnerOwner?.Id != e.Owner.Id,
        _ => false,
    };

    /// <summary>The field of the line as it would be, in normal form.</summary>
    public string? NormalOn(PlanLine line, JointPlan plan) => Set(line, plan.Currency).Normal(Field, DetailName);

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
        OfBudget e => line with { Budget = Budget(e, line.Budget, currency) },
        OfStatus e => line with
        {
            Status = e.Status,
            Percent = e.Status == LineStatus.Done ? 100 : line.Percent,
            BlockedBy = e.Status == LineStatus.Blocked ? line.BlockedBy : null,
        },
        OfNote e => line with { Note = e.Text },
        OfWeight e => line with { Weight = e.Weight },
        OfQuarters e when line.Target is { } target => line with
        {
            Target = e.Values is { } four ? target.Split(four) : target.SplitEvenly(),
        },
        OfQuarters => line,
        OfQuarter e => line with { Target = line.Target?.WithQuarter(e.Quarter, e.Value) },
        OfBaseline e => line with { Target = (line.Target ?? new(null, null, null)) with { Baseline = e.Value } },
        OfTick e => Ticked(line, e),
        OfDependsOn e => line with { DependsOn = e.Lines },
        OfSupport e => line with { Support = e.Text },
        OfEvidence e => line with { Evidence = e.Text },
        OfPercent e => line with { Percent = e.Percent },
        OfConfidence e => line with { Confidence = e.Percent },
        OfSpent e => line with { Spent = e.Amount },
        OfDetail e => line with
        {
            Details = new SortedDictionary<string, string>(
                line.Details.ToDictionary(d => d.Key, d => d.Value), StringComparer.Ordinal) { [e.Name] = e.Text },
        },
        _ => throw new InvalidOperationException($"Unknown edit {GetType().Name}."),
    };

    private static PlanLine Ticked(PlanLine line, OfTick edit)
    {
        var week = edit.Week ?? throw new InvalidOperationException("A tick is applied with its week.");
        var ticked = line with
        {
            Ticks =
            [
                .. line.Ticks.Where(t => t.Week != week).Append(new WeekTick(week, edit.Kept)).OrderBy(t => t.Week),
            ],
        };
        return ticked.MissedInRow >= MissedToEscalate && line.Status is LineStatus.Agreed or LineStatus.InProgress
            ? ticked with { Status = LineStatus.AtRisk }
            : ticked;
    }

    private static PlanBudget Budget(OfBudget wanted, PlanBudget? former, string currency)
    {
        var said = wanted.Source ?? former?.Source ?? default;
        var kept = wanted.Source is null ? former?.MdfShare ?? 0 : 0;
        var beside = Math.Min(wanted.Amount, wanted.MdfShare ?? kept);

        // Beside MDF either our own money pays or the partner's: of the partner's it is all the rest.
        var isTheirs = said == BudgetSource.Partner && beside > 0;
        var partner = isTheirs
            ? wanted.Amount - beside
            : Math.Min(wanted.Amount, wanted.PartnerShare ?? former?.PartnerShare ?? 0);
        var source = beside == 0 ? said : BudgetSource.Own;
        var mdf = Math.Min(wanted.Amount - partner, beside);

        // All that the partner leaves: then MDF is the one source.
        var isAll = mdf > 0 && mdf == wanted.Amount - partner;
        return new PlanBudget(
            wanted.Amount, wanted.Currency ?? former?.Currency ?? currency, isAll ? BudgetSource.Mdf : source)
        {
            PartnerShare = partner,
            MdfShare = isAll ? 0 : mdf,
        };
    }
}

/// <summary>Who changes a line, and why.</summary>
/// <param name="Who">The person.</param>
/// <param name="Now">When.</param>
/// <param name="Reason">As said; null: not said.</param>
public sealed record Editing(Caller Who, DateTimeOffset Now, string? Reason = null);
