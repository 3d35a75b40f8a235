using System.Globalization;
using PrmBot.Cycle.Execute;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Storage;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Workplace;

/// <summary>
/// Takes over what happened to tasks in Planner, by the rules for what people report: one without an owner is not done,
/// and another day of a shared plan waits for the other side. What is not taken over is said to who wanted the mirror.
/// </summary>
internal sealed class PlannerNews(TurnScope turn, Partner partner, Person by)
{
    private const string Function = "Workplace-planner";
    private readonly HashSet<int> _refused = [];
    private readonly List<OutboxEntry> _sent = [];

    /// <summary>Lines that do not say what their tasks say.</summary>
    public IReadOnlySet<int> Refused => _refused;

    /// <summary>What is said about them.</summary>
    public IReadOnlyList<OutboxEntry> Sent => _sent;

    /// <summary>The plan with all that can be taken over.</summary>
    public async Task<JointPlan> TakeAsync(
        JointPlan plan, IEnumerable<PlannedTask> known, IReadOnlyDictionary<string, BoardTask> there,
        CancellationToken ct)
    {
        foreach (var one in known)
        {
            var line = plan.Lines.FirstOrDefault(l => l.Number == one.Line);
            if (line is not { IsDropped: false } || !there.TryGetValue(one.Task, out var task))
            {
                continue;
            }

            foreach (var news in LineTasks.Pulled(line, one, task))
            {
                plan = await OneAsync(line, news, ct) ?? plan;
            }
        }

        return plan;
    }

    // Null: it is not taken over.
    private async Task<JointPlan?> OneAsync(PlanLine line, TaskNews news, CancellationToken ct)
    {
        var (words, number) = (Words(line, news), line.Number.ToString(CultureInfo.InvariantCulture));
        var reported = await ReportWork.RunAsync(turn.Session, partner, number, Report(line, news), ct);
        if (reported.Succeeded(out var made, out var no))
        {
            Note(words);
            return made.Plan;
        }

        _refused.Add(line.Number);
        var text = turn.Say("workplace.not_taken", ("partner", partner.Name), ("what", words),
            ("why", turn.Texts.Say(no.Key, turn.Culture, no.Facts)));
        _sent.AddRange(await Troubles.TellAsync(turn, by, text, ct) is { } told ? [told] : []);
        return null;
    }

    private WorkReport Report(PlanLine line, TaskNews news) => news switch
    {
        TaskNews.Done => new WorkReport.Done(line.Evidence ?? turn.Say("workplace.done_evidence")),
        TaskNews.Opened or TaskNews.Begun => new WorkReport.InProgress(null),
        TaskNews.Moved moved => new WorkReport.Moved(moved.To, turn.Say("workplace.moved_reason")),
        _ => throw new InvalidOperationException($"Unknown news {news}."),
    };

    private string Words(PlanLine line, TaskNews news) => news switch
    {
        TaskNews.Done => turn.Say("workplace.done_there", ("line", line.Number), ("title", line.Title)),
        TaskNews.Opened => turn.Say("workplace.opened_there", ("line", line.Number), ("title", line.Title)),
        TaskNews.Begun => turn.Say("workplace.begun_there", ("line", line.Number), ("title", line.Title)),
        TaskNews.Moved moved => turn.Say(
            "workplace.moved_there", ("line", line.Number), ("title", line.Title), ("date", moved.To)),
        _ => throw new InvalidOperationException($"Unknown news {news}."),
    };

    private void Note(string words) =>
        turn.Session.Work.Put(new HistoryEntry
        {
            Id = HistoryEntry.IdAt(turn.Session.Now, turn.Session.NewId()), Partner = partner.Of,
            Who = UnaskedTurns.Itself, At = turn.Session.Now, Function = Function, As = Role.Manager, Summary = words,
            Changes = [.. turn.Session.Work.Changes],
        });
}
