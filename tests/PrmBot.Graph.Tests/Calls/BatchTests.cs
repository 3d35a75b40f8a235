using System.Diagnostics;
using PrmBot.Workplace;
using Shouldly;
using Xunit;

namespace PrmBot.Graph.Tests.Calls;

/// <summary>Many reads in one call: each part answers for itself, and a part that is put off is waited for.</summary>
public sealed class BatchTests : OverGraph
{
    private const string Settings = """{"timeZone":"UTC"}""";
    private const string Item = "/drives/b!d/items/01F";

    [Fact]
    public async Task A_part_that_is_put_off_is_asked_for_again_alone_and_after_the_pause()
    {
        Server.On("GET", "/users/bo/mailboxSettings", Answer.Ok(Settings));
        Server.On("GET", "/users/cy/mailboxSettings", Answer.Error(403, "ErrorAccessDenied"));
        Server.On(
            "GET", "/users/di/mailboxSettings",
            Answer.Error(429, "ApplicationThrottled", ("Retry-After", "1")), Answer.Ok(Settings));
        var begin = Stopwatch.GetTimestamp();

        var found = await People.MailboxesAsync([new("bo"), new("cy"), new("di")], default);

        found.Keys.Select(k => k.Value).ShouldBe(["bo", "di"], ignoreOrder: true);
        Stopwatch.GetElapsedTime(begin).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        var batches = Server.Calls("POST", "/$batch").Select(b => b.Json!["requests"]!.AsArray()).ToList();
        batches.Select(b => b.Count).ShouldBe([3, 1]);
        batches[1][0]!["url"]!.ToString().ShouldStartWith("/users/di/mailboxSettings");
    }

    [Fact]
    public async Task While_a_part_is_put_off_for_long_no_other_call_is_made_and_what_came_stays()
    {
        Server.On("GET", "/users/bo/mailboxSettings", Answer.Ok(Settings));
        Server.On(
            "GET", "/users/di/mailboxSettings", Answer.Error(429, "ApplicationThrottled", ("Retry-After", "3600")));

        var found = await People.MailboxesAsync([new("bo"), new("di")], default);
        var other = await TroubleOf(() => Files.LookAsync("b!d", "01F", null, default));

        found.Keys.ShouldHaveSingleItem().Value.ShouldBe("bo");
        other.Trouble.ShouldBe(WorkplaceTrouble.Busy);
        Server.Calls("POST", "/$batch").Count.ShouldBe(1);
        Server.Calls("GET", Item).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nothing_may_be_read_it_is_trouble()
    {
        Server.On("GET", "/users/bo/mailboxSettings", Answer.Error(403, "ErrorAccessDenied"));
        Server.On("GET", "/users/cy/mailboxSettings", Answer.Error(404, "MailboxNotEnabledForRESTAPI"));

        var trouble = await TroubleOf(() => People.MailboxesAsync([new("bo"), new("cy")], default));

        (trouble.Trouble, trouble.Permission).ShouldBe((WorkplaceTrouble.NotAllowed, "MailboxSettings.Read"));
    }

    [Fact]
    public async Task Tasks_of_many_plans_are_few_calls_and_each_plan_answers_for_itself()
    {
        var plans = Enumerable.Range(0, 23).Select(i => $"plan{i}").ToList();
        plans.ForEach(p => Server.On("GET", $"/planner/plans/{p}/tasks", Answer.Ok(
            $$"""{"value":[{"@odata.etag":"W/\"1\"","id":"task of {{p}}","title":"a"}]}""")));
        Server.On("GET", "/planner/plans/plan1/tasks", Answer.Error(404, string.Empty));
        Server.On("GET", "/planner/plans/plan2/tasks", Answer.Error(403, "Forbidden"));
        Server.On("GET", "/planner/plans/plan3/tasks", Answer.Error(503, "serviceNotAvailable"));

        var all = await Tasks.TasksAsync([.. plans, .. plans], default);

        all.Count.ShouldBe(23);
        all["plan22"].OrThrow().ShouldHaveSingleItem().Id.ShouldBe("task of plan22");
        new[] { "plan1", "plan2", "plan3" }.Select(p => all[p].Trouble!.Trouble).ShouldBe(
            [WorkplaceTrouble.NotThere, WorkplaceTrouble.NotAllowed, WorkplaceTrouble.Away]);
        Server.Calls("POST", "/$batch").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(401, WorkplaceTrouble.NotSignedIn)]
    [InlineData(500, WorkplaceTrouble.Away)]
    public async Task What_is_wrong_with_a_whole_call_is_not_tried_with_the_next(int status, WorkplaceTrouble meaning)
    {
        Server.On("POST", "/$batch", Answer.Error(status, "InvalidAuthenticationToken"));

        var all = await Tasks.TasksAsync([.. Enumerable.Range(0, 45).Select(i => $"plan{i}")], default);

        all.Values.Select(a => a.Trouble!.Trouble).Distinct().ShouldBe([meaning]);
        all.Count.ShouldBe(45);
        Server.Calls("POST", "/$batch").Count.ShouldBe(1);
    }
}
