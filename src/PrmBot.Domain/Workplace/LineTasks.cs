using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;

namespace PrmBot.Workplace;

/// <summary>What happened to a task in Planner: a closed set.</summary>
public abstract record TaskNews
{
    private TaskNews()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done : TaskNews;

    /// <summary>It was done, and is not any more.</summary>
    public sealed record Opened : TaskNews;

    /// <summary>Somebody is at it.</summary>
    public sealed record Begun : TaskNews;

    /// <summary>It has another day.</summary>
    public sealed record Moved(DateOnly To) : TaskNews;
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

    /// <summary>What happened in Planner and is newer than what the line says; empty: nothing.</summary>
    /// <remarks>
    /// Planner says when a task was done, and of nothing else when it changed: then any newer word on the line wins.
    /// </remarks>
    /// <param name="line">As it is now.</param>
    /// <param name="known">As both were.</param>
    /// <param name="task">As it is now.</param>
    public static IReadOnlyList<TaskNews> Pulled(PlanLine line, PlannedTask known, BoardTask task)
    {
        DateTimeOffset? Said(LineField field) =>
            line.Changes.LastOrDefault(c => c.Field == field && c.At > known.At)?.At;
        var (status, isDone) = (Said(LineField.Status), line.Status == LineStatus.Done);
        if (task.IsDone && !known.WasDone && !isDone && (status is null || task.DoneAt > status))
        {
            return [new TaskNews.Done()];
        }

        var news = new List<TaskNews>();
        if (!task.IsDone && known.WasDone && isDone && status is null)
        {
            news.Add(new TaskNews.Opened());
        }
        else if (task.IsBegun && !known.WasBegun && !known.WasDone && status is null
            && line.Status is (LineStatus.Proposed or LineStatus.Agreed))
        {
            news.Add(new TaskNews.Begun());
        }

        if (task.Due is { } day && day != known.WasDue && day != line.Due && !task.IsDone && !isDone
            && Said(LineField.Due) is null)
        {
            news.Add(new TaskNews.Moved(day));
        }

        return news;
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
