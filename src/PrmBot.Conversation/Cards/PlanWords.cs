using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Planning;

namespace PrmBot.Conversation.Cards;

/// <summary>The words for the plan's closed sets, and its values in the reader's format.</summary>
internal static partial class PlanWords
{
    public static string Of(TurnScope turn, LineField field) => turn.Say($"plan.field_{field.Key()}");

    /// <summary>The changed field: of a particular its own name.</summary>
    public static string Of(TurnScope turn, LineChange change) => change.Detail ?? Of(turn, change.Field);

    public static string Of(TurnScope turn, PlanState state) => turn.Say(state switch
    {
        PlanState.Draft => "plan.state_draft",
        PlanState.Shared => "plan.state_shared",
        PlanState.Countered => "plan.state_countered",
        PlanState.Agreed => "plan.state_agreed",
        PlanState.Active => "plan.state_active",
        PlanState.Closed => "plan.state_closed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    });

    public static string Of(TurnScope turn, LineStatus status) => turn.Say(status switch
    {
        LineStatus.Proposed => "plan.status_proposed",
        LineStatus.Countered => "plan.status_countered",
        LineStatus.Agreed => "plan.status_agreed",
        LineStatus.InProgress => "plan.status_in_progress",
        LineStatus.AtRisk => "plan.status_at_risk",
        LineStatus.Blocked => "plan.status_blocked",
        LineStatus.Done => "plan.status_done",
        LineStatus.Dropped => "plan.status_dropped",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    });

    public static string Color(LineStatus status) => status switch
    {
        LineStatus.Agreed or LineStatus.Done => "Good",
        LineStatus.InProgress => "Accent",
        LineStatus.AtRisk or LineStatus.Countered => "Warning",
        LineStatus.Blocked => "Attention",
        LineStatus.Proposed or LineStatus.Dropped => "Default",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };

    public static string Date(TurnScope turn, DateOnly date) => Date(turn.Culture, date);

    /// <summary>Day, month in words, year: the month in words cannot be taken for the day. German has a full stop
    /// after the day.</summary>
    public static string Date(CultureInfo culture, DateOnly date) => date.ToString(
        culture.DateTimeFormat.MonthDayPattern.StartsWith("d.", StringComparison.Ordinal)
            ? "d. MMMM yyyy" : "d MMMM yyyy",
        culture);

    /// <summary>A moment on the reader's clock: the day as above, and the time.</summary>
    public static string Moment(TurnScope turn, DateTimeOffset at)
    {
        var mine = turn.Session.Local(at).DateTime;
        return $"{Date(turn, DateOnly.FromDateTime(mine))}, {mine.ToString("t", turn.Culture)}";
    }

    public static string Money(TurnScope turn, PlanBudget budget)
    {
        var amount = $"{budget.Amount.ToString("#,##0.##", turn.Culture)} {budget.Currency}";
        string?[] from =
        [
            budget.Source == BudgetSource.Own ? null : Of(turn, budget.Source),
            budget.MdfShare == 0
                ? null
                : turn.Say("plan.source_mdf_share", ("share", budget.MdfShare), ("currency", budget.Currency)),
            budget.PartnerShare == 0
                ? null
                : turn.Say("plan.source_share", ("share", budget.PartnerShare), ("currency", budget.Currency)),
        ];
        var words = string.Join(", ", from.OfType<string>());
        return words.Length == 0 ? amount : $"{amount} ({words})";
    }

    public static string Of(TurnScope turn, BudgetSource source) => turn.Say(source switch
    {
        BudgetSource.Own => "plan.source_own",
        BudgetSource.Mdf => "plan.source_mdf",
        BudgetSource.Partner => "plan.source_partner",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "Unknown source."),
    });

    public static string Target(TurnScope turn, PlanTarget? target)
    {
        if (target?.Value is not { } value)
        {
            return turn.Say("plan.no_target");
        }

        var unit = target.Unit ?? string.Empty;
        var plain = target.Baseline is { } from
            ? turn.Say("plan.target_from", ("from", from), ("value", value), ("unit", unit))
            : turn.Say("plan.target_plain", ("value", value), ("unit", unit));
        return target.Original is { } original
            ? turn.Say("plan.target_original", ("target", plain.Trim()), ("original", original))
            : plain.Trim();
    }

    /// <summary>A field's value as people read it; null when it is empty.</summary>
    public static string? Value(TurnScope turn, PlanLine line, LineField field) => field switch
    {
        LineField.Start => line.Start is { } start ? Date(turn, start) : null,
        LineField.Due => line.Due is { } due ? Date(turn, due) : null,
        LineField.Target => line.Target?.Value is null ? null : Target(turn, line.Target),
        LineField.Budget => line.Budget is { } budget ? Money(turn, budget) : null,
        LineField.Status => Of(turn, line.Status),
        LineField.Weight or LineField.Percent or LineField.Confidence =>
            line.Normal(field) is { } number ? $"{number} %" : null,
        LineField.Quarters => line.Target is { Quarters: { Count: > 0 } four }
            ? string.Join(" / ", four.Select(q => q.ToString("#,##0.##", turn.Culture)))
            : null,
        LineField.Spent => line.Spent == 0 ? null : line.Spent.ToString("#,##0.##", turn.Culture),
        _ => line.Normal(field),
    };

    /// <summary>A former value of the history, as people read it; empty: there was none.</summary>
    public static string Former(TurnScope turn, LineChange change) => FromNormal(turn, change.Field, change.From);

    /// <summary>A value in normal form, as people read it; empty for null.</summary>
    public static string FromNormal(TurnScope turn, LineField field, string? value) =>
        field is LineField.Due or LineField.Start
            && DateOnly.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var date)
            ? Date(turn, date)
            : field == LineField.Status && LineStatuses.Named(value) is { } status ? Of(turn, status)
            : value is not null && field is LineField.Target or LineField.Budget or LineField.Spent
                or LineField.Quarters or LineField.Baseline
                ? LongNumber().Replace(value, m => Grouped(turn, m.Value))
            : value ?? string.Empty;

    private static string Grouped(TurnScope turn, string number) =>
        decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture).ToString("#,##0.##", turn.Culture);

    // The normal form groups no digits.
    [GeneratedRegex(@"(?<![\d.,])\d{4,18}(?:\.\d+)?(?![\d.,])")]
    private static partial Regex LongNumber();
}
