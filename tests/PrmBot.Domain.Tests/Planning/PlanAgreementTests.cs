using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Readiness;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning;

public sealed class PlanAgreementTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task Starting_again_goes_on_with_the_draft()
    {
        var first = await _table.Start();

        var second = await _table.Start();

        second.Value!.Id.ShouldBe(first.Value!.Id);
        first.Value.End.ShouldBe(new DateOnly(2027, 11, 22));
        first.Value.Currency.ShouldBe("EUR");
    }

    [Fact]
    public async Task A_partner_does_not_see_a_draft()
    {
        await _table.Complete();

        var seen = await _table.As(_table.Marco, s => CurrentPlan.FindAsync(s, _table.Contoso.Of, default));

        seen.Refusal!.Key.ShouldBe("plan.not_shared");
        (await _table.Accept(_table.Marco)).Refusal!.Key.ShouldBe("plan.not_shared");
    }

    [Fact]
    public async Task A_reader_changes_nothing()
    {
        await _table.Complete();

        (await _table.Update(_table.Rita, "1", new LineEdit.OfTitle("x"))).Refusal!.Key.ShouldBe("rights.read_only");
        (await _table.Share(_table.Rita)).Refusal!.Key.ShouldBe("rights.read_only");
        (await _table.As(_table.Rita, s => CurrentPlan.FindAsync(s, _table.Contoso.Of, default)))
            .Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_partner_does_not_share()
    {
        await _table.Complete();

        (await _table.Share(_table.Marco)).Refusal!.Key.ShouldBe("rights.not_here");
    }

    [Fact]
    public async Task A_plan_that_both_sides_signed_is_active()
    {
        await _table.Complete();
        await _table.Share(_table.Dana);

        var ours = await _table.Agree(_table.Dana);
        var theirs = await _table.Agree(_table.Marco);

        ours.Value!.State.ShouldBe(PlanState.Shared);
        theirs.Value!.State.ShouldBe(PlanState.Active);
        theirs.Value.Lines.ShouldAllBe(l => l.Status == LineStatus.Agreed);
        (await _table.Start()).Refusal!.Key.ShouldBe("plan.already_active");
    }

    [Fact]
    public async Task A_manager_cannot_sign_for_both()
    {
        await _table.Complete();
        await _table.Share(_table.Dana);
        await _table.Agree(_table.Dana);

        var again = await _table.Agree(_table.Dana);

        again.Refusal!.Key.ShouldBe("plan.already_signed");
        (await _table.Plan()).State.ShouldBe(PlanState.Shared);
    }

    [Fact]
    public async Task A_change_after_a_signature_makes_it_void()
    {
        await _table.Complete();
        await _table.Share(_table.Dana);
        await _table.Agree(_table.Dana);

        await _table.Update(_table.Marco, "3", new LineEdit.OfTarget(30, null, null));
        var signed = await _table.Agree(_table.Marco);

        signed.Value!.State.ShouldBe(PlanState.Countered);
        signed.Value.Line(3).Status.ShouldBe(LineStatus.Countered);
        signed.Value.IsSignedBy(PlanSide.Us).ShouldBeFalse();
        (await _table.Agree(_table.Dana)).Value!.State.ShouldBe(PlanState.Active);
    }

    [Fact]
    public async Task A_line_that_both_sides_accepted_is_agreed_and_a_change_opens_it_again()
    {
        await _table.Complete();
        await _table.Share(_table.Dana);

        await _table.Accept(_table.Marco, "2");
        await _table.Accept(_table.Dana);
        var agreed = (await _table.Plan()).Lines.Where(l => l.Status == LineStatus.Agreed).Select(l => l.Number);
        await _table.Update(_table.Dana, "2", new LineEdit.OfDue(new DateOnly(2027, 5, 1)));

        agreed.ShouldBe([2]);
        (await _table.Plan()).Line(2).Status.ShouldBe(LineStatus.Proposed);
        (await _table.Plan()).Line(2).IsAcceptedBy(PlanSide.Partner).ShouldBeFalse();
    }

    [Fact]
    public async Task Progress_and_notes_do_not_open_an_agreed_plan()
    {
        await _table.Complete();
        await _table.Share(_table.Dana);
        await _table.Agree(_table.Dana);
        await _table.Agree(_table.Marco);

        await _table.Update(_table.Marco, "1", new LineEdit.OfStatus(LineStatus.Done),
            new LineEdit.OfNote("Went well"));

        (await _table.Plan()).State.ShouldBe(PlanState.Active);
    }

    [Fact]
    public async Task A_plan_with_an_empty_section_cannot_be_agreed()
    {
        await _table.Complete();
        await _table.Share(_table.Dana);
        await _table.Drop(_table.Dana, "4");

        var signed = await _table.Agree(_table.Dana);

        signed.Refusal!.Key.ShouldBe("plan.not_agreeable");
        PlanCheck.Of(await _table.Plan()).ShouldHaveSingleItem()
            .ShouldBe(new PlanGap(PlanSection.JointSales, null, null));
    }

    [Fact]
    public async Task A_line_without_owner_date_and_metric_cannot_be_agreed_or_accepted()
    {
        await _table.Complete();
        await _table.Add(_table.Dana, PlanSection.Goals, "Vague wish", new LineEdit.OfTarget(40, null, null));
        await _table.Share(_table.Dana);

        var gaps = PlanCheck.Of(await _table.Plan());

        gaps.Select(g => g.Field!.Value).ShouldBe([LineField.OurOwner, LineField.PartnerOwner, LineField.Due,
            LineField.Target]);
        (await _table.Accept(_table.Marco, "wish")).Refusal!.Key.ShouldBe("plan.line_incomplete");
        (await _table.Agree(_table.Marco)).Refusal!.Facts["count"].ShouldBe(4);
    }

    [Fact]
    public async Task Nothing_is_accepted_or_signed_before_it_is_shared()
    {
        await _table.Complete();

        (await _table.Accept(_table.Dana)).Refusal!.Key.ShouldBe("plan.share_first");
        (await _table.Agree(_table.Dana)).Refusal!.Key.ShouldBe("plan.share_first");
    }

    [Fact]
    public async Task An_empty_plan_is_not_shared_and_a_shared_one_not_twice()
    {
        await _table.Start();
        var empty = await _table.Share(_table.Dana);
        await _table.Add(_table.Dana, PlanSection.Goals, "Revenue");
        await _table.Share(_table.Dana);

        empty.Refusal!.Key.ShouldBe("plan.nothing_to_share");
        (await _table.Share(_table.Dana)).Refusal!.Key.ShouldBe("plan.already_shared");
    }

    [Fact]
    public async Task After_its_last_day_a_plan_makes_room_for_the_next()
    {
        var first = await _table.Complete();
        await _table.Share(_table.Dana);
        await _table.Agree(_table.Dana);
        await _table.Agree(_table.Marco);
        _table.Now = _table.Now.AddDays(366);

        var next = await _table.Start();

        next.Value!.Id.ShouldNotBe(first.Id);
        next.Value.Start.ShouldBe(new DateOnly(2027, 11, 24));
    }
}
