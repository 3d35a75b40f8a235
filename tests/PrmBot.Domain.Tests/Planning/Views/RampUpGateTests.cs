using PrmBot.Planning;
using PrmBot.Planning.Views;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Views;

/// <summary>A plan from 23 November: 30 days are over on 23 December, 60 on 22 January, 90 on 21 February.</summary>
public sealed class RampUpGateTests
{
    private static readonly DateOnly Start = new(2026, 11, 23);

    [Fact]
    public async Task Past_gates_and_the_next_say_what_was_promised_done_and_stuck()
    {
        var plan = await Plan(
            (7, LineStatus.Done, null), (28, LineStatus.Blocked, null), (30, LineStatus.InProgress, null),
            (31, LineStatus.AtRisk, null), (60, LineStatus.InProgress, RampUpGate.Exit));

        var gates = RampUpGate.Of(plan, Start.AddDays(35));

        gates.ShouldBe(
        [
            new RampUpGate(30, Start.AddDays(30), 3, 1, 2), new RampUpGate(60, Start.AddDays(60), 5, 1, 3),
        ]);
    }

    [Fact]
    public async Task Only_the_first_deal_shows_that_the_partner_can_sell_alone()
    {
        var courses = await Plan((30, LineStatus.Done, "online_training"), (60, LineStatus.AtRisk, RampUpGate.Exit));
        var deal = await Plan((60, LineStatus.Done, RampUpGate.Exit));

        RampUpGate.Of(courses, Start.AddDays(90)).Select(g => g.CanSellAlone).ShouldBe([null, null, false]);
        RampUpGate.Of(deal, Start.AddDays(60))[^1].CanSellAlone.ShouldBe(true);
    }

    [Fact]
    public async Task Without_a_line_that_is_due_there_is_no_gate()
    {
        RampUpGate.Of(await Plan(), Start.AddDays(90)).ShouldBeEmpty();
    }

    private static async Task<JointPlan> Plan(params (int Due, LineStatus Status, string? Element)[] lines)
    {
        var plan = await new PlanTable().Complete();
        return plan with
        {
            Lines = [.. lines.Select((l, i) => plan.Line(1) with
                { Number = i + 1, Due = Start.AddDays(l.Due), Status = l.Status, Element = l.Element })],
        };
    }
}
