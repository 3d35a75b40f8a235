using PrmBot.Cycle.Execute;
using PrmBot.Domain.Tests.Planning;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Execute;

public sealed class ReportWorkTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task A_line_is_done_with_what_shows_it()
    {
        await _table.Complete();
        await _table.Share(_table.Dana);

        var done = await ReportAsync(_table.Marco, "2", new WorkReport.Done("slides of the kick-off"));

        done.Value!.Line.Status.ShouldBe(LineStatus.Done);
        done.Value.Line.Evidence.ShouldBe("slides of the kick-off");
        done.Value.Changes.Select(c => c.By).ShouldAllBe(s => s == PlanSide.Partner);
    }

    [Fact]
    public async Task Without_anything_that_shows_it_only_a_manager_may_answer_for_it_and_the_history_says_so()
    {
        await _table.Complete();
        await _table.Share(_table.Dana);

        var theirs = await ReportAsync(_table.Marco, "2", new WorkReport.Done(null) { OnMyWord = true });
        var silent = await ReportAsync(_table.Dana, "2", new WorkReport.Done(null));
        var ours = await ReportAsync(_table.Dana, "2", new WorkReport.Done(null) { OnMyWord = true });

        theirs.Refusal!.Key.ShouldBe("work.needs_evidence");
        silent.Refusal!.Key.ShouldBe("work.needs_evidence");
        ours.Value!.Line.Changes[^1].Reason.ShouldBe(ReportWork.WithoutEvidence);
    }

    [Fact]
    public async Task A_line_that_nobody_owns_cannot_be_done()
    {
        await _table.Start();
        await _table.Add(_table.Dana, PlanSection.Marketing, "Webinar");

        var done = await ReportAsync(_table.Dana, "1", new WorkReport.Done("recording"));

        done.Refusal!.Key.ShouldBe("work.no_owner");
    }

    [Fact]
    public async Task Who_can_unblock_a_line_is_known_until_it_goes_on()
    {
        await _table.Complete();
        var marco = new PlanOwner("Marco Rossi", new UserId("marco"));

        var blocked = await ReportAsync(_table.Dana, "2", new WorkReport.Blocked(marco, "licence keys"));
        var again = await ReportAsync(_table.Dana, "2", new WorkReport.Blocked(marco, "licence keys"));
        var on = await ReportAsync(_table.Dana, "2", new WorkReport.InProgress(null));

        blocked.Value!.Line.BlockedBy.ShouldBe(marco);
        blocked.Value.Line.Note.ShouldBe("licence keys");
        again.Value!.Changes.ShouldBeEmpty();
        on.Value!.Line.BlockedBy.ShouldBeNull();
    }

    [Fact]
    public async Task A_moved_day_keeps_the_old_one_with_the_reason_and_waits_for_the_other_side()
    {
        await _table.Complete();
        await _table.Share(_table.Dana);

        var moved = await ReportAsync(
            _table.Marco, "3", new WorkReport.Moved(new DateOnly(2027, 4, 30), "our trainer is ill"));

        var line = moved.Value!.Line;
        moved.Value.WaitsForOtherSide.ShouldBeTrue();
        line.Changes[^1].From.ShouldBe("2027-03-31");
        line.Changes[^1].Reason.ShouldBe("our trainer is ill");
        line.IsAcceptedBy(PlanSide.Partner).ShouldBeTrue();
        line.IsAcceptedBy(PlanSide.Us).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-11-22", "plan.date_in_past")]
    [InlineData("2027-03-31", "work.same_day")]
    public async Task A_day_that_cannot_be_moved_to_is_refused(string day, string why)
    {
        await _table.Complete();
        await _table.Put(p => p with { Start = new DateOnly(2026, 11, 1) });

        var moved = await ReportAsync(
            _table.Dana, "1", new WorkReport.Moved(DateOnly.Parse(day, null), "because"));

        moved.Refusal!.Key.ShouldBe(why);
    }

    [Fact]
    public async Task What_waited_for_a_line_that_is_done_can_go_on()
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "4", new LineEdit.OfDependsOn([2, 3]));
        await ReportAsync(_table.Dana, "2", new WorkReport.Done("a"));

        var last = await ReportAsync(_table.Dana, "3", new WorkReport.Done("b"));

        last.Value!.Unblocked.Select(l => l.Number).ShouldBe([4]);
    }

    [Fact]
    public async Task Who_may_not_work_on_the_plan_reports_nothing()
    {
        await _table.Complete();

        (await ReportAsync(_table.Rita, "1", new WorkReport.InProgress(null))).Refusal!.Key
            .ShouldBe("rights.read_only");
        (await ReportAsync(_table.Olga, "1", new WorkReport.InProgress(null))).Refusal!.Key
            .ShouldBe("rights.not_here");
    }

    private Task<Outcome<ReportedLine>> ReportAsync(Caller who, string line, WorkReport report) =>
        _table.As(who, s => ReportWork.RunAsync(s, _table.Contoso, line, report, default));
}
