using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Planning;
using PrmBot.Planning.Versions;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Analyze.CaseBuilder;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Modify;

public sealed class ProposalTests
{
    private readonly ModifyTable _table = new();

    private static PlanLine Late(int number) => Line(number, PlanSection.Marketing, -30, LineStatus.InProgress);

    private static PlanLine Done(int number) => Line(number, PlanSection.Marketing, -30, LineStatus.Done);

    [Fact]
    public async Task What_was_not_done_gets_a_new_date_and_no_change_of_goal()
    {
        await _table.LeadsFellAsync(Late(1), Late(2));

        var proposal = (await _table.ProposeAsync()).Value!.Open.ShouldHaveSingleItem();

        proposal.Type.ShouldBe(ChangeType.FixExecution);
        proposal.Change.Edits.Select(e => (e.Line, e.Due)).ShouldBe([(1, Today.AddDays(14)), (2, Today.AddDays(14))]);
        proposal.Effect.Expected.ShouldBeGreaterThan(proposal.Effect.Before);
    }

    [Fact]
    public async Task What_was_done_and_does_not_work_gets_one_other_tactic()
    {
        await _table.LeadsFellAsync(Done(1), Done(2));

        var proposal = (await _table.ProposeAsync()).Value!.Open.ShouldHaveSingleItem();

        proposal.Type.ShouldBe(ChangeType.ChangeTactic);
        proposal.Change.Lines.ShouldHaveSingleItem().OurOwner!.Name.ShouldBe("Ada");
        proposal.ReviewOn.ShouldBeGreaterThan(Today.AddDays(30));
    }

    [Fact]
    public async Task Asking_again_proposes_nothing_twice()
    {
        await _table.LeadsFellAsync(Done(1));
        await _table.ProposeAsync();

        (await _table.ProposeAsync()).Value!.Open.Select(p => p.Number).ShouldBe([1]);
    }

    [Fact]
    public async Task Both_yeses_make_the_plans_next_version()
    {
        await _table.LeadsFellAsync(Late(1));
        await _table.ProposeAsync();
        var ours = await _table.AsUsAsync(
            s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(1), default));

        var theirs = await _table.AsPartnerAsync(
            s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(1), default));

        ours.Value!.Proposal.State.ShouldBe(ProposalState.Offered);
        theirs.Value!.Version.ShouldBe(2);
        var plan = await _table.PlanAsync();
        (plan.State, plan.Line(1).Due).ShouldBe((PlanState.Active, Today.AddDays(14)));
        plan.IsSignedBy(PlanSide.Us).ShouldBeTrue();
        var version = await _table.FindAsync<PlanVersion>(PlanVersion.IdOf("plan1", 2));
        version!.Signatures.Select(s => (s.Side, s.Who.Name)).ShouldBe(
            [(PlanSide.Partner, "Karl"), (PlanSide.Us, "Ada")], ignoreOrder: true);
    }

    [Fact]
    public async Task The_partner_sees_nothing_before_we_said_yes()
    {
        await _table.LeadsFellAsync(Late(1));
        await _table.ProposeAsync();

        var refused = await _table.AsPartnerAsync(
            s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(null), default));

        refused.Refusal!.Key.ShouldBe("change.none_open");
    }

    [Fact]
    public async Task A_counter_voids_our_yes_and_is_made_when_we_repeat_it()
    {
        await _table.LeadsFellAsync(Late(1));
        await _table.ProposeAsync();
        await _table.AsUsAsync(s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(null), default));
        await _table.AsPartnerAsync(s => CounterProposal.RunAsync(
            s, ModifyTable.Contoso, "1", new(Today.AddDays(25), null, null, "holidays"), default));

        var made = await _table.AsUsAsync(
            s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(2), default));

        made.Value!.Version.ShouldBe(2);
        (await _table.PlanAsync()).Line(1).Due.ShouldBe(Today.AddDays(25));
    }

    [Fact]
    public async Task A_yes_to_a_wording_that_changed_is_none()
    {
        await _table.LeadsFellAsync(Late(1));
        await _table.ProposeAsync();
        await _table.AsUsAsync(s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(null), default));
        await _table.AsPartnerAsync(s => CounterProposal.RunAsync(
            s, ModifyTable.Contoso, "1", new(Today.AddDays(25), null, null, null), default));

        var old = await _table.AsUsAsync(s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(1), default));

        old.Refusal!.Key.ShouldBe("change.reworded");
    }

    [Fact]
    public async Task A_rejected_change_leaves_the_plan_as_it_was()
    {
        await _table.LeadsFellAsync(Late(1));
        await _table.ProposeAsync();
        await _table.AsUsAsync(s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(null), default));

        await _table.AsPartnerAsync(s => DecideProposal.RejectAsync(s, ModifyTable.Contoso, "1", "too soon", default));

        (await _table.PlanAsync()).Line(1).Due.ShouldBe(Today.AddDays(-30));
        (await _table.AsUsAsync(s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(null), default)))
            .Refusal!.Key.ShouldBe("change.decided");
    }

    [Theory]
    [InlineData(100, ChangeOutcome.Kept)]
    [InlineData(30, ChangeOutcome.Reversed)]
    [InlineData(null, ChangeOutcome.Inconclusive)]
    public async Task At_the_review_date_expected_and_actual_are_compared(int? december, ChangeOutcome outcome)
    {
        await _table.LeadsFellAsync(Late(1));
        await _table.ProposeAsync();
        await _table.AsUsAsync(s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(null), default));
        await _table.AsPartnerAsync(s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(null), default));
        _table.Day = Today.AddDays(46);
        if (december is { } leads)
        {
            var series = (await _table.FindAsync<KpiSeries>(KpiSeries.IdOf(Contoso, "K14")))!;
            KpiNumber In(string month) => Number(month, leads) with { By = Stamp(_table.Day) };
            await _table.PutAsync(series.WithValue(In("2026-12")).WithValue(In("2026-11"))
                .WithTarget(Number("2027-Q1", 300)));
        }

        var review = await ReviewAsync();

        review.Decided.ShouldHaveSingleItem().Verdict!.Outcome.ShouldBe(outcome);
        review.HitRate.Judged.ShouldBe(outcome == ChangeOutcome.Inconclusive ? 0 : 1);
    }

    [Fact]
    public async Task Before_the_review_date_there_is_no_verdict()
    {
        await _table.LeadsFellAsync(Late(1));
        await _table.ProposeAsync();
        await _table.AsUsAsync(s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(null), default));
        await _table.AsPartnerAsync(s => DecideProposal.AcceptAsync(s, ModifyTable.Contoso, "1", new(null), default));

        (await ReviewAsync()).Decided.ShouldHaveSingleItem().Verdict.ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_to_what_explains_it_is_kept_with_the_round()
    {
        await _table.LeadsFellAsync(Late(1));
        await _table.ProposeAsync();
        await _table.AsUsAsync(s => AnswerCause.RunAsync(
            s, ModifyTable.Contoso, "ExecutionFailure|K14", "Two people left", false, default));
        await _table.ProposeAsync();

        var run = await _table.FindAsync<AnalysisRun>(AnalysisRun.IdOf(Contoso, Period.Parse("2026-11")!));

        run!.AnswersTo("ExecutionFailure|K14").ShouldHaveSingleItem().Words.ShouldBe("Two people left");
    }

    private async Task<ReviewedChanges> ReviewAsync() => (await _table.AsUsAsync(
        s => ReviewChanges.RunAsync(s, _table.Catalogue, ModifyTable.Contoso, default))).Value!;
}
