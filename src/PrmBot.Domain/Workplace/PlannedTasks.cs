using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Workplace;

/// <summary>A line and its task, as both were when they last said the same.</summary>
/// <param name="Line">The line's number.</param>
/// <param name="Task">The task's id.</param>
/// <param name="Said">What the line made of the task.</param>
/// <param name="WasDone">Whether the task was done.</param>
/// <param name="At">When.</param>
public sealed record PlannedTask(int Line, string Task, WantedTask Said, bool WasDone, DateTimeOffset At)
{
    /// <summary>The task's day then.</summary>
    public DateOnly? WasDue { get; init; }

    /// <summary>Whether somebody was at it then.</summary>
    public bool WasBegun { get; init; }

    /// <summary>True: somebody deleted the task. The line stays, and no task is made for it again.</summary>
    public bool IsGone { get; init; }

    /// <summary>The line and the task say the same from now on.</summary>
    public static PlannedTask Of(int line, BoardTask task, WantedTask said, DateTimeOffset now) =>
        new PlannedTask(line, task.Id, said, task.IsDone, now).Seen(task);

    /// <summary>What the task says is known, whatever the line says.</summary>
    public PlannedTask Seen(BoardTask task) =>
        this with { WasDone = task.IsDone, WasDue = task.Due, WasBegun = task.IsBegun };
}

/// <summary>A partner's plan is mirrored in this plan of Planner; its id is the partner's.</summary>
public sealed record PlannedTasks : IDocument
{
    public static string Kind => "planner";

    public static int Schema => 1;

    [JsonIgnore]
    public string Id => Of.Value;

    public required PartnerId Of { get; init; }

    [JsonIgnore]
    PartnerId? IDocument.Partner => Of;

    /// <summary>The joint plan that the lines are of; another one begins with no tasks. Null: none yet.</summary>
    public string? Plan { get; init; }

    /// <summary>The plan of Planner.</summary>
    public required BoardPlan Board { get; init; }

    /// <summary>Who wanted it, and hears when something is wrong.</summary>
    public required Person By { get; init; }

    public IReadOnlyList<PlannedTask> Tasks { get; init; } = [];

    public long Version { get; init; }
}
