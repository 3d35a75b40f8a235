namespace PrmBot.Planning.Views;

/// <summary>How far ahead somebody looks.</summary>
public enum DueSpan
{
    Overdue,

    /// <summary>To the coming Sunday, with what is overdue.</summary>
    Week,

    /// <summary>To the end of this month, with what is overdue.</summary>
    Month,

    /// <summary>The next calendar month alone.</summary>
    NextMonth,

    /// <summary>To the end of this calendar quarter, with what is overdue.</summary>
    Quarter,

    /// <summary>The next 30 days, with what is overdue: what is shown when nothing was said.</summary>
    Soon,

    /// <summary>Everything with a date.</summary>
    All,
}

/// <summary>What is to be done by when: lines that are neither done nor dropped.</summary>
public static class PlanDue
{
    private const int DaysSoon = 30;

    /// <summary>Those in the span, by due date.</summary>
    /// <param name="plan">Whose lines.</param>
    /// <param name="span">How far.</param>
    /// <param name="today">The calendar date where the reader is.</param>
    public static IReadOnlyList<PlanLine> Of(JointPlan plan, DueSpan span, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var (from, to) = span switch
        {
            DueSpan.Overdue => (DateOnly.MinValue, today.AddDays(-1)),
            DueSpan.Week => (DateOnly.MinValue, today.AddDays((7 - (int)today.DayOfWeek) % 7)),
            DueSpan.Month => (DateOnly.MinValue, month.AddMonths(1).AddDays(-1)),
            DueSpan.NextMonth => (month.AddMonths(1), month.AddMonths(2).AddDays(-1)),
            DueSpan.Quarter => (DateOnly.MinValue, month.AddMonths(3 - ((today.Month - 1) % 3)).AddDays(-1)),
            DueSpan.Soon => (DateOnly.MinValue, today.AddDays(DaysSoon)),
            DueSpan.All => (DateOnly.MinValue, DateOnly.MaxValue),
            _ => throw new ArgumentOutOfRangeException(nameof(span), span, "Unknown span."),
        };
        return [.. LineGroups.ByDue(plan.OpenLines.Where(
            l => l.Status != LineStatus.Done && l.Due >= from && l.Due <= to))];
    }
}
