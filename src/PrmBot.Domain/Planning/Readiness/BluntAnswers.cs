using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Views;

namespace PrmBot.Planning.Readiness;

/// <summary>
/// What a plan answers to the three questions that every plan has to answer: what revenue, who does the work, how it is
/// measured and paid.
/// </summary>
/// <param name="Revenue">Lines whose target is money in the plan's currency, goals first; empty: not answered.</param>
/// <param name="Lines">How many lines there are.</param>
/// <param name="Owned">Of them with a person on both sides.</param>
/// <param name="Measured">Of them with a metric and its target.</param>
/// <param name="Paid">The money, source by source; empty: nothing was set aside.</param>
/// <param name="Goals">How many shared goals there are.</param>
public sealed record BluntAnswers(
    IReadOnlyList<PlanLine> Revenue, int Lines, int Owned, int Measured, IReadOnlyList<MoneyRow> Paid, int Goals)
{
    /// <summary>So few shared goals are no direction.</summary>
    public const int FewestGoals = 3;

    /// <summary>So many are none either.</summary>
    public const int MostGoals = 5;

    /// <summary>True: three to five goals, as a plan should have.</summary>
    public bool HasUsualGoals => Goals is >= FewestGoals and <= MostGoals;

    public static BluntAnswers Of(JointPlan plan)
    {
        var lines = plan.OpenLines.ToList();
        return new BluntAnswers(
            [.. lines.Where(l => l.Target?.Value is not null && IsMoney(l.Target.Unit, plan))
                .OrderBy(l => l.Section == PlanSection.Goals ? 0 : 1).ThenBy(l => l.Number)],
            lines.Count,
            lines.Count(l => l.OurOwner is not null && l.PartnerOwner is not null),
            lines.Count(l => l.Target is { IsComplete: true }),
            PlanMoney.Of(plan),
            lines.Count(l => l.Section == PlanSection.Goals
                && (l.Element == PlanElement.Goal || l.Element is null || l.Weight is not null)));
    }

    // Goals may be in another currency than the plan's budgets.
    private static bool IsMoney(string? unit, JointPlan plan) =>
        unit == plan.Currency || unit is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'];
}
