using PrmBot.Planning;
using PrmBot.Planning.Lines;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Lines;

public sealed class MoveFollowingTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task What_waits_moves_by_as_many_days_also_by_way_of_others()
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "2", new LineEdit.OfDependsOn([1]));
        await _table.Update(_table.Dana, "3", new LineEdit.OfDependsOn([2]));

        var moved = await _table.As(_table.Dana, s => MoveFollowing.RunAsync(s, _table.Contoso, "1", 14, default));

        moved.Value!.Lines.Select(l => (l.Number, l.Due)).ShouldBe(
            [(2, new DateOnly(2027, 4, 14)), (3, new DateOnly(2027, 4, 14))]);
        (await _table.Plan()).Line(4).Due.ShouldBe(new DateOnly(2027, 3, 31));
    }

    [Fact]
    public async Task Without_anything_that_waits_it_says_so()
    {
        await _table.Complete();

        (await _table.As(_table.Dana, s => MoveFollowing.RunAsync(s, _table.Contoso, "1", 14, default)))
            .Refusal!.Key.ShouldBe("plan.nothing_follows");
    }

    [Fact]
    public async Task A_commitment_missed_two_weeks_in_a_row_is_at_risk_and_a_kept_week_ends_the_row()
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "4", new LineEdit.OfStatus(LineStatus.InProgress));

        await _table.Update(_table.Dana, "4", new LineEdit.OfTick(false));
        await _table.Update(_table.Dana, "4", new LineEdit.OfTick(false));
        var once = (await _table.Plan()).Line(4);
        _table.Now = _table.Now.AddDays(7);
        await _table.Update(_table.Marco, "4", new LineEdit.OfTick(false));
        await _table.Share(_table.Dana);
        await _table.Update(_table.Marco, "4", new LineEdit.OfTick(false));
        var twice = (await _table.Plan()).Line(4);
        _table.Now = _table.Now.AddDays(7);
        await _table.Update(_table.Dana, "4", new LineEdit.OfTick(true));

        (once.MissedInRow, once.Status).ShouldBe((1, LineStatus.InProgress));
        (twice.MissedInRow, twice.Status).ShouldBe((2, LineStatus.AtRisk));
        twice.Normal(LineField.Tick).ShouldBe("missed in 2026-W49");
        (await _table.Plan()).Line(4).MissedInRow.ShouldBe(0);
    }

    [Theory]
    [InlineData(LineField.Quarters, "Q2 20", "7 / 20 / 6 / 7")]
    [InlineData(LineField.Baseline, "12", null)]
    public async Task One_quarter_and_the_number_of_today_are_set_on_their_own(
        LineField field, string text, string? quarters)
    {
        await _table.Complete();
        var edit = LineEditReader.Read(field, text, _table.Dana).Value!;

        var line = (await _table.Update(_table.Dana, "2", edit)).Value!.Line;

        line.Target!.NormalQuarters()?.Split(" / ").Select(decimal.Parse).Sum().ShouldBe(40);
        line.Target.NormalQuarters()?.Split(" / ")[1].ShouldBe("20");
        (quarters is null).ShouldBe(line.Target.Baseline == 12);
    }
}
