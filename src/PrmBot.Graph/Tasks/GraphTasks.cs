using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using PrmBot.Graph.Calls;
using PrmBot.Workplace;

namespace PrmBot.Graph.Tasks;

/// <summary>Planner, asked of Microsoft Graph. Planner takes no <c>$select</c> and no filter.</summary>
public sealed class GraphTasks(GraphServiceClient client) : ITaskBoard
{
    private const string Reads = "Tasks.Read.All";
    private const string Writes = "Tasks.ReadWrite.All";
    private const string Tag = "@odata.etag";

    // A gateway that gave up may have made the task: asked again, there would be two, and Planner knows no id of ours.
    private static readonly RetryHandlerOption Once = new() { MaxRetry = 0 };

    /// <inheritdoc/>
    public Task<IReadOnlyList<BoardPlan>> PlansAsync(string group, CancellationToken ct) =>
        GraphCall.AskAsync<IReadOnlyList<BoardPlan>>(
            Reads,
            async () =>
            {
                var first = await client.Groups[group].Planner.Plans.GetAsync(cancellationToken: ct);
                var all = await Pages.AllAsync<PlannerPlan, PlannerPlanCollectionResponse>(client, first, ct);
                return [.. all.Where(p => p.Id is not null).Select(p => new BoardPlan(p.Id!, p.Title ?? string.Empty))];
            },
            ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, Answered<IReadOnlyList<BoardTask>>>> TasksAsync(
        IReadOnlyList<string> plans, CancellationToken ct)
    {
        var first = await Batches.GetAsync<string, PlannerTaskCollectionResponse>(
            client, Reads, plans, plan => client.Planner.Plans[plan].Tasks.ToGetRequestInformation(), ct);
        var all = new Dictionary<string, Answered<IReadOnlyList<BoardTask>>>();
        foreach (var (plan, page) in first)
        {
            all[plan] = await AllAsync(page, ct);
        }

        return all;
    }

    private async Task<Answered<IReadOnlyList<BoardTask>>> AllAsync(
        Answered<PlannerTaskCollectionResponse> first, CancellationToken ct)
    {
        try
        {
            var all = await GraphCall.AskAsync<List<PlannerTask>>(
                Reads,
                async () => await Pages.AllAsync<PlannerTask, PlannerTaskCollectionResponse>(
                    client, first.OrThrow(), ct),
                ct);
            return new([.. all.Where(t => t.Id is not null).Select(TaskOf)], null);
        }
        catch (WorkplaceException e)
        {
            return new(null, e);
        }
    }

    /// <inheritdoc/>
    public async Task<BoardTask> CreateAsync(string plan, WantedTask task, CancellationToken ct)
    {
        var body = new PlannerTask
        {
            PlanId = plan,
            Title = task.Title,
            DueDateTime = Midday(task.Due),
            PercentComplete = task.Percent,
        };
        if (task.Assigned is { } person)
        {
            var assignment = new PlannerAssignment
            {
                OdataType = "#microsoft.graph.plannerAssignment",
                OrderHint = " !",
            };
            body.Assignments = new PlannerAssignments { AdditionalData = { [person.Value] = assignment } };
        }

        return TaskOf(await GraphCall.AskAsync(
            Writes, () => client.Planner.Tasks.PostAsync(body, call => call.Options.Add(Once), ct), ct));
    }

    /// <inheritdoc/>
    public async Task<BoardTask> ChangeAsync(BoardTask from, WantedTask to, CancellationToken ct)
    {
        // Only what differs: Planner merges changes of different fields.
        var body = new PlannerTask();
        if (to.Title != from.Title)
        {
            body.Title = to.Title;
        }

        if (to.Due is { } due && due != from.Due)
        {
            body.DueDateTime = Midday(due);
        }

        if (to.Percent != from.Percent)
        {
            body.PercentComplete = to.Percent;
        }

        return TaskOf(await GraphCall.AskAsync(
            Writes,
            () => client.Planner.Tasks[from.Id].PatchAsync(
                body,
                call =>
                {
                    call.Headers.Add("If-Match", from.Tag);
                    call.Headers.Add("Prefer", "return=representation");
                },
                ct),
            ct));
    }

    /// <inheritdoc/>
    public Task DeleteAsync(BoardTask task, CancellationToken ct) => GraphCall.DoAsync(
        Writes,
        () => client.Planner.Tasks[task.Id].DeleteAsync(call => call.Headers.Add("If-Match", task.Tag), ct),
        ct);

    // At ten in UTC it is the same day nearly everywhere; clients show the day of the reader's clock.
    private static DateTimeOffset? Midday(DateOnly? day) =>
        day is { } known ? new DateTimeOffset(known.ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero) : null;

    private static BoardTask TaskOf(PlannerTask task) =>
        new(
            task.Id ?? string.Empty,
            task.AdditionalData.TryGetValue(Tag, out var tag) ? tag?.ToString() ?? string.Empty : string.Empty,
            task.Title ?? string.Empty)
        {
            Due = task.DueDateTime is { } due ? DateOnly.FromDateTime(due.UtcDateTime) : null,
            Percent = task.PercentComplete ?? 0,
            DoneAt = task.CompletedDateTime,
        };
}
