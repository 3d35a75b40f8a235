using FsCheck.Xunit;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Funds;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Versions;
using PrmBot.Planning.Views;
using PrmBot.Storage;
using Shouldly;

namespace PrmBot.Domain.Tests.Planning.Negotiation;

/// <summary>Random negotiations of both sides, of somebody who may not, and of forms that are out of date.</summary>
public sealed class NegotiationProperties
{
    [Property(MaxTest = 60)]
    public void No_negotiation_loses_a_value_spends_below_zero_or_agrees_for_the_other_side(ushort[] moves) =>
        NegotiateAsync(moves ?? []).GetAwaiter().GetResult();

    private static async Task NegotiateAsync(ushort[] moves)
    {
        var table = new PlanTable();
        var plan = await table.Complete();
        await table.Share(table.Dana);
        await table.As(table.Dana, s => SetMdfPool.RunAsync(s, table.Contoso.Of, 60_000, null, default));
        plan = await table.Plan();
        var agreed = new Dictionary<int, string>();
        foreach (var move in moves)
        {
            await MoveAsync(table, move);

            var next = await table.Plan();
            Holds(plan, next);
            MoneyHolds(plan, next);
            await VersionsHold(table, next, agreed);
            plan = next;
        }
    }

    private static async Task MoveAsync(PlanTable table, ushort move)
    {
        var who = (move % 5) switch { 0 or 1 => table.Dana, 2 or 3 => table.Marco, _ => table.Olga };
        var line = $"{1 + (move / 5 % 6)}";
        int? seen = move % 3 == 0 ? move % 8 : null;
        var edit = Edit(move / 360);
        _ = (move / 30 % 13) switch
        {
            0 => (await table.Update(who, line, edit)).Refusal,
            1 => (await table.Send(who, line, move % 6, edit, new LineEdit.OfTitle($"Title {move % 4}"))).Refusal,
            2 or 3 => (await table.Counter(who, line, edit, "Because", seen)).Refusal,
            4 => (await table.Accept(who, line, seen)).Refusal,
            5 => (await table.Accept(who, null, seen)).Refusal,
            6 => (await table.Add(who, PlanSection.Goals, $"Line {move % 7}", [.. PlanTable.Full(), edit])).Refusal,
            7 => (await table.Drop(who, line)).Refusal,
            8 => (await table.Share(who)).Refusal,
            9 => (await table.As(who, s => SetMdfPool.RunAsync(
                s, table.Contoso.Of, (move % 90 * 1000) - 5000, null, default))).Refusal,
            _ => (await table.Agree(who, seen)).Refusal,
        };
    }

    private static LineEdit Edit(int at) => (at % 12) switch
    {
        0 => new LineEdit.OfBudget(at - 60, null, null),
        1 => new LineEdit.OfTarget(at, null, at % 2 == 0 ? at : null),
        2 => new LineEdit.OfDue(new DateOnly(2027, 1, 1).AddDays(at - 60)),
        3 => new LineEdit.OfOurOwner(new PlanOwner($"Person {at}")),
        4 => new LineEdit.OfBudget(at, null, BudgetSource.Own) { PartnerShare = at },
        5 => new LineEdit.OfNote($"Comment {at}"),
        6 => new LineEdit.OfDependsOn([1 + (at % 4)]),
        7 => new LineEdit.OfSpent((at - 60 < 0 ? 0 : at) + 0.01m),
        8 => new LineEdit.OfBudget(at * 100, null, BudgetSource.Own) { MdfShare = at * 60, PartnerShare = at * 10 },
        9 => new LineEdit.OfBudget(at * 150, null, BudgetSource.Mdf) { PartnerShare = at * 10 },
        10 => new LineEdit.OfBudget(at * 100, null, BudgetSource.Partner) { MdfShare = at * 30 },
        _ => new LineEdit.OfQuarters(null),
    };

    private static void Holds(JointPlan before, JointPlan after)
    {
        after.Totals().ShouldAllBe(b => b.Amount >= 0);
        var isAgreed = after.State is PlanState.Agreed or PlanState.Active;
        isAgreed.ShouldBe(after.IsSignedBy(PlanSide.Us) && after.IsSignedBy(PlanSide.Partner));
        if (isAgreed)
        {
            after.OpenLines.ShouldAllBe(l => l.IsAcceptedByBoth);
        }

        foreach (var line in after.Lines)
        {
            LineHolds(before.Lines.FirstOrDefault(l => l.Number == line.Number), line);
            LineDependencies.Waiting(after, line.Number).ShouldNotContain(line);
        }

        after.Lines.Count.ShouldBeGreaterThanOrEqualTo(before.Lines.Count);
        after.Signatures.Where(s => s.Side == PlanSide.Us).ShouldAllBe(s => s.Who.Id.Value == "dana");
        after.Signatures.Where(s => s.Side == PlanSide.Partner).ShouldAllBe(s => s.Who.Id.Value == "marco");
    }

    private static void MoneyHolds(JointPlan before, JointPlan after)
    {
        var budgets = after.OpenLines.Select(l => l.Budget).OfType<PlanBudget>().ToList();
        budgets.ShouldAllBe(b => b.Amount >= 0 && b.PartnerShare >= 0 && b.MdfShare >= 0
            && b.PartnerShare + b.MdfShare <= b.Amount && (b.MdfShare == 0 || b.Source == BudgetSource.Own));

        // No money is made or lost by whom it comes from.
        after.Totals().Sum(b => b.Amount).ShouldBe(budgets.Sum(b => b.Amount));
        var rows = PlanMoney.Of(after);
        rows.ShouldAllBe(r => r.Planned >= 0 && r.Committed >= 0 && r.Spent >= 0);
        rows.Sum(r => r.Planned).ShouldBe(budgets.Sum(b => b.Amount));
        rows.Where(r => r.Source != BudgetSource.Mdf).ShouldAllBe(r => r.Committed <= r.Planned);
        PlanMoney.Of(after with { Mdf = null }).Sum(r => r.Spent)
            .ShouldBe(after.OpenLines.Where(l => l.Budget is { Amount: > 0 }).Sum(l => l.Spent));

        // Whoever plans with the pool stays within it; only our side lowering it can leave more planned than there is.
        var (former, now) = (before.Mdf!.Planned(before), after.Mdf!.Planned(after));
        (now <= former || now <= after.Mdf.Pool).ShouldBeTrue($"{now} is planned of {after.Mdf.Pool}");
        after.Mdf.Pools.ShouldAllBe(p => p.Who.Id.Value == "dana");
    }

    private static void LineHolds(PlanLine? former, PlanLine line)
    {
        line.Acceptances.ShouldAllBe(a => a.Who.Id.Value == (a.Side == PlanSide.Us ? "dana" : "marco"));
        if (former is null)
        {
            return;
        }

        line.Changes.Take(former.Changes.Count).ShouldBe(former.Changes);
        line.Acceptances.Take(former.Acceptances.Count).ShouldBe(former.Acceptances);
        foreach (var field in Enum.GetValues<LineField>().Where(f => line.Normal(f) != former.Normal(f)))
        {
            var isFollowing = field == LineField.Status || line.Target is { IsEven: true };
            (isFollowing || line.Changes.Skip(former.Changes.Count)
                .Any(c => c.Field == field && (field == LineField.Note || c.From == former.Normal(field))))
                .ShouldBeTrue($"{field} was lost");
        }
    }

    private static async Task VersionsHold(PlanTable table, JointPlan plan, Dictionary<int, string> agreed)
    {
        var versions = await table.Versions();
        versions.Count.ShouldBe(plan.AgreedVersion);
        foreach (var version in versions)
        {
            var body = DocumentFormat.Write(version);
            agreed.TryAdd(version.Number, body);
            body.ShouldBe(agreed[version.Number]);
            version.Signatures.Select(s => s.Side).ShouldBe([PlanSide.Us, PlanSide.Partner], ignoreOrder: true);
            version.Signatures.ShouldAllBe(s => s.Revision == version.Revision);
        }
    }
}
