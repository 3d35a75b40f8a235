using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Analyze.CaseBuilder;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Modify;

/// <summary>F5: a target of 300 in the fourth quarter, of which 40 came in October, as in every month before.</summary>
public sealed class GoalReasonTests
{
    private static readonly KpiSeries Slow = Monthly("K6", 40, 40, 40, 40, 40, 40).Aim("2026-Q4", 300);
    private static readonly PastDecision OtherTactic = new(FindingKind.ContentFailure, "K6", Today.AddDays(-90), true);

    private readonly ModifyTable _table = new() { Catalogue = new([Revenue]) };

    [Fact]
    public void A_target_is_out_of_reach_when_the_rest_takes_half_as_much_again_and_the_best_is_too_little()
    {
        var finding = OutOfReach(Slow).ShouldNotBeNull();

        // (300 − 40)/2 months = 130 of 40 a month; at the upper quartile 40 + 2·40.
        finding.Figure("effort")!.Value.ShouldBe(3.25m, .0001m);
        finding.Figure("end_high")!.Value.ShouldBe(120, .0001m);
    }

    [Fact]
    public void Before_another_tactic_was_tried_it_is_not_the_targets_fault() =>
        PartnerAnalysis.Of(Case([Revenue], [Slow])).ShouldNotContain(f => f.Kind == FindingKind.OutOfReach);

    [Fact]
    public void While_the_work_is_not_done_it_is_not_the_targets_fault() =>
        OutOfReach(Slow, Plan(Line(1, PlanSection.JointSales, -30, LineStatus.InProgress))).ShouldBeNull();

    [Fact]
    public void What_was_within_reach_at_the_last_review_is_not_out_of_it_yet() =>
        // By September the median of four months was 155, and the rest took 100 a month of it.
        OutOfReach(Monthly("K6", 300, 300, 300, 10, 10, 10).Aim("2026-Q4", 300)).ShouldBeNull();

    [Fact]
    public void A_target_is_lowered_once_a_period() => OutOfReach(
        Slow, null, new PastDecision(FindingKind.OutOfReach, "K6", new DateOnly(2026, 10, 20), true)).ShouldBeNull();

    [Fact]
    public async Task It_is_not_lowered_without_a_reason_and_the_original_stays_beside_it()
    {
        await ProposedAsync();

        var without = await YesAsync(null);
        var ours = await YesAsync(GoalReason.Market);
        await _table.AsPartnerAsync(s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(1), default));

        without.Refusal!.Key.ShouldBe("change.needs_reason");
        ours.Value!.Proposal.Because.ShouldBe(GoalReason.Market);
        var target = (await _table.FindAsync<KpiSeries>(Slow.Id))!.TargetOf(Period.Parse("2026-Q4")!)!;
        (target.Value, target.Former.Single().Value).ShouldBe((120, 300));
    }

    private static Finding? OutOfReach(KpiSeries series, JointPlan? plan = null, params PastDecision[] past) =>
        PartnerAnalysis.Of(Case([Revenue], [series], plan) with { Past = [OtherTactic, .. past] })
            .FirstOrDefault(f => f.Kind == FindingKind.OutOfReach);

    private async Task ProposedAsync()
    {
        await _table.PutAsync(Slow);
        await _table.PutAsync(new ChangeProposal
        {
            Of = Contoso, Number = 1, Round = Period.Parse("2026-11")!, On = Today, Finding = OutOfReach(Slow)!,
            Type = ChangeType.RefineGoal, ReviewOn = Today.AddDays(30), Effect = new ExpectedEffect("K6", .4m, .7m),
            Change = new PlanChange { Target = new ProposedTarget("K6", Period.Parse("2026-Q4")!, 300, 120) },
        });
    }

    private Task<Outcome<DecidedProposal>> YesAsync(GoalReason? because) => _table.AsUsAsync(
        s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new GivenYes(1, because), default));
}
