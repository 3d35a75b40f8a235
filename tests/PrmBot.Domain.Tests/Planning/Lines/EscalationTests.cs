using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Planning.Header;
using PrmBot.Planning.Lines;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Lines;

/// <summary>Whom a commitment that was missed twice goes up to: a person of each side, whatever is known.</summary>
public sealed class EscalationTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task Sponsors_come_first_then_who_signed_then_who_owns_the_line()
    {
        var plan = await _table.Complete();
        Up(plan).ShouldBe([new("Dana Weber"), new("Marco Rossi")]);

        await _table.Share(_table.Dana);
        await _table.Agree(_table.Marco);
        Up(await _table.Plan()).ShouldBe([new("Dana Weber"), new("Marco Rossi", new UserId("marco"))]);

        await _table.Put(p => p with
        {
            Lines = [.. p.Lines.Select(l => l.Number != 4 ? l : l with
                { Element = Escalation.Sponsors, OurOwner = new("Eva Chief"), PartnerOwner = new("Paolo Capo") })],
        });
        Up(await _table.Plan()).ShouldBe([new("Eva Chief"), new("Paolo Capo")]);

        await _table.Put(p => p with { Header = new PlanHeader { PartnerSponsor = new("Megan Bowen") } });
        Up(await _table.Plan()).ShouldBe([new("Eva Chief"), new("Megan Bowen")]);
    }

    [Fact]
    public async Task Where_nobody_is_named_it_is_who_began_the_plan_and_the_first_contact()
    {
        var plan = await _table.Complete();
        var bare = plan with { Lines = [plan.Line(1) with { OurOwner = null, PartnerOwner = null }] };
        var partner = _table.Contoso with { Contacts = [new PartnerContact("Lena Hart", new UserId("lena"), null)] };

        Escalation.Of(bare, bare.Line(1), partner)
            .ShouldBe([new("Dana Weber", new UserId("dana")), new("Lena Hart", new UserId("lena"))]);
        Escalation.Of(bare, bare.Line(1), _table.Contoso).ShouldBe([new("Dana Weber", new UserId("dana"))]);
    }

    private IReadOnlyList<PlanOwner> Up(JointPlan plan) => Escalation.Of(plan, plan.Line(1), _table.Contoso);
}
