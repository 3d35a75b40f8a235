using System.Globalization;
using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Readiness;
using PrmBot.Privacy;

namespace PrmBot.Planning;

/// <summary>Who answers for a line: a person, not a company.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Id">Null for one only known by name.</param>
public sealed record PlanOwner(string Name, UserId? Id = null)
{
    /// <summary>The id that the platform mentions the person by; null for one only known by name, and for one who was
    /// deleted.</summary>
    [JsonIgnore]
    public UserId? Mentionable => Id is { } id && !FormerPerson.Is(id) ? id : null;
}

/// <summary>What is to be reached.</summary>
/// <param name="Metric">What is measured; null: not said yet.</param>
/// <param name="Value">The target; null: not said yet.</param>
/// <param name="Unit">What is counted; null: not said yet.</param>
/// <param name="Better">Which way is good.</param>
public sealed record PlanTarget(string? Metric, decimal? Value, string? Unit, BetterWhen Better = BetterWhen.Higher)
{
    /// <summary>Where it stood before; null: not said.</summary>
    public decimal? Baseline { get; init; }

    /// <summary>The first value that was set, kept beside every later one; null while it was not revised.</summary>
    public decimal? Original { get; init; }

    /// <summary>The value by quarter, four of them; empty: not split.</summary>
    public IReadOnlyList<decimal> Quarters { get; init; } = [];

    /// <summary>True: the quarters follow the value, a fourth each; false: they were set by hand.</summary>
    public bool IsEven { get; init; }

    /// <summary>Complete enough to be agreed: it says what is measured, and how much.</summary>
    internal bool IsComplete => Metric is not null && Value is not null;

    /// <summary>The target with another value; the first one stays known.</summary>
    public PlanTarget Revise(decimal value, decimal? baseline, string? unit) => this with
    {
        Metric = Metric is null || Metric == Unit ? unit ?? Metric : Metric,
        Unit = unit ?? Unit,
        Value = value,
        Baseline = baseline ?? Baseline,
        Original = Original ?? (Value == value ? null : Value),
        Quarters = IsEven ? Even(value) : Quarters,
    };

    /// <summary>
    /// The target split evenly: whole where the value is whole, the remainder in the last quarters, so that they sum
    /// up.
    /// </summary>
    public PlanTarget SplitEvenly() => this with { Quarters = Value is { } v ? Even(v) : [], IsEven = true };

    /// <summary>The target split by hand. Whether it sums up, <see cref="PlanCheck"/> says.</summary>
    public PlanTarget Split(IReadOnlyList<decimal> quarters) => this with { Quarters = quarters, IsEven = false };

    /// <summary>
    /// The target with one quarter set by hand. Of one that was not split, the others share what is left evenly.
    /// </summary>
    /// <param name="quarter">1 to 4.</param>
    /// <param name="amount">Its part.</param>
    public PlanTarget WithQuarter(int quarter, decimal amount)
    {
        var rest = Even((Value ?? 0) - amount, 3);
        IReadOnlyList<decimal> others = Quarters.Count == 4
            ? [.. Quarters.Where((_, q) => q != quarter - 1)]
            : rest;
        return Split([.. others.Take(quarter - 1), amount, .. others.Skip(quarter - 1)]);
    }

    /// <summary>Normal form: <c>10 / 10 / 10 / 10</c>; null when it is not split.</summary>
    public string? NormalQuarters() => Quarters.Count == 0 ? null : string.Join(" / ", Quarters.Select(Number));

    /// <summary>By value: two targets with the same quarters are the same.</summary>
    public bool Equals(PlanTarget? other) => other is not null
        && (Metric, Value, Unit, Better, Baseline, Original, IsEven)
            == (other.Metric, other.Value, other.Unit, other.Better, other.Baseline, other.Original, other.IsEven)
        && Quarters.SequenceEqual(other.Quarters);

    public override int GetHashCode() => HashCode.Combine(Metric, Value, Unit, Better, Baseline, Original);

    /// <summary>Normal form: <c>from 10 to 40 leads</c>, <c>40 leads</c>; null without a value.</summary>
    public string? Normal() => Value is not { } value ? null : string.Join(
        ' ',
        new[] { Baseline is { } b ? $"from {Number(b)} to" : null, Number(value), Unit }.Where(p => p is not null));

    private static decimal[] Even(decimal value, int parts = 4)
    {
        var step = value == decimal.Truncate(value) ? 1m : 0.01m;
        var part = decimal.Floor(value / parts / step) * step;
        var rest = (value - (part * parts)) / step;
        return [.. Enumerable.Range(0, parts).Select(q => part + (q >= parts - (int)rest ? step : 0))
            .Select((p, q) => q == parts - 1 ? p + ((rest - (int)rest) * step) : p)];
    }

    private static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}

/// <summary>Whose money it is.</summary>
public enum BudgetSource
{
    /// <summary>Ours, from the ordinary budget.</summary>
    Own,

    /// <summary>Market development funds.</summary>
    Mdf,

    /// <summary>The partner's.</summary>
    Partner,
}

/// <summary>Money set aside for a line: never below zero.</summary>
/// <param name="Amount">In whole units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Source">Whose money.</param>
public sealed record PlanBudget(decimal Amount, string Currency, BudgetSource Source = BudgetSource.Own)
{
    /// <exception cref="ArgumentOutOfRangeException">Below zero.</exception>
    public decimal Amount { get; init => field = NotNegative(value); } = NotNegative(Amount);

    /// <summary>What of it the partner pays, 0 to all of it; the rest is from <see cref="Source"/>.</summary>
    public decimal PartnerShare { get; init => field = NotNegative(value); }

    /// <summary>
    /// What of it market development funds pay beside our own money: with <see cref="BudgetSource.Own"/> only, and at
    /// most what the partner leaves.
    /// </summary>
    public decimal MdfShare { get; init => field = NotNegative(value); }

    /// <summary>What the pool of market development funds has to pay.</summary>
    internal decimal FromPool => Source == BudgetSource.Mdf ? Amount - PartnerShare : MdfShare;

    /// <summary>Normal form: <c>8000 EUR mdf</c>, <c>15000 EUR own mdf 10000 partner 2000</c>.</summary>
    public string Normal() => string.Create(
        CultureInfo.InvariantCulture, $"{Amount:0.####} {Currency} {Source.ToString().ToLowerInvariant()}")
        + Share("mdf", MdfShare) + Share("partner", PartnerShare);

    /// <summary>Who pays what: our part from its source, what the pool adds, and the partner's.</summary>
    internal IEnumerable<PlanBudget> Parts()
    {
        var own = Amount - PartnerShare - MdfShare;
        if (own > 0 || PartnerShare + MdfShare == 0)
        {
            yield return new PlanBudget(own, Currency, Source);
        }

        if (MdfShare > 0)
        {
            yield return new PlanBudget(MdfShare, Currency, BudgetSource.Mdf);
        }

        if (PartnerShare > 0)
        {
            yield return new PlanBudget(PartnerShare, Currency, BudgetSource.Partner);
        }
    }

    private static string Share(string of, decimal amount) =>
        amount > 0 ? string.Create(CultureInfo.InvariantCulture, $" {of} {amount:0.####}") : string.Empty;

    private static decimal NotNegative(decimal amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        return amount;
    }
}

/// <summary>One week of a commitment.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="Kept">False: missed.</param>
public sealed record WeekTick(DateOnly Week, bool Kept)
{
    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Normal form: <c>kept in 2027-W05</c>.</summary>
    public string Normal() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Kept ? "kept" : "missed")} in {ISOWeek.GetYear(Day)}-W{ISOWeek.GetWeekOfYear(Day):D2}");

    private DateTime Day => Week.ToDateTime(TimeOnly.MinValue);
}

/// <summary>One side's yes to a line or to the whole plan, in the wording that it had then.</summary>
/// <param name="Side">Whose yes.</param>
/// <param name="Who">The person.</param>
/// <param name="At">When.</param>
/// <param name="Revision">The wording that was accepted: a later change makes it void.</param>
public sealed record Acceptance(PlanSide Side, Person Who, DateTimeOffset At, int Revision);

/// <summary>One change of one field; former values are never lost.</summary>
/// <param name="Field">What.</param>
/// <param name="From">The former value in normal form; null: there was none.</param>
/// <param name="To">The new value in normal form.</param>
/// <param name="Who">The person.</param>
/// <param name="At">When.</param>
public sealed record LineChange(LineField Field, string? From, string? To, Person Who, DateTimeOffset At)
{
    /// <summary>The side of the person; null in changes older than this member.</summary>
    public PlanSide? By { get; init; }

    /// <summary>Why, as the person said; null: not said.</summary>
    public string? Reason { get; init; }

    /// <summary>With <see cref="LineField.Detail"/>: which one.</summary>
    public string? Detail { get; init; }
}
