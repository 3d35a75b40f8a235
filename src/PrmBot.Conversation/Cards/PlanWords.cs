using PrmBot.Planning;

namespace PrmBot.Conversation.Cards;

/// <summary>The words for the plan's closed sets, and its values in the reader's format.</summary>
internal static class PlanWords
{
    public static string Of(TurnScope turn, LineField field) => turn.Say(field switch
    {
        LineField.Title => "plan.field_title",
        LineField.OurOwner => "plan.field_our_owner",
        LineField.PartnerOwner => "plan.field_partner_owner",
        LineField.Start => "plan.field_start",
        LineField.Due => "plan.field_due",
        LineField.Target => "plan.field_target",
        LineField.Budget => "plan.field_budget",
        LineField.Status => "plan.field_status",
        LineField.Note => "plan.field_note",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
    });

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

    public static string Date(TurnScope turn, DateOnly date) => date.ToString("d MMMM yyyy", turn.Culture);

    public static string Money(TurnScope turn, PlanBudget budget)
    {
        var amount = $"{budget.Amount.ToString("#,##0.##", turn.Culture)} {budget.Currency}";
        return budget.Source switch
        {
            BudgetSource.Own => amount,
            BudgetSource.Mdf => $"{amount} ({turn.Say("plan.source_mdf")})",
            BudgetSource.Partner => $"{amount} ({turn.Say("plan.source_partner")})",
            _ => throw new ArgumentOutOfRangeException(nameof(budget), budget.Source, "Unknown source."),
        };
    }

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
        LineField.Title => line.Title,
        LineField.OurOwner => line.OurOwner?.Name,
        LineField.PartnerOwner => line.PartnerOwner?.Name,
        LineField.Start => line.Start is { } start ? Date(turn, start) : null,
        LineField.Due => line.Due is { } due ? Date(turn, due) : null,
        LineField.Target => line.Target?.Value is null ? null : Target(turn, line.Target),
        LineField.Budget => line.Budget is { } budget ? Money(turn, budget) : null,
        LineField.Status => Of(turn, line.Status),
        LineField.Note => line.Note,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
    };

    /// <summary>A value of the history, which is in normal form, as people read it.</summary>
    public static string Former(TurnScope turn, LineChange change) => change switch
    {
        { Field: LineField.Due or LineField.Start, From: { } from }
            when DateOnly.TryParse(from, System.Globalization.CultureInfo.InvariantCulture, out var date)
                => Date(turn, date),
        _ => change.From ?? string.Empty,
    };
}
