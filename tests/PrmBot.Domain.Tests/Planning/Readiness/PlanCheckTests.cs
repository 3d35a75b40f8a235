using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Readiness;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Readiness;

public sealed class PlanCheckTests
{
    private readonly PlanTable _table = new();

    [Theory]
    [InlineData(60, 40, null)]
    [InlineData(60, 30, 90)]
    [InlineData(60, 50, 110)]
    public async Task Weights_of_goals_sum_to_100(int first, int second, int? off)
    {
        await _table.Complete();
        await _table.Add(_table.Dana, PlanSection.Goals, "Second", PlanTable.Full());
        await _table.Update(_table.Dana, "2", new LineEdit.OfWeight(first));
        await _table.Update(_table.Dana, "6", new LineEdit.OfWeight(second));

        var gap = PlanCheck.Of(await _table.Plan()).SingleOrDefault();

        (gap?.Kind, gap?.Figure).ShouldBe((off is null ? null : GapKind.WeightsOff, off));
    }

    [Fact]
    public async Task Only_goals_have_a_weight()
    {
        await _table.Complete();

        (await _table.Update(_table.Dana, "3", new LineEdit.OfWeight(50))).Refusal!.Key
            .ShouldBe("plan.weight_is_for_goals");
    }

    [Theory]
    [InlineData(40, "10 / 10 / 10 / 10")]
    [InlineData(41, "10 / 10 / 10 / 11")]
    [InlineData(43, "10 / 11 / 11 / 11")]
    [InlineData(0.5, "0.12 / 0.12 / 0.13 / 0.13")]
    public async Task An_even_split_sums_to_the_target_and_follows_it(double target, string quarters)
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "2", new LineEdit.OfQuarters(null));

        await _table.Update(_table.Dana, "2", new LineEdit.OfTarget((decimal)target, null, null));

        var plan = await _table.Plan();
        plan.Line(2).Normal(LineField.Quarters).ShouldBe(quarters);
        plan.Line(2).Target!.Quarters.Sum().ShouldBe((decimal)target);
        PlanCheck.Of(plan).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_split_by_hand_stays_and_is_found_out_when_the_target_moves()
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "2", new LineEdit.OfQuarters([5, 5, 10, 20]));
        var before = PlanCheck.Of(await _table.Plan());

        await _table.Update(_table.Dana, "2", new LineEdit.OfTarget(60, null, null));

        before.ShouldBeEmpty();
        var gap = PlanCheck.Of(await _table.Plan()).ShouldHaveSingleItem();
        (gap.Kind, gap.Figure, gap.Line!.Target!.Original).ShouldBe((GapKind.QuartersOff, 40, 40));
    }

    [Fact]
    public async Task A_line_is_not_due_before_the_one_that_it_waits_for()
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "3", new LineEdit.OfDependsOn([1]));

        await _table.Update(_table.Dana, "1", new LineEdit.OfDue(new DateOnly(2027, 6, 1)));

        var gap = PlanCheck.Of(await _table.Plan()).ShouldHaveSingleItem();
        (gap.Kind, gap.Line!.Number, gap.Other!.Number).ShouldBe((GapKind.BeforeItsTurn, 3, 1));
    }

    [Fact]
    public async Task Lines_never_wait_for_each_other_in_a_circle()
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "2", new LineEdit.OfDependsOn([1]));
        await _table.Update(_table.Dana, "3", new LineEdit.OfDependsOn([2]));

        var circle = await _table.Update(_table.Dana, "1", new LineEdit.OfDependsOn([3]));
        var self = await _table.Update(_table.Dana, "1", new LineEdit.OfDependsOn([1]));

        circle.Refusal!.Key.ShouldBe("plan.depends_in_circle");
        circle.Refusal.Facts["circle"].ShouldBe("1 → 3 → 2 → 1");
        self.Refusal!.Key.ShouldBe("plan.depends_on_itself");
        LineDependencies.Waiting(await _table.Plan(), 1).Select(l => l.Number).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task A_line_that_waits_for_a_dropped_one_or_ends_after_the_plan_is_found_out()
    {
        await _table.Complete();
        await _table.Add(_table.Dana, PlanSection.RampUp, "Before", PlanTable.Full());
        await _table.Update(_table.Dana, "3", new LineEdit.OfDependsOn([6]));
        await _table.Update(_table.Dana, "4", new LineEdit.OfDue(new DateOnly(2028, 1, 1)));

        await _table.Drop(_table.Dana, "6");

        PlanCheck.Of(await _table.Plan()).Select(g => (g.Kind, g.Line!.Number))
            .ShouldBe([(GapKind.WaitsForDropped, 3), (GapKind.AfterEnd, 4)]);
    }
}
