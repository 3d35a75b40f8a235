using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Versions;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Versions;

public sealed class CompareVersionsTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task What_changed_since_a_version_names_line_field_who_and_why()
    {
        await Agreed();
        await _table.Counter(_table.Marco, "3", new LineEdit.OfTarget(30, null, null), "Our team is small");
        await _table.Drop(_table.Dana, "4");
        await _table.Add(_table.Dana, PlanSection.JointSales, "Account mapping", PlanTable.Full());

        var since = (await _table.Compare(_table.Marco, 1)).Value!;

        since.Differences.Select(d => (d.Line.Number, d.Kind, d.Who!.Name)).ShouldBe([
            (3, DifferenceKind.Changed, "Marco Rossi"), (4, DifferenceKind.Dropped, "Dana Weber"),
            (6, DifferenceKind.Added, "Dana Weber")]);
        var field = since.Differences[0].Fields.ShouldHaveSingleItem();
        (field.Field, field.From, field.To, field.Last.Reason)
            .ShouldBe((LineField.Target, "40 leads", "30 leads", "Our team is small"));
    }

    [Fact]
    public async Task An_agreed_state_stays_as_it_was_signed()
    {
        await Agreed();
        await _table.Update(_table.Dana, "3", new LineEdit.OfTarget(30, null, null));
        await Sign();

        var versions = await _table.Versions();

        versions.Select(v => (v.Number, v.Lines[2].Target!.Value)).ShouldBe([(1, 40m), (2, 30m)]);
        versions[0].Signatures.Select(s => s.Who.Name).ShouldBe(["Dana Weber", "Marco Rossi"]);
        (await _table.Plan()).AgreedVersion.ShouldBe(2);
    }

    [Fact]
    public async Task With_nothing_said_the_last_agreement_is_compared_with_now_or_with_the_one_before()
    {
        await Agreed();
        await _table.Update(_table.Dana, "3", new LineEdit.OfTarget(30, null, null));
        var open = (await _table.Compare(_table.Dana)).Value!;
        await Sign();

        var signed = (await _table.Compare(_table.Dana)).Value!;

        (open.From, open.To).ShouldBe((1, null));
        (signed.From, signed.To).ShouldBe((1, 2));
        open.Differences.Count.ShouldBe(1);
        signed.Differences.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Before_the_first_agreement_the_values_first_proposed_are_compared()
    {
        await _table.Complete();
        await _table.Share(_table.Dana);
        await _table.Counter(_table.Marco, "3", new LineEdit.OfTarget(30, null, null), null);
        await _table.Counter(_table.Dana, "3", new LineEdit.OfTarget(35, null, null), null);

        var compared = (await _table.Compare(_table.Dana)).Value!;

        var field = compared.Differences.ShouldHaveSingleItem().Fields.ShouldHaveSingleItem();
        (compared.From, field.From, field.To).ShouldBe((0, "40 leads", "35 leads"));
    }

    [Theory]
    [InlineData(7, "plan.unknown_version")]
    [InlineData(0, "plan.unknown_version")]
    public async Task A_version_that_is_not_there_is_said(int number, string refusal)
    {
        await Agreed();

        (await _table.Compare(_table.Dana, number)).Refusal!.Key.ShouldBe(refusal);
    }

    [Fact]
    public async Task A_value_that_came_back_is_no_difference()
    {
        await Agreed();
        await _table.Update(_table.Dana, "3", new LineEdit.OfTarget(30, null, null));
        await _table.Update(_table.Dana, "3", new LineEdit.OfTarget(40, null, null));

        (await _table.Compare(_table.Dana, 1)).Value!.Differences.ShouldBeEmpty();
    }

    private async Task Agreed()
    {
        await _table.Complete();
        await _table.Share(_table.Dana);
        await Sign();
    }

    private async Task Sign()
    {
        (await _table.Agree(_table.Dana)).Refusal.ShouldBeNull();
        (await _table.Agree(_table.Marco)).Refusal.ShouldBeNull();
    }
}
