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

public sealed class GuardRailTests
{
    private static readonly AnalysisCase One = Case(
        [Leads, Revenue],
        [
            Monthly("K14", 100, 98, 103, 101, 99, 102, 60, 45, 40, 38).Aim("2026-Q3", 300).Aim("2026-Q4", 300),
            Monthly("K6", 100, 98, 103, 101, 99, 102, 60, 45, 40, 38).Aim("2026-Q3", 300).Aim("2026-Q4", 300),
        ],
        Plan(
            Line(1, PlanSection.Marketing, -30, LineStatus.InProgress),
            Line(2, PlanSection.JointSales, -30, LineStatus.Done)));

    [Fact]
    public void While_work_is_not_done_the_goal_is_not_changed() =>
        Choose([], Finding(FindingKind.ExecutionFailure, "K14", 1), Finding(FindingKind.OutOfReach, "K14"))
            .Select(d => d.Type).ShouldBe([ChangeType.FixExecution]);

    [Fact]
    public void With_the_work_done_the_goal_may_be_changed_last() =>
        Choose([], Finding(FindingKind.OutOfReach, "K6"), Finding(FindingKind.ExecutionFailure, "K14", 1))
            .Select(d => d.Type).ShouldBe([ChangeType.FixExecution, ChangeType.RefineGoal]);

    [Fact]
    public void A_new_goal_keeps_the_former_one_beside_it() =>
        Choose([], Finding(FindingKind.OutOfReach, "K6")).Single().Change.Target
            .ShouldBe(new ProposedTarget("K6", Period.Parse("2026-Q4")!, 300, 136));

    [Fact]
    public void Without_numbers_only_the_measure_is_changed() =>
        Choose([], Finding(FindingKind.DataGap, "K14"), Finding(FindingKind.ContentFailure, "K14"))
            .Select(d => d.Type).ShouldBe([ChangeType.ChangeMeasure]);

    [Fact]
    public void A_round_has_three_proposals_at_most() =>
        Choose(
            [],
            Finding(FindingKind.ExecutionFailure, "K14", 1), Finding(FindingKind.ContentFailure, "K6"),
            Finding(FindingKind.ServiceRed, "K28"), Finding(FindingKind.CommitmentsBroken, null),
            Finding(FindingKind.WinRateDown, "K21")).Count.ShouldBe(3);

    [Fact]
    public void What_is_only_to_be_watched_is_not_proposed() =>
        Choose([], Finding(FindingKind.ContentFailure, "K6") with { Evidence = Evidence.Watch }).ShouldBeEmpty();

    [Theory]
    [InlineData(ProposalState.Proposed, 0)]
    [InlineData(ProposalState.Accepted, 0)]
    [InlineData(ProposalState.Rejected, 0)]
    [InlineData(ProposalState.Reviewed, 1)]
    public void What_is_open_or_was_turned_down_lately_is_not_asked_again(ProposalState state, int proposed) =>
        Choose([Former(FindingKind.ContentFailure, "K6", state)], Finding(FindingKind.ContentFailure, "K6"))
            .Count.ShouldBe(proposed);

    [Fact]
    public void A_section_gets_two_other_tactics_in_a_quarter_at_most()
    {
        var former = new[] { "K18", "K8" }.Select(k => Former(FindingKind.ContentFailure, k, ProposalState.Reviewed));

        Choose([.. former], Finding(FindingKind.ContentFailure, "K6")).ShouldBeEmpty();
    }

    private static IReadOnlyList<ProposalDraft> Choose(
        IReadOnlyList<ChangeProposal> former, params Finding[] findings) =>
        ChooseProposals.From(One, findings, former, new ModifyTable());

    private static Finding Finding(FindingKind kind, string? kpi, params int[] lines) => new()
    {
        Kind = kind, Kpi = kpi, Side = kpi is null ? PlanSide.Us : null, Method = AnalysisMethod.Pace,
        Window = new FindingWindow(Today.AddDays(-90), Today, 3), Evidence = Evidence.Fair, Strength = .8, Gap = .4m,
        Lines = [.. lines.Select(l => new FindingLine(l, $"Line {l}"))],
    };

    private static ChangeProposal Former(FindingKind kind, string kpi, ProposalState state) => new()
    {
        Of = Contoso, Number = 1, Round = Period.Parse("2026-10")!, On = Today.AddDays(-40), State = state,
        Finding = Finding(kind, kpi), Type = ChangeType.ChangeTactic, ReviewOn = Today,
        Effect = new ExpectedEffect(kpi, .4m, .7m),
        Change = new PlanChange
        {
            Lines = [new ProposedLine(PlanSection.JointSales, "Other", null, null, Today, "Done", 1)],
        },
    };
}
