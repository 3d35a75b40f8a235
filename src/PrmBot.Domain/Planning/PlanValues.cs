using System.Globalization;
using PrmBot.Identity;

namespace PrmBot.Planning;

/// <summary>Who answers for a line: a person, not a company.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Id">Null for one only known by name.</param>
public sealed record PlanOwner(string Name, UserId? Id = null);

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
    };

    /// <summary>Normal form: <c>from 10 to 40 leads</c>, <c>40 leads</c>; null without a value.</summary>
    public string? Normal() => Value is not { } value ? null : string.Join(
        ' ',
        new[] { Baseline is { } b ? $"from {Number(b)} to" : null, Number(value), Unit }.Where(p => p is not null));

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

    /// <summary>Normal form: <c>8000 EUR mdf</c>.</summary>
    public string Normal() => string.Create(
        CultureInfo.InvariantCulture, $"{Amount:0.####} {Currency} {Source.ToString().ToLowerInvariant()}");

    private static decimal NotNegative(decimal amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        return amount;
    }
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
public sealed record LineChange(LineField Field, string? From, string? To, Person Who, DateTimeOffset At);
