using PrmBot.Planning;
using PrmBot.Planning.Catalogue;
using PrmBot.Planning.Lines;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning;

public sealed class PlanLineTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task A_line_from_the_catalogue_has_its_usual_date_metric_and_reason()
    {
        await _table.Start(new PlanSeed(PlanSection.RampUp, "kick_off", "They answer slowly."));

        var added = await _table.As(
            _table.Dana, s => AddElements.RunAsync(s, _table.Contoso, [PlanTable.KickOff, PlanTable.KickOff], default));

        var line = added.Value!.Lines.ShouldHaveSingleItem();
        line.Due.ShouldBe(new DateOnly(2026, 11, 30));
        line.Target!.Normal().ShouldBe("1 kick-off");
        line.Why.ShouldBe("They answer slowly.");
        line.Missing.ShouldBe([LineField.OurOwner, LineField.PartnerOwner]);
    }

    [Fact]
    public async Task Adding_the_same_element_again_adds_nothing()
    {
        await _table.Start();
        await _table.As(_table.Dana, s => AddElements.RunAsync(s, _table.Contoso, [PlanTable.KickOff], default));

        var again = await _table.As(_table.Dana, s => AddElements.RunAsync(s, _table.Contoso, [PlanTable.KickOff],
            default));

        again.Value!.Lines.ShouldBeEmpty();
        (await _table.Plan()).Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_keeps_the_former_value_with_who_and_when()
    {
        await _table.Complete();

        await _table.Update(_table.Dana, "3", new LineEdit.OfBudget(9000, null, null), new LineEdit.OfTarget(60, null,
            10));

        var line = (await _table.Plan()).Line(3);
        line.Changes.Select(c => (c.Field, c.From, c.To)).ShouldBe([
            (LineField.Budget, "8000 EUR mdf", "9000 EUR mdf"), (LineField.Target, "40 leads", "from 10 to 60 leads")]);
        line.Changes.ShouldAllBe(c => c.Who == _table.Dana.Who && c.At == _table.Now);
        line.Target!.Original.ShouldBe(40);
    }

    [Fact]
    public async Task The_same_value_again_is_no_change()
    {
        await _table.Complete();

        var same = await _table.Update(_table.Dana, "1", PlanTable.Full());

        same.Value!.Changes.ShouldBeEmpty();
        (await _table.Plan()).Version.ShouldBe(6);
    }

    [Theory]
    [InlineData("2026-11-22", "plan.date_before_start")]
    [InlineData("2026-11-24", null)]
    public async Task A_due_date_is_not_before_the_start(string date, string? refusal)
    {
        await _table.Complete();

        var moved = await _table.Update(_table.Dana, "1", new LineEdit.OfDue(DateOnly.ParseExact(date, "yyyy-MM-dd",
            null)));

        moved.Refusal?.Key.ShouldBe(refusal);
        (moved.Refusal is null).ShouldBe(refusal is null);
    }

    [Fact]
    public async Task A_due_date_is_not_in_the_past()
    {
        await _table.Complete();
        _table.Now = _table.Now.AddDays(10);

        var moved = await _table.Update(_table.Dana, "1", new LineEdit.OfDue(new DateOnly(2026, 12, 1)));

        moved.Refusal!.Key.ShouldBe("plan.date_in_past");
        moved.Refusal.Facts["today"].ShouldBe(new DateOnly(2026, 12, 3));
    }

    [Theory]
    [InlineData("Contoso")]
    [InlineData("contoso germany")]
    [InlineData("Fabrikam GmbH")]
    public async Task A_company_is_no_owner(string name)
    {
        await _table.Complete();

        var changed = await _table.Update(_table.Dana, "1", new LineEdit.OfPartnerOwner(new PlanOwner(name)));

        changed.Refusal!.Key.ShouldBe("plan.owner_is_company");
    }

    [Fact]
    public async Task Of_several_changes_with_one_that_cannot_be_none_is_made()
    {
        await _table.Complete();

        await _table.Update(_table.Dana, "1", new LineEdit.OfTitle("Other"), new LineEdit.OfBudget(-1, null, null));

        (await _table.Plan()).Line(1).Title.ShouldBe("Line for ramp_up");
    }

    [Fact]
    public async Task A_dropped_line_stays_with_its_history_and_its_number_is_not_used_again()
    {
        await _table.Complete();

        await _table.Drop(_table.Dana, "5");
        var added = await _table.Add(_table.Dana, PlanSection.Service, "Another");

        added.Value!.Line.Number.ShouldBe(6);
        added.Value.Plan.Line(5).IsDropped.ShouldBeTrue();
        added.Value.Plan.Line(5).Changes.ShouldHaveSingleItem().From.ShouldBe("proposed");
        (await _table.Update(_table.Dana, "5", new LineEdit.OfTitle("x"))).Refusal!.Key.ShouldBe("plan.line_dropped");
    }

    [Fact]
    public void Money_below_zero_cannot_be_made()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new PlanBudget(-1, "EUR"));
        Should.Throw<ArgumentOutOfRangeException>(() => new PlanBudget(1, "EUR") with { Amount = -1 });
    }
}
