using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PrmBot.Conversation.Digests;
using PrmBot.Conversation.Workplace;
using PrmBot.Digest.Schedules;
using PrmBot.Graph.Tests;
using PrmBot.Planning;
using PrmBot.Storage;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Host.Tests.Workplace;

/// <summary>A plan's lines as tasks of Planner, over the real host and a Planner that keeps tags.</summary>
public sealed class PlannerTests : IAsyncLifetime
{
    private const string Board = "xqQg5FS2LkCp935s";
    private readonly Dictionary<string, JsonObject> _tasks = [];
    private WorkplaceRoom _room = null!;
    private int _tags;

    public async Task InitializeAsync()
    {
        _room = await WorkplaceRoom.OpenAsync();
        _room.Graph.On("GET", $"/groups/{WorkplaceRoom.Group}/planner/plans", Answer.Ok(
            $$"""{"value":[{"id":"{{Board}}","title":"Partners"}]}"""));
        _room.Graph.On("GET", $"/planner/plans/{Board}/tasks", _ => Answer.Ok(
            new JsonObject { ["value"] = new JsonArray([.. _tasks.Values.Select(t => t.DeepClone())]) }
                .ToJsonString()));
        _room.Graph.On("POST", "/planner/tasks", seen => Take($"task{_tasks.Count + 1}", seen));
        await _room.SayAsync("a:ada", "start an empty plan with Contoso");
        await _room.SayAsync("a:ada", "add a joint webinar in March 2027, ours is owned by me, to Contoso's plan");
    }

    public async Task DisposeAsync() => await _room.DisposeAsync();

    [Fact]
    public async Task A_task_completed_in_Planner_shows_as_done_in_the_next_digest()
    {
        await MirrorAsync();
        await _room.SayAsync("a:ada", "share the plan with Contoso");
        await _room.SayAsync("a:ada", "yes");
        await _room.SayAsync(WorkplaceRoom.Channel, "post the digest every Monday at 9 Berlin time");
        var due = (await Work.FindAsync<DigestSchedule>(WorkplaceRoom.Channel, default))!.Next!.Value;

        Completes("task1");
        await RoundAsync(due.AddHours(-1));
        var digest = (await _room.Bot.Services.GetRequiredService<DigestRound>()
            .RunAsync(WorkplaceRoom.Home, due, default)).Sent.ShouldHaveSingleItem().CardJson!;

        var line = (await PlanAsync()).Lines.Single();
        (line.Status, line.Evidence).ShouldBe((LineStatus.Done, "completed in Planner"));
        digest.ShouldContain("webinar");
        digest.ShouldContain("Done");
        (await _room.SayAsync("a:ada", "show the history of Contoso")).ShouldContain("was completed in Planner");
    }

    [Fact]
    public async Task Lines_come_as_tasks_once_and_move_with_the_plan()
    {
        await MirrorAsync();
        await RoundAsync(Now.AddMinutes(15));

        _tasks.Values.ShouldHaveSingleItem()["title"]!.ToString().ToLowerInvariant()
            .ShouldBe("contoso 1: joint webinar");
        _tasks["task1"]["assignments"]!.AsObject().ShouldContainKey("ada-object-id");
        _room.Graph.Calls("POST", "/planner/tasks").Count.ShouldBe(1);

        await _room.SayAsync("a:ada", "move line 1 to 30 April 2027");
        await RoundAsync(Now.AddMinutes(30));

        _tasks["task1"]["dueDateTime"]!.ToString().ShouldStartWith("2027-04-30");
        _room.Graph.Calls("PATCH", "/planner/tasks/task1").ShouldHaveSingleItem().Header("If-Match")
            .ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_line_that_is_done_here_is_done_in_Planner()
    {
        await MirrorAsync();
        (await _room.SayAsync("a:ada", "line 1 is done, the recording is online")).ShouldContain("Shown by");
        (await _room.SayAsync("a:ada", "line 1 is blocked, the sound is missing")).ShouldNotContain("Shown by");
        await _room.SayAsync("a:ada", "line 1 is done, the recording is online");
        (await PlanAsync()).Lines.Single().Status.ShouldBe(LineStatus.Done);

        await RoundAsync(Now.AddMinutes(15));

        _tasks["task1"]["percentComplete"]!.GetValue<int>().ShouldBe(100);
    }

    [Fact]
    public async Task What_was_said_here_after_it_was_done_there_wins_and_opens_the_task_again()
    {
        await MirrorAsync();
        Completes("task1");
        await _room.SayAsync("a:ada", "line 1 is blocked, the budget is missing");

        await RoundAsync(Now.AddMinutes(15));

        (await PlanAsync()).Lines.Single().Status.ShouldBe(LineStatus.Blocked);
        _tasks["task1"]["percentComplete"]!.GetValue<int>().ShouldBe(50);
        (await _room.SayAsync("a:ada", "show the history of Contoso")).ShouldNotContain("was completed in Planner");
    }

    [Fact]
    public async Task A_task_begun_and_moved_in_Planner_is_begun_and_moved_here_and_the_history_says_so()
    {
        await MirrorAsync();
        Changes("task1", ("percentComplete", 50), ("dueDateTime", "2027-04-30T10:00:00Z"));

        await RoundAsync(Now.AddMinutes(15));
        await RoundAsync(Now.AddMinutes(30));

        var line = (await PlanAsync()).Lines.Single();
        (line.Status, line.Due).ShouldBe((LineStatus.InProgress, new DateOnly(2027, 4, 30)));
        var history = await _room.SayAsync("a:ada", "show the history of Contoso");
        history.ShouldContain("was begun in Planner");
        history.ShouldContain("was moved to");
        _room.Graph.Calls("PATCH", "/planner/tasks/task1").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_that_was_moved_at_the_same_time_is_that_which_was_said_here()
    {
        await MirrorAsync();
        Changes("task1", ("title", "Webinar with Contoso"), ("dueDateTime", "2027-04-30T10:00:00Z"));
        await _room.SayAsync("a:ada", "move line 1 to 14 May 2027");

        await RoundAsync(Now.AddMinutes(15));

        (await PlanAsync()).Lines.Single().Due.ShouldBe(new DateOnly(2027, 5, 14));
        _tasks["task1"]["dueDateTime"]!.ToString().ShouldStartWith("2027-05-14");
        _tasks["task1"]["title"]!.ToString().ShouldBe("Webinar with Contoso");
    }

    [Fact]
    public async Task Another_day_of_a_shared_plan_waits_for_the_partner()
    {
        await MirrorAsync();
        await _room.SayAsync("a:ada", "share the plan with Contoso");
        await _room.SayAsync("a:ada", "yes");
        Changes("task1", ("dueDateTime", "2027-04-30T10:00:00Z"));

        await RoundAsync(Now.AddMinutes(15));

        var line = (await PlanAsync()).Lines.Single();
        (line.Due, line.Status).ShouldBe((new DateOnly(2027, 4, 30), LineStatus.Countered));
        line.IsAcceptedBy(PlanSide.Partner).ShouldBeFalse();
    }

    [Fact]
    public async Task What_cannot_be_taken_over_is_said_once_to_who_wanted_it()
    {
        await MirrorAsync();
        Changes("task1", ("dueDateTime", "2020-01-01T10:00:00Z"));

        var told = await RoundAsync(Now.AddMinutes(15));
        var again = await RoundAsync(Now.AddMinutes(30));

        (await PlanAsync()).Lines.Single().Due.ShouldBe(new DateOnly(2027, 3, 31));
        told.ShouldHaveSingleItem().Text!.ShouldContain("I did not take that over: ");
        again.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_that_is_gone_from_Planner_is_said_once_and_mirrored_no_more()
    {
        await MirrorAsync();
        _room.Graph.On("GET", $"/planner/plans/{Board}/tasks", Answer.Error(404, string.Empty));

        var told = await RoundAsync(Now.AddMinutes(15));
        var again = await RoundAsync(Now.AddMinutes(30));

        told.ShouldHaveSingleItem().Text!.ShouldContain("The plan \"Partners\" is not in Planner any more");
        again.ShouldBeEmpty();
        (await Work.AllAsync<PlannedTasks>(default)).ShouldBeEmpty();
        (await PlanAsync()).OpenLines.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_task_deleted_in_Planner_takes_no_line_with_it_and_does_not_come_back()
    {
        await MirrorAsync();
        _tasks.Clear();

        await RoundAsync(Now.AddMinutes(15));
        await RoundAsync(Now.AddMinutes(30));

        (await PlanAsync()).OpenLines.Count().ShouldBe(1);
        _tasks.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_made_before_a_crash_is_found_by_its_title()
    {
        await MirrorAsync();
        var work = Work;
        work.Put((await work.AllAsync<PlannedTasks>(default)).Single() with { Tasks = [] });
        await work.CommitAsync(default);

        await RoundAsync(Now.AddMinutes(15));

        _tasks.Count.ShouldBe(1);
        (await Work.AllAsync<PlannedTasks>(default)).Single().Tasks.Single().Task.ShouldBe("task1");
    }

    [Fact]
    public async Task A_change_that_meets_a_newer_one_is_decided_anew()
    {
        await MirrorAsync();
        await _room.SayAsync("a:ada", "move line 1 to 30 April 2027");
        _room.Graph.On("PATCH", "/planner/tasks/task1", Answer.Error(412, string.Empty));
        await RoundAsync(Now.AddMinutes(15));
        _room.Graph.On("PATCH", "/planner/tasks/task1", seen => Take("task1", seen));

        await RoundAsync(Now.AddMinutes(30));

        _tasks["task1"]["dueDateTime"]!.ToString().ShouldStartWith("2027-04-30");
    }

    [Fact]
    public async Task A_missing_permission_is_named_and_what_was_done_there_counts_all_the_same()
    {
        await MirrorAsync();
        Completes("task1");
        await _room.SayAsync("a:ada", "add a roadshow in May 2027 to Contoso's plan");
        _room.Graph.On("POST", "/planner/tasks", Answer.Error(403, "Forbidden"));

        var told = await RoundAsync(Now.AddMinutes(15));

        told.ShouldHaveSingleItem().Text!.ShouldContain("Tasks.ReadWrite.All");
        (await PlanAsync()).Lines[0].Status.ShouldBe(LineStatus.Done);
    }

    [Fact]
    public async Task Without_Microsoft_Graph_one_sentence_says_what_is_missing()
    {
        await using var off = await WorkplaceRoom.OpenAsync(isOn: false);
        await off.SayAsync("a:ada", "start an empty plan with Contoso");

        (await off.SayAsync("a:ada", "put Contoso's plan into Planner"))
            .ShouldStartWith("I can't reach Planner: Microsoft Graph is not set up (Graph:ClientId).");
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private IUnitOfWork Work => _room.Store.Open(WorkplaceRoom.Home);

    private async Task<JointPlan> PlanAsync() => (await Work.AllAsync<JointPlan>(default)).Single();

    private async Task MirrorAsync()
    {
        (await _room.SayAsync("a:ada", "put Contoso's plan into Planner")).ShouldContain("as tasks into \"Partners\"");
        await RoundAsync(Now);
    }

    private Task<IReadOnlyList<OutboxEntry>> RoundAsync(DateTimeOffset now) =>
        _room.Bot.Services.GetRequiredService<PlannerRound>().RunAsync(WorkplaceRoom.Home, now, default);

    private void Completes(string id) => Changes(
        id, ("percentComplete", 100), ("completedDateTime", Now.ToString("O")));

    private void Changes(string id, params (string Name, JsonNode Value)[] all)
    {
        foreach (var (name, value) in all)
        {
            _tasks[id][name] = value;
        }

        _tasks[id]["@odata.etag"] = $"W/\"{++_tags}\"";
    }

    // Takes what was sent, and gives it a tag.
    private Answer Take(string id, Seen seen)
    {
        var task = _tasks.GetValueOrDefault(id) ?? new JsonObject { ["id"] = id, ["percentComplete"] = 0 };
        foreach (var (name, value) in seen.Json!.AsObject())
        {
            task[name] = value?.DeepClone();
        }

        task["@odata.etag"] = $"W/\"{++_tags}\"";
        _tasks[id] = task;
        _room.Graph.On("PATCH", $"/planner/tasks/{id}", next => Take(id, next));
        return new Answer(201, task.ToJsonString());
    }
}
