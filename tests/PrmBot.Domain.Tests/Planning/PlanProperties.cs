using FsCheck.Xunit;
using PrmBot.Identity;
using PrmBot.Planning;
using Shouldly;

namespace PrmBot.Domain.Tests.Planning;

/// <summary>Random negotiations of both sides.</summary>
public sealed class PlanProperties
{
    [Property(MaxTest = 25)]
    public void No_negotiation_loses_a_value_spends_below_zero_or_agrees_for_the_other_side(byte[] moves) =>
        NegotiateAsync(moves ?? []).GetAwaiter().GetResult();

    private static async Task NegotiateAsync(byte[] moves)
    {
        var table = new PlanTable();
        var plan = await table.Complete();
        await table.Share(table.Dana);
        foreach (var move in moves)
        {
            await MoveAsync(table, move);

            var next = await table.Plan();
            Holds(plan, next);
            plan = next;
        }
    }

    private static async Task MoveAsync(PlanTable table, byte move)
    {
        Caller who = move % 2 == 0 ? table.Dana : table.Marco;
        var line = $"{1 + (move / 2 % 5)}";
        _ = (move / 10 % 8) switch
        {
            0 => (await table.Update(who, line, new LineEdit.OfBudget(move - 100, null, null))).Refusal,
            1 => (await table.Update(who, line, new LineEdit.OfTarget(move, null,
                move % 3 == 0 ? move : null))).Refusal,
            2 => (await table.Update(who, line, new LineEdit.OfDue(
                new DateOnly(2027, 1, 1).AddDays(move - 60)))).Refusal,
            3 => (await table.Update(who, line, new LineEdit.OfOurOwner(new PlanOwner($"Person {move}")))).Refusal,
            4 => (await table.Accept(who, line)).Refusal,
            5 => (await table.Accept(who)).Refusal,
            6 or 7 => (await table.Agree(who)).Refusal,
            _ => throw new InvalidOperationException(),
        };
    }

    private static void Holds(JointPlan before, JointPlan after)
    {
        after.Totals().ShouldAllBe(b => b.Amount >= 0);
        after.Lines.ShouldAllBe(l => l.Budget == null || l.Budget.Amount >= 0);
        var isAgreed = after.State is PlanState.Agreed or PlanState.Active;
        isAgreed.ShouldBe(after.IsSignedBy(PlanSide.Us) && after.IsSignedBy(PlanSide.Partner));
        foreach (var line in after.Lines)
        {
            var former = before.Line(line.Number);
            line.Changes.Take(former.Changes.Count).ShouldBe(former.Changes);
            line.Acceptances.Take(former.Acceptances.Count).ShouldBe(former.Acceptances);
            foreach (var field in Enum.GetValues<LineField>().Where(f =>
                f != LineField.Status && former.Normal(f) != line.Normal(f)))
            {
                line.Changes.Last(c => c.Field == field).From.ShouldBe(former.Normal(field));
            }

            if (line.Status == LineStatus.Agreed)
            {
                (line.IsAcceptedBy(PlanSide.Us) && line.IsAcceptedBy(PlanSide.Partner)).ShouldBeTrue();
            }
        }
    }
}
