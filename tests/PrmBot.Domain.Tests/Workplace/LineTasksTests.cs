using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Workplace;

/// <summary>A line and its task: the newest wins.</summary>
public sealed class LineTasksTests
{
    private static readonly DateTimeOffset Synced = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
    private static readonly Partner Contoso = new() { Of = new PartnerId("c"), Name = "Contoso" };
    private static readonly Person Ada = new(new UserId("ada"), "Ada");

    [Theory]
    [InlineData(LineStatus.Done, 100)]
    [InlineData(LineStatus.Blocked, 50)]
    [InlineData(LineStatus.Agreed, 0)]
    public void A_line_calls_for_a_task(LineStatus status, int percent) =>
        LineTasks.Wanted(Contoso, Line(status)).ShouldBe(
            new WantedTask("Contoso 2: Joint webinar", new DateOnly(2027, 3, 31), percent, null));

    [Fact]
    public void Done_in_Planner_is_done_here() =>
        LineTasks.Pulled(Line(LineStatus.Agreed), Known(), Task(100, Synced.AddHours(1)))
            .ShouldBe([new TaskNews.Done()]);

    [Fact]
    public void A_newer_word_on_the_line_wins()
    {
        var line = Line(LineStatus.Blocked, saidAt: Synced.AddHours(2));

        LineTasks.Pulled(line, Known(), Task(100, Synced.AddHours(1))).ShouldBeEmpty();
        LineTasks.Pushed(LineTasks.Wanted(Contoso, line), Known(), Task(100, Synced.AddHours(1)))!.Percent.ShouldBe(50);
    }

    [Fact]
    public void An_older_word_on_the_line_does_not() =>
        LineTasks.Pulled(Line(LineStatus.Blocked, Synced.AddHours(1)), Known(), Task(100, Synced.AddHours(2)))
            .ShouldBe([new TaskNews.Done()]);

    [Fact]
    public void Opened_again_in_Planner_is_in_progress_here_unless_something_was_said_since()
    {
        var known = Known(wasDone: true);

        LineTasks.Pulled(Line(LineStatus.Done), known, Task(0, null)).ShouldBe([new TaskNews.Opened()]);
        LineTasks.Pulled(Line(LineStatus.Done, Synced.AddHours(1)), known, Task(0, null)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LineStatus.Agreed, true)]
    [InlineData(LineStatus.Proposed, true)]
    [InlineData(LineStatus.Countered, false)] // the partner's word waits for ours
    [InlineData(LineStatus.Blocked, false)]
    public void Begun_in_Planner_is_begun_here_where_nobody_is_at_it(LineStatus status, bool isNews) =>
        LineTasks.Pulled(Line(status), Known(), Task(50, null)).Any(n => n is TaskNews.Begun).ShouldBe(isNews);

    [Fact]
    public void Begun_is_news_once() =>
        LineTasks.Pulled(Line(LineStatus.Agreed), Known().Seen(Task(50, null)), Task(75, null)).ShouldBeEmpty();

    [Fact]
    public void Another_day_in_Planner_is_news_until_it_is_seen_and_unless_a_day_was_said_here()
    {
        var day = new DateOnly(2027, 4, 30);
        var moved = Task(0, null) with { Due = day };
        var said = Line(LineStatus.Agreed) with
        {
            Due = new DateOnly(2027, 5, 1),
            Changes = [new LineChange(LineField.Due, null, "2027-05-01", Ada, Synced.AddHours(1))],
        };

        LineTasks.Pulled(Line(LineStatus.Agreed), Known(), moved).ShouldBe([new TaskNews.Moved(day)]);
        LineTasks.Pulled(Line(LineStatus.Agreed), Known().Seen(moved), moved).ShouldBeEmpty();
        LineTasks.Pulled(said, Known(), moved).ShouldBeEmpty();
        LineTasks.Pulled(Line(LineStatus.Agreed), Known(), moved with { Due = null }).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_renamed_in_Planner_keeps_its_name_there()
    {
        var renamed = Task(0, null) with { Title = "Webinar!" };

        LineTasks.Pushed(LineTasks.Wanted(Contoso, Line(LineStatus.Agreed)), Known(), renamed).ShouldBeNull();
        LineTasks.Pushed(LineTasks.Wanted(Contoso, Line(LineStatus.Done)), Known(), renamed).ShouldBe(
            new WantedTask("Webinar!", new DateOnly(2027, 3, 31), 100, null));
    }

    private static PlannedTask Known(bool wasDone = false) => new(
        2, "t", LineTasks.Wanted(Contoso, Line(wasDone ? LineStatus.Done : LineStatus.Agreed)), wasDone, Synced)
    {
        WasDue = new DateOnly(2027, 3, 31),
    };

    private static BoardTask Task(int percent, DateTimeOffset? doneAt) =>
        new("t", "tag", "Contoso 2: Joint webinar")
        {
            Due = new DateOnly(2027, 3, 31), Percent = percent, DoneAt = doneAt,
        };

    private static PlanLine Line(LineStatus status, DateTimeOffset? saidAt = null) => new()
    {
        Number = 2, Section = PlanSection.Marketing, Title = "Joint webinar", Due = new DateOnly(2027, 3, 31),
        Status = status,
        Changes = saidAt is { } at ? [new LineChange(LineField.Status, null, "blocked", Ada, at)] : [],
    };
}
