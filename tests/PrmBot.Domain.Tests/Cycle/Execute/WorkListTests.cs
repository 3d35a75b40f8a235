using PrmBot.Cycle.Execute;
using PrmBot.Domain.Tests.Planning;
using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Lines;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Cycle.Execute;

public sealed class WorkListTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly Person Dana = new(new UserId("dana"), "Dana Weber");

    private readonly PlanTable _table = new();

    [Fact]
    public async Task A_line_stands_in_the_first_group_that_fits()
    {
        await _table.Complete();
        await _table.Put(p => p with
        {
            Lines =
            [
                Due(p, 1, Monday.AddDays(-3)), Due(p, 2, Monday.AddDays(6)), Due(p, 3, Monday.AddDays(7)),
                Due(p, 4, Monday.AddDays(30)), Due(p, 5, Monday.AddDays(1)) with { Status = LineStatus.Done },
            ],
        });
        await _table.Update(_table.Dana, "4", new LineEdit.OfDependsOn([1]));

        var before = Work(await _table.Plan());
        await ReportAsync(new WorkReport.Done("x"));
        var after = Work(await _table.Plan());

        Numbers(before.Overdue).ShouldBe([1]);
        Numbers(before.DueThisWeek).ShouldBe([2]);
        Numbers(before.Later).ShouldBe([3, 4]);
        Numbers(after.Unblocked).ShouldBe([4]);
        Numbers(after.Now).ShouldBe([2, 4]);
    }

    [Fact]
    public async Task What_was_unblocked_more_than_a_week_ago_is_no_news()
    {
        await _table.Complete();
        await _table.Update(_table.Dana, "4", new LineEdit.OfDependsOn([1]));
        await ReportAsync(new WorkReport.Done("x"));

        var work = WorkList.Of(await _table.Plan(), o => WorkList.IsPerson(o, Dana), Monday.AddDays(8));

        work.Unblocked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Dana Weber", null, true)]
    [InlineData("dana", null, true)]
    [InlineData("Dan", null, false)]
    [InlineData("Dana Miller", null, false)]
    [InlineData("Somebody", "dana", true)]
    [InlineData("Dana Weber", "other", false)]
    public void An_owner_is_a_person_by_id_else_by_name(string name, string? id, bool isDana)
    {
        var owner = new PlanOwner(name, id is null ? null : new UserId(id));

        WorkList.IsPerson(owner, Dana).ShouldBe(isDana);
    }

    [Fact]
    public async Task Who_reported_lately_is_known()
    {
        await _table.Complete();
        await ReportAsync(new WorkReport.InProgress(null));
        var plan = await _table.Plan();

        WorkList.HasReportedSince(plan, p => p.Id == Dana.Id, _table.Now.AddDays(-3)).ShouldBeTrue();
        WorkList.HasReportedSince(plan, p => p.Id == Dana.Id, _table.Now.AddDays(1)).ShouldBeFalse();
        WorkList.HasReportedSince(plan, p => p.Id.Value == "marco", _table.Now.AddDays(-3)).ShouldBeFalse();
    }

    private Task<Outcome<ReportedLine>> ReportAsync(WorkReport report) =>
        _table.As(_table.Dana, s => ReportWork.RunAsync(s, _table.Contoso, "1", report, default));

    private static PlanLine Due(JointPlan plan, int line, DateOnly day) => plan.Line(line) with { Due = day };

    private static OwnersWork Work(JointPlan plan) =>
        WorkList.Of(plan, o => WorkList.IsPerson(o, Dana), Monday);

    private static IEnumerable<int> Numbers(IEnumerable<PlanLine> lines) => lines.Select(l => l.Number);
}
