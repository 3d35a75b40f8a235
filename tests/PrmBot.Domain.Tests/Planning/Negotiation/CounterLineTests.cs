using PrmBot.Planning;
using PrmBot.Planning.Lines;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Negotiation;

public sealed class CounterLineTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task A_counter_keeps_the_former_value_with_who_and_why()
    {
        await Shared();

        await _table.Counter(_table.Marco, "3", new LineEdit.OfTarget(30, null, null), "Our team is small");

        var change = (await _table.Plan()).Line(3).Changes.ShouldHaveSingleItem();
        (change.From, change.To, change.Reason, change.By)
            .ShouldBe(("40 leads", "30 leads", "Our team is small", PlanSide.Partner));
        change.Who.ShouldBe(_table.Marco.Who);
    }

    [Fact]
    public async Task Who_counters_stands_by_it_and_the_other_side_has_to_look_again()
    {
        await Shared();
        await _table.Accept(_table.Dana, "3");

        await _table.Counter(_table.Marco, "3", new LineEdit.OfTarget(30, null, null), null);

        var line = (await _table.Plan()).Line(3);
        line.IsAcceptedBy(PlanSide.Partner).ShouldBeTrue();
        line.IsAcceptedBy(PlanSide.Us).ShouldBeFalse();
        line.Status.ShouldBe(LineStatus.Countered);
        (await _table.Accept(_table.Dana, "3")).Value!.Lines[0].Status.ShouldBe(LineStatus.Agreed);
    }

    [Fact]
    public async Task A_yes_to_a_wording_that_was_replaced_is_none()
    {
        await Shared();
        var seen = (await _table.Plan()).Line(3).Revision;
        await _table.Counter(_table.Marco, "3", new LineEdit.OfTarget(30, null, null), null);

        var late = await _table.Accept(_table.Dana, "3", seen);

        late.Refusal!.Key.ShouldBe("plan.line_changed_since");
        (await _table.Plan()).Line(3).IsAcceptedBy(PlanSide.Us).ShouldBeFalse();
    }

    [Fact]
    public async Task A_plan_that_changed_after_the_question_is_not_signed()
    {
        await Shared();
        var asked = (await _table.Plan()).Revision;
        await _table.Update(_table.Marco, "3", new LineEdit.OfTarget(30, null, null));

        (await _table.Agree(_table.Dana, asked)).Refusal!.Key.ShouldBe("plan.changed_since");
        (await _table.Accept(_table.Dana, null, asked)).Refusal!.Key.ShouldBe("plan.changed_since");
        (await _table.Plan()).Signatures.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_value_and_a_report_are_no_counter()
    {
        await Shared();

        (await _table.Counter(_table.Marco, "3", new LineEdit.OfTarget(40, null, null), null)).Refusal!.Key
            .ShouldBe("plan.counter_same");
        (await _table.Counter(_table.Marco, "3", new LineEdit.OfStatus(LineStatus.Done), null)).Refusal!.Key
            .ShouldBe("plan.counter_field");
    }

    [Fact]
    public async Task A_counter_to_an_agreed_line_opens_it_again_for_both()
    {
        await Shared();
        await _table.Agree(_table.Dana);
        await _table.Agree(_table.Marco);

        await _table.Counter(_table.Dana, "3", new LineEdit.OfDue(new DateOnly(2027, 5, 1)), "Easter");

        var plan = await _table.Plan();
        (plan.State, plan.Line(3).Status).ShouldBe((PlanState.Countered, LineStatus.Countered));
        plan.Line(3).IsAcceptedBy(PlanSide.Partner).ShouldBeFalse();
        plan.Line(2).Status.ShouldBe(LineStatus.Agreed);
        plan.IsSignedBy(PlanSide.Us).ShouldBeFalse();
    }

    [Fact]
    public async Task Comments_of_both_sides_stay_and_open_nothing()
    {
        await Shared();

        await _table.Update(_table.Marco, "3", new LineEdit.OfNote("Who pays the room?"));
        await _table.Update(_table.Dana, "3", new LineEdit.OfNote("We do"));

        var line = (await _table.Plan()).Line(3);
        line.Comments.Select(c => (c.By, c.To))
            .ShouldBe([(PlanSide.Partner, "Who pays the room?"), (PlanSide.Us, "We do")]);
        line.Revision.ShouldBe(1);
    }

    private async Task Shared()
    {
        await _table.Complete();
        await _table.Share(_table.Dana);
    }
}
