using System.Text.Json.Serialization;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
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
    /// <summary>True: somebody deleted the task. The line stays, and no task is made for it again.</summary>
    public bool IsGone { get; init; }
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

/// <summary>What a line and its task come to: the newest of both wins.</summary>
public static class LineTasks
{
    private const int LongestTitle = 255;
    private const int Begun = 50;
    private const int Whole = 100;

    /// <summary>The task that a line calls for. Its title tells partner and number, so it is found again.</summary>
    public static WantedTask Wanted(Partner partner, PlanLine line)
    {
        var title = $"{partner.Name} {line.Number}: {line.Title}";
        var percent = line.Status switch
        {
            LineStatus.Done => Whole,
            LineStatus.InProgress or LineStatus.AtRisk or LineStatus.Blocked => Begun,
            _ => 0,
        };
        return new WantedTask(
            title.Length > LongestTitle ? title[..LongestTitle] : title, line.Due, percent, InDirectory(line.OurOwner));
    }

    // The channel's own ids are not those of the directory.
    private static UserId? InDirectory(PlanOwner? owner) =>
        owner?.Id is { } id && !id.Value.Contains(':', StringComparison.Ordinal) ? id : null;

    /// <summary>What happened in Planner and is newer than what the line says; null: nothing.</summary>
    /// <param name="line">As it is now.</param>
    /// <param name="known">As both were.</param>
    /// <param name="task">As it is now.</param>
    public static LineStatus? Pulled(PlanLine line, PlannedTask known, BoardTask task)
    {
        if (task.IsDone == known.WasDone || task.IsDone == (line.Status == LineStatus.Done))
        {
            return null;
        }

        // Planner says when a task was done, and not when it was opened again: then any newer word on the line wins.
        var said = line.Changes.LastOrDefault(c => c.Field == LineField.Status && c.At > known.At)?.At;
        return said is { } at && !(task.DoneAt > at) ? null
            : task.IsDone ? LineStatus.Done : LineStatus.InProgress;
    }

    /// <summary>The task as it is to be: only what changed on the line since; null: nothing did.</summary>
    /// <param name="wanted">What the line calls for now.</param>
    /// <param name="known">As both were.</param>
    /// <param name="task">As it is now.</param>
    public static WantedTask? Pushed(WantedTask wanted, PlannedTask known, BoardTask task)
    {
        var said = known.Said;
        var isReopened = task.IsDone && wanted.Percent != Whole;
        var next = new WantedTask(
            wanted.Title != said.Title ? wanted.Title : task.Title,
            wanted.Due != said.Due ? wanted.Due : task.Due,
            wanted.Percent != said.Percent || isReopened ? wanted.Percent : task.Percent,
            null);
        return next == new WantedTask(task.Title, task.Due, task.Percent, null) ? null : next;
    }
}
