using PrmBot.Planning;
using PrmBot.Planning.Lines;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Lines;

/// <summary>Two people have the same form open.</summary>
public sealed class LineMergeTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task Fields_that_only_one_of_them_touched_are_both_kept()
    {
        await _table.Complete();
        var form = Form();
        await _table.Send(_table.Dana, "1", 0, [.. form, new LineEdit.OfDue(new DateOnly(2027, 4, 30))]);

        var second = await _table.Send(_table.Dana, "1", 0, [.. form, new LineEdit.OfTarget(50, null, null)]);

        var line = (await _table.Plan()).Line(1);
        (line.Due, line.Target!.Value).ShouldBe((new DateOnly(2027, 4, 30), 50));
        second.Value!.Conflicts.ShouldBeEmpty();
        second.Value.Between.ShouldHaveSingleItem().Field.ShouldBe(LineField.Due);
    }

    [Fact]
    public async Task A_field_that_both_changed_is_asked_about_and_neither_value_is_lost()
    {
        await _table.Complete();
        await _table.Send(_table.Dana, "1", 0, new LineEdit.OfTarget(50, null, null));

        var second = await _table.Send(
            _table.Dana, "1", 0, new LineEdit.OfTarget(60, null, null), new LineEdit.OfTitle("Other"));

        var conflict = second.Value!.Conflicts.ShouldHaveSingleItem();
        (conflict.Former, conflict.Theirs, conflict.Mine)
            .ShouldBe(("40 leads", "50 leads", new LineEdit.OfTarget(60, null, null)));
        var line = (await _table.Plan()).Line(1);
        (line.Title, line.Target!.Value).ShouldBe(("Other", 50));
    }

    [Fact]
    public async Task The_same_change_by_both_is_no_conflict()
    {
        await _table.Complete();
        await _table.Send(_table.Dana, "1", 0, new LineEdit.OfTarget(50, null, null));

        var second = await _table.Send(_table.Dana, "1", 0, new LineEdit.OfTarget(50, null, null));

        second.Value!.Conflicts.ShouldBeEmpty();
        second.Value.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_said_of_the_line_as_it_is_meets_no_conflict()
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "1", new LineEdit.OfTarget(50, null, null));

        await _table.Update(_table.Dana, "1", new LineEdit.OfTarget(60, null, null));

        (await _table.Plan()).Line(1).Target!.Value.ShouldBe(60);
    }

    // What the form showed and nobody touched is sent as well.
    private static LineEdit[] Form() =>
    [
        new LineEdit.OfOurOwner(new PlanOwner("Dana Weber")),
        new LineEdit.OfPartnerOwner(new PlanOwner("Marco Rossi")),
    ];
}
