using PrmBot.Identity;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Graph.Tests.Tasks;

/// <summary>Planner: requests as documented, answers as recorded.</summary>
public sealed class TasksTests : OverGraph
{
    private const string Plan = "xqQg5FS2LkCp935s-FIFm2QAFkHM";
    private const string Task = "01gzSlKkIUSUl6DF_EilrmQAKDhh";
    private const string Tag = "W/\"JzEtVGFzayAgQEBAQEBAQEBAQEBAQEBAWCc=\"";
    private static readonly DateOnly Due = new(2027, 3, 31);

    [Fact]
    public async Task The_plans_of_a_team_are_listed()
    {
        Server.On("GET", "/groups/g/planner/plans", Answer.Ok(
            $$"""{"value":[{"id":"{{Plan}}","title":"Partners","owner":"g"}]}"""));

        (await Tasks.PlansAsync("g", default)).ShouldBe([new BoardPlan(Plan, "Partners")]);
    }

    [Fact]
    public async Task Tasks_come_with_their_tags_and_when_they_were_done()
    {
        Server.On("GET", $"/planner/plans/{Plan}/tasks", seen => Answer.Ok(seen.Query.ContainsKey("$skiptoken")
            ? $$"""{"value":[{{TaskOf("2", 0)}}]}"""
            : $$"""
                {"@odata.nextLink":"{{Server.Address}}v1.0/planner/plans/{{Plan}}/tasks?$skiptoken=1",
                "value":[{{TaskOf(Task, 100, "\"completedDateTime\":\"2026-11-27T10:15:00Z\",")}}]}
                """));

        var all = (await Tasks.TasksAsync([Plan], default))[Plan].OrThrow();

        all.Count.ShouldBe(2);
        all[0].ShouldBe(new BoardTask(Task, Tag, "Joint webinar")
        {
            Due = Due, Percent = 100, DoneAt = new DateTimeOffset(2026, 11, 27, 10, 15, 0, TimeSpan.Zero),
        });
        all[1].IsDone.ShouldBeFalse();
    }

    [Fact]
    public async Task A_task_is_made_with_its_day_and_who_does_it()
    {
        Server.On("POST", "/planner/tasks", new Answer(201, TaskOf(Task, 0)));

        var made = await Tasks.CreateAsync(
            Plan, new WantedTask("Joint webinar", Due, 0, new UserId("fbab97d0-4932-4511-b675-204639209557")), default);

        made.Tag.ShouldBe(Tag);
        var body = Server.All.ShouldHaveSingleItem().Json!;
        body["planId"]!.ToString().ShouldBe(Plan);
        body["title"]!.ToString().ShouldBe("Joint webinar");
        body["dueDateTime"]!.ToString().ShouldStartWith("2027-03-31T10:00:00");
        var assigned = body["assignments"]!["fbab97d0-4932-4511-b675-204639209557"]!;
        assigned["@odata.type"]!.ToString().ShouldBe("#microsoft.graph.plannerAssignment");
        assigned["orderHint"]!.ToString().ShouldBe(" !");
    }

    [Theory]
    [InlineData(504, WorkplaceTrouble.Away)]
    [InlineData(429, WorkplaceTrouble.Busy)]
    public async Task A_task_that_may_have_been_made_is_not_made_again(int status, WorkplaceTrouble meaning)
    {
        Server.On("POST", "/planner/tasks", Answer.Error(status, "x"), new Answer(201, TaskOf(Task, 0)));

        var trouble = await TroubleOf(() => Tasks.CreateAsync(Plan, new WantedTask("Webinar", Due, 0, null), default));

        trouble.Trouble.ShouldBe(meaning);
        Server.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_names_the_state_that_it_changes_and_only_what_differs()
    {
        Server.On("PATCH", $"/planner/tasks/{Task}", Answer.Ok(TaskOf(Task, 100)));

        await Tasks.ChangeAsync(
            new BoardTask(Task, Tag, "Joint webinar") { Due = Due },
            new WantedTask("Joint webinar", Due, 100, null), default);

        var seen = Server.All.ShouldHaveSingleItem();
        seen.Header("If-Match").ShouldBe(Tag);
        seen.Header("Prefer").ShouldBe("return=representation");
        seen.Json!.ToJsonString().ShouldBe("""{"percentComplete":100}""");
    }

    [Theory]
    [InlineData(412)]
    [InlineData(409)]
    public async Task A_task_that_is_newer_there_is_not_changed(int status)
    {
        Server.On("PATCH", $"/planner/tasks/{Task}", Answer.Error(status, string.Empty));

        var trouble = await TroubleOf(() => Tasks.ChangeAsync(
            new BoardTask(Task, Tag, "a"), new WantedTask("b", null, 0, null), default));

        trouble.Trouble.ShouldBe(WorkplaceTrouble.Changed);
    }

    [Fact]
    public async Task A_task_is_deleted_as_it_was_seen()
    {
        Server.On("DELETE", $"/planner/tasks/{Task}", new Answer(204));

        await Tasks.DeleteAsync(new BoardTask(Task, Tag, "a"), default);

        Server.All.ShouldHaveSingleItem().Header("If-Match").ShouldBe(Tag);
    }

    private static string TaskOf(string id, int percent, string more = "") => $$"""
        {"@odata.etag":"W/\"JzEtVGFzayAgQEBAQEBAQEBAQEBAQEBAWCc=\"","planId":"{{Plan}}","title":"Joint webinar",
        "orderHint":"9223370609546166567W","createdDateTime":"2026-03-25T18:36:49.2407981Z",{{more}}
        "dueDateTime":"2027-03-31T10:00:00Z","percentComplete":{{percent}},"id":"{{id}}"}
        """;
}
