using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Reminders;

namespace PrmBot.Cycle.Execute;

/// <summary>
/// Who is told about which of their lines in a week (domain/cycle.md, Execute): once a week, on its first day that is
/// not quiet where they are, and only who has not reported anything of the plan lately. Pure.
/// </summary>
public static class WeeklyWork
{
    /// <summary>One of us; null: nothing of theirs is due, or they reported lately.</summary>
    /// <param name="partner">Whose plan.</param>
    /// <param name="plan">As it stands; a draft has no commitments.</param>
    /// <param name="who">The person.</param>
    /// <param name="today">The date where the person is.</param>
    /// <param name="since">Who reported since then is left in peace.</param>
    public static Reminder.Work? Of(
        Partner partner, JointPlan plan, Person who, DateOnly today, DateTimeOffset since) =>
        WorkList.HasReportedSince(plan, p => p.Id == who.Id, since) ? null
            : Of(partner, plan, who.Id.Value, who.Name, o => WorkList.IsPerson(o, who), today);

    /// <summary>The partner's people, each by the name that the plan has.</summary>
    public static IReadOnlyList<Reminder.Work> OfPartner(
        Partner partner, JointPlan plan, DateOnly today, DateTimeOffset since) =>
    [
        .. plan.OpenLines.Select(l => l.PartnerOwner).OfType<PlanOwner>()
            .DistinctBy(o => o.Name, StringComparer.OrdinalIgnoreCase)
            .Where(o => !WorkList.HasReportedSince(plan, p => WorkList.IsPerson(o, p), since))
            .Select(o => Of(partner, plan, o.Name, o.Name, l => IsSame(l, o), today)).OfType<Reminder.Work>(),
    ];

    private static Reminder.Work? Of(
        Partner partner, JointPlan plan, string key, string name, Func<PlanOwner, bool> isTheirs, DateOnly today)
    {
        var work = plan.State == PlanState.Draft ? null : WorkList.Of(plan, isTheirs, today);
        return work is not { Now.Count: > 0 } ? null : new Reminder.Work(work, name)
        {
            Key = $"work|{partner.Id}|{key}|{Period.Of(PeriodKind.Week, today)}",
            Of = partner.Of,
        };
    }

    private static bool IsSame(PlanOwner a, PlanOwner b) =>
        string.Equals(a.Name, b.Name, StringComparison.OrdinalIgnoreCase);
}
