namespace PrmBot.Planning.Views;

/// <summary>What became of the money of one source in one currency; nothing in it is below zero.</summary>
/// <param name="Source">Whose money.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Planned">Set aside in lines.</param>
/// <param name="Committed">Of lines that both sides accepted; of MDF what was approved.</param>
/// <param name="Spent">Paid so far; of MDF what was claimed.</param>
public sealed record MoneyRow(
    BudgetSource Source, string Currency, decimal Planned, decimal Committed, decimal Spent);

/// <summary>The money of a plan, source by source. Currencies are never added up.</summary>
public static class PlanMoney
{
    /// <summary>By currency, then source. What was paid for a line is shared as its budget is.</summary>
    public static IReadOnlyList<MoneyRow> Of(JointPlan plan)
    {
        var rows = plan.OpenLines.SelectMany(Of).ToList();
        if (plan.Mdf is { } fund)
        {
            // Requests say more exactly than lines what is committed and paid out of the pool.
            rows = [.. rows.Select(r => r.Source == BudgetSource.Mdf && r.Currency == fund.Currency
                ? r with { Committed = 0, Spent = 0 }
                : r)];
            rows.Add(new MoneyRow(BudgetSource.Mdf, fund.Currency, 0, fund.Approved, fund.Claimed));
        }

        return
        [
            .. rows.GroupBy(r => (r.Currency, r.Source))
                .Select(g => new MoneyRow(
                    g.Key.Source, g.Key.Currency, g.Sum(r => r.Planned), g.Sum(r => r.Committed), g.Sum(r => r.Spent)))
                .Where(r => r.Planned + r.Committed + r.Spent > 0)
                .OrderBy(r => r.Currency, StringComparer.Ordinal).ThenBy(r => r.Source),
        ];
    }

    private static IEnumerable<MoneyRow> Of(PlanLine line)
    {
        if (line.Budget is not { } budget)
        {
            yield break;
        }

        var isCommitted = line.IsAcceptedByBoth
            || line.Status is LineStatus.InProgress or LineStatus.AtRisk or LineStatus.Blocked or LineStatus.Done;
        var left = line.Spent;
        foreach (var part in budget.Parts().Reverse())
        {
            // The last part takes what rounding leaves.
            var isLast = part.Source == budget.Source;
            var spent = isLast ? left : Math.Min(left, decimal.Round(line.Spent * part.Amount / budget.Amount, 2));
            left -= spent;
            yield return new MoneyRow(part.Source, part.Currency, part.Amount, isCommitted ? part.Amount : 0, spent);
        }
    }
}
