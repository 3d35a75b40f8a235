using System.Globalization;
using PrmBot.Cycle.Execute;
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
    private const string Function = "Workplace-planner";

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

    private async Task<WorkplaceException?> OneAsync(
        TurnScope turn, Partner partner, PlannedTasks planned, Answered<IReadOnlyList<BoardTask>> board,
        CancellationToken ct)
    {
        if (partner.Status == PartnerStatus.Archived
            || (await CurrentPlan.FindAsync(turn.Session, partner.Of, ct)).Value is not { } plan
            || plan.State == PlanState.Closed)
        {
            return null;
        }

        var there = board.OrThrow().ToDictionary(t => t.Id);
        var known = planned.Plan == plan.Id ? planned.Tasks : [];
        var (pulled, refused) = await PulledAsync(turn, partner, plan, known.Where(k => !k.IsGone), there, ct);
        var tasks = new List<PlannedTask>();
        WorkplaceException? trouble = null;
        foreach (var line in pulled.Lines)
        {
            var one = known.FirstOrDefault(k => k.Line == line.Number);
            if (trouble is not null || refused.Contains(line.Number))
            {
                tasks.AddRange(one is null ? [] : [trouble is null ? one with { WasDone = !one.WasDone } : one]);
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

        return trouble;
    }

    // The plan with what happened in Planner, and the lines that cannot take it: one without an owner is not done.
    private static async Task<(JointPlan Plan, HashSet<int> Refused)> PulledAsync(
        TurnScope turn, Partner partner, JointPlan plan, IEnumerable<PlannedTask> known,
        Dictionary<string, BoardTask> there, CancellationToken ct)
    {
        var refused = new HashSet<int>();
        foreach (var one in known)
        {
            var line = plan.Lines.FirstOrDefault(l => l.Number == one.Line);
            if (line is not { IsDropped: false } || !there.TryGetValue(one.Task, out var task)
                || LineTasks.Pulled(line, one, task) is not { } status)
            {
                continue;
            }

            WorkReport report = status == LineStatus.Done
                ? new WorkReport.Done(line.Evidence ?? turn.Say("workplace.done_evidence"))
                : new WorkReport.InProgress(null);
            var number = line.Number.ToString(CultureInfo.InvariantCulture);
            var reported = await ReportWork.RunAsync(turn.Session, partner, number, report, ct);
            if (reported.Succeeded(out var made, out _))
            {
                plan = made.Plan;
                Note(turn, partner, line, status);
            }
            else
            {
                refused.Add(line.Number);
            }
        }

        return (plan, refused);
    }

    private static void Note(TurnScope turn, Partner partner, PlanLine line, LineStatus status) =>
        turn.Session.Work.Put(new HistoryEntry
        {
            Id = HistoryEntry.IdAt(turn.Session.Now, turn.Session.NewId()), Partner = partner.Of,
            Who = UnaskedTurns.Itself, At = turn.Session.Now, Function = Function, As = Role.Manager,
            Summary = turn.Say(
                status == LineStatus.Done ? "workplace.done_there" : "workplace.opened_there",
                ("line", line.Number), ("title", line.Title)),
            Changes = [.. turn.Session.Work.Changes],
        });

    // The line's task as it is from now on; null: it has none.
    private async Task<PlannedTask?> LineAsync(
        string board, PlanLine line, (PlannedTask? Known, WantedTask Wanted) task, Dictionary<string, BoardTask> there,
        DateTimeOffset now, CancellationToken ct)
    {
        PlannedTask Told(BoardTask made) => new(line.Number, made.Id, task.Wanted, made.IsDone, now);
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
                : known.Said == task.Wanted && known.WasDone == found.IsDone ? known : Told(found);
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
