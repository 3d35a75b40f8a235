using PrmBot.Partners;

namespace PrmBot.Planning.Lines;

/// <summary>What a change of a line must hold to.</summary>
internal static class LineRules
{
    private static readonly HashSet<string> LegalForms =
        ["gmbh", "ag", "ltd", "limited", "inc", "llc", "corp", "corporation",
            "plc", "sarl", "srl", "bv", "kg", "company"];

    /// <summary>Null when the change may be made.</summary>
    public static Refusal? Check(
        JointPlan plan, PlanLine line, LineEdit edit, Partner partner, DateOnly today) => edit switch
    {
        LineEdit.OfDue due when due.Date != line.Due => Due(plan, line, due.Date, today),
        LineEdit.OfStart start when start.Date != line.Start => Start(plan, line, start.Date),
        LineEdit.OfOurOwner owner => Person(owner.Owner, partner),
        LineEdit.OfPartnerOwner owner => Person(owner.Owner, partner),
        LineEdit.OfBudget { Amount: < 0 } budget => new Refusal("plan.budget_negative").With("given", budget.Amount),
        LineEdit.OfBudget budget => OverPool(plan, line, budget.On(line, plan)),
        LineEdit.OfQuarters or LineEdit.OfQuarter when line.Target?.Value is null =>
            new Refusal("plan.quarters_need_target").With("line", line.Number).With("title", line.Title),
        LineEdit.OfWeight when line.Section != PlanSection.Goals =>
            new Refusal("plan.weight_is_for_goals").With("line", line.Number).With("title", line.Title),
        LineEdit.OfDependsOn before => LineDependencies.Check(plan, line, before.Lines),
        _ => null,
    };

    private static Refusal? Due(JointPlan plan, PlanLine line, DateOnly date, DateOnly today)
    {
        var start = line.Start ?? plan.Start;
        if (date < start)
        {
            return new Refusal("plan.date_before_start").With("date", date).With("start", start);
        }

        return date < today ? new Refusal("plan.date_in_past").With("date", date).With("today", today) : null;
    }

    private static Refusal? Start(JointPlan plan, PlanLine line, DateOnly date)
    {
        if (date < plan.Start)
        {
            return new Refusal("plan.date_before_start").With("date", date).With("start", plan.Start);
        }

        return line.Due is { } due && due < date
            ? new Refusal("plan.start_after_due").With("date", date).With("due", due)
            : null;
    }

    // Only once a pool is there: before that, nobody knows how much there will be.
    private static Refusal? OverPool(JointPlan plan, PlanLine line, PlanBudget wanted)
    {
        if (plan.Mdf is not { Pools.Count: > 0 } fund || wanted.FromPool == 0)
        {
            return null;
        }

        if (wanted.Currency != fund.Currency)
        {
            return new Refusal("plan.mdf_currency").With("currency", fund.Currency);
        }

        var left = Math.Max(0, fund.Pool - fund.Planned(plan, except: line.Number));
        return wanted.FromPool > left
            ? new Refusal("plan.budget_over_pool").With("given", wanted.FromPool)
                .With("left", left).With("pool", fund.Pool).With("currency", fund.Currency)
            : null;
    }

    private static Refusal? Person(PlanOwner owner, Partner partner)
    {
        var words = LineLookup.WordsOf(owner.Name);
        var isCompany = words.Any(LegalForms.Contains)
            || partner.Aliases.Append(partner.Name).Any(n => LineLookup.WordsOf(n).SequenceEqual(words));
        return isCompany ? new Refusal("plan.owner_is_company").With("given", owner.Name) : null;
    }
}
