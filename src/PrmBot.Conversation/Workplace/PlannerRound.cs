using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>
/// Keeps the lines of plans and their tasks in Planner alike. What is done there is done here, and the other way; the
/// newest wins. A task that is deleted there takes nothing with it.
/// </summary>
public sealed class PlannerRound(IStore store, Microsoft365 cloud, UnaskedTurns turns)
    : PartnerRound<PlannedTasks>(store, cloud, turns)
{
    /// <inheritdoc/>
    protected override Person WantedBy(PlannedTasks document) => document.By;

    private protected override string Gone(TurnScope turn, Partner partner, PlannedTasks document) => turn.Say(
        "workplace.planner_gone", ("partner", partner.Name), ("plan", document.Board.Title));

    /// <inheritdoc/>
    private protected override async Task<One> ForAsync(IReadOnlyList<PlannedTasks> some, CancellationToken ct)
    {
        var boards = await Cloud.Tasks.TasksAsync([.. some.Select(p => p.Board.Id)], ct);
        return (turn, partner, planned, stop) => OneAsync(turn, partner, planned, boards[planned.Board.Id], stop);
    }

    private async Task<RoundOfOne> OneAsync(
        TurnScope turn, Partner partner, PlannedTasks planned, Answered<IReadOnlyList<BoardTask>> board,
        CancellationToken ct)
    {
        if (partner.Status == PartnerStatus.Archived
            || (await CurrentPlan.FindAsync(turn.Session, partner.Of, ct)).Value is not { } plan
            || plan.State == PlanState.Closed)
        {
            return RoundOfOne.Quiet;
        }

        var there = board.OrThrow().ToDictionary(t => t.Id);
        var known = planned.Plan == plan.Id ? planned.Tasks : [];
        var news = new PlannerNews(turn, partner, planned.By);
        var pulled = await news.TakeAsync(plan, known.Where(k => !k.IsGone), there, ct);
        var tasks = new List<PlannedTask>();
        WorkplaceException? trouble = null;
        foreach (var line in pulled.Lines)
        {
            var one = known.FirstOrDefault(k => k.Line == line.Number);
            if (trouble is not null || news.Refused.Contains(line.Number))
            {
                tasks.AddRange(one is null ? [] : [trouble is null ? one.Seen(there[one.Task]) : one]);
                continue;
            }

            try
            {
                var task = await LineAsync(
                    planned.Board.Id, line, (one, LineTasks.Wanted(partner, line)), there, turn.Session.Now, ct);
                tasks.AddRange(task is null ? [] : [task]);
            }
            catch (WorkplaceException e)
            {
                trouble = e; // what is done so far is kept
                tasks.AddRange(one is null ? [] : [one]);
            }
        }

        var next = planned with { Plan = plan.Id, Tasks = tasks };
        if (next.Plan != planned.Plan || !tasks.SequenceEqual(planned.Tasks))
        {
            turn.Session.Work.Put(next);
        }

        return new RoundOfOne(trouble, news.Sent);
    }

    // The line's task as it is from now on; null: it has none.
    private async Task<PlannedTask?> LineAsync(
        string board, PlanLine line, (PlannedTask? Known, WantedTask Wanted) task, Dictionary<string, BoardTask> there,
        DateTimeOffset now, CancellationToken ct)
    {
        PlannedTask Told(BoardTask made) => PlannedTask.Of(line.Number, made, task.Wanted, now);
        if (task.Known is not { IsGone: false } known)
        {
            return task.Known ?? (line.IsDropped ? null : Told(await MadeAsync(board, task.Wanted, there, ct)));
        }

        if (!there.TryGetValue(known.Task, out var found))
        {
            return known with { IsGone = true };
        }

        try
        {
            if (line.IsDropped)
            {
                await Cloud.Tasks.DeleteAsync(found, ct);
                return null;
            }

            return LineTasks.Pushed(task.Wanted, known, found) is { } next
                ? Told(await Cloud.Tasks.ChangeAsync(found, next, ct))
                : known == Told(found) with { At = known.At } ? known : Told(found);
        }
        catch (WorkplaceException e) when (e.Trouble is WorkplaceTrouble.Changed or WorkplaceTrouble.NotThere)
        {
            return known; // newer there than what was listed: the next round reads it and decides anew
        }
    }

    // A crash between making a task and keeping its id leaves one behind, which is found by its title.
    private async Task<BoardTask> MadeAsync(
        string board, WantedTask wanted, Dictionary<string, BoardTask> there, CancellationToken ct)
    {
        if (there.Values.FirstOrDefault(t => t.Title == wanted.Title) is { } left)
        {
            return left;
        }

        try
        {
            return await Cloud.Tasks.CreateAsync(board, wanted, ct);
        }
        catch (WorkplaceException e) when (e.Trouble == WorkplaceTrouble.Refused && wanted.Assigned is not null)
        {
            return await Cloud.Tasks.CreateAsync(board, wanted with { Assigned = null }, ct);
        }
    }
}
