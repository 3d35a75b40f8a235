using PrmBot.Identity;

namespace PrmBot.Workplace;

/// <summary>A plan of Planner.</summary>
public sealed record BoardPlan(string Id, string Title);

/// <summary>A task as it stands in Planner.</summary>
/// <param name="Id">Which.</param>
/// <param name="Tag">Of this state: a change names it, and is refused when there is a newer one.</param>
/// <param name="Title">What people see.</param>
public sealed record BoardTask(string Id, string Tag, string Title)
{
    public DateOnly? Due { get; init; }

    /// <summary>0 to 100; 100 is done.</summary>
    public int Percent { get; init; }

    /// <summary>When it was done; null: it is not.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    public bool IsDone => Percent == 100;

    public bool IsBegun => Percent is > 0 and < 100;
}

/// <summary>What a task is to be.</summary>
/// <param name="Title">What people see.</param>
/// <param name="Due">Null: no day.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Assigned">Somebody of the home tenant; null: nobody.</param>
public sealed record WantedTask(string Title, DateOnly? Due, int Percent, UserId? Assigned);

/// <summary>Planner. Its supported version has no change feed: what changed is told by comparing.</summary>
public interface ITaskBoard
{
    /// <summary>The plans of a team.</summary>
    Task<IReadOnlyList<BoardPlan>> PlansAsync(string group, CancellationToken ct);

    /// <summary>The tasks of several plans; each plan answers for itself.</summary>
    Task<IReadOnlyDictionary<string, Answered<IReadOnlyList<BoardTask>>>> TasksAsync(
        IReadOnlyList<string> plans, CancellationToken ct);

    Task<BoardTask> CreateAsync(string plan, WantedTask task, CancellationToken ct);

    /// <summary>The task with the change; who is assigned stays as it is.</summary>
    /// <exception cref="WorkplaceException"><see cref="WorkplaceTrouble.Changed"/>: it is newer there.</exception>
    Task<BoardTask> ChangeAsync(BoardTask from, WantedTask to, CancellationToken ct);

    Task DeleteAsync(BoardTask task, CancellationToken ct);
}
