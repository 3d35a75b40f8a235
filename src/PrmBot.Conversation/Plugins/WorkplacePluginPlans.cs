using System.ComponentModel;
using System.Globalization;
using Microsoft.SemanticKernel;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Workplace;
using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Planning;
using PrmBot.Workplace;

namespace PrmBot.Conversation.Plugins;

public sealed partial class WorkplacePlugin
{
    [KernelFunction("planner"), Does(Act.Manage, IsInternal = true)]
    [Description("Mirror the lines of a plan as tasks of Planner; done there is done here.")]
    public Task<Reply> PlannerAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("The plan of Planner, where the team has several")] string? plan = null,
        [Description("true: no more; the tasks stay")] bool? stop = null,
        CancellationToken ct = default) => GuardedAsync(turn, "tasks", async () =>
        {
            var (of, work) = (turn.Partner(partner), turn.Session.Work);
            var planned = await work.FindAsync<PlannedTasks>(of.Of.Value, ct);
            if (stop == true)
            {
                return Stopped(turn, planned, "workplace.planner_stopped", "workplace.planner_none", of.Name);
            }

            if ((await CurrentPlan.FindAsync(turn.Session, of.Of, ct)).Refusal is { } none)
            {
                return turn.Refuse(none);
            }

            if (!workbooks.Cloud.IsOn)
            {
                throw new WorkplaceException(WorkplaceTrouble.Off);
            }

            var found = await places.OfAsync(work, turn.Session.Caller.Home, of, ct);
            if (!found.Succeeded(out var channel, out var no))
            {
                return turn.Refuse(no);
            }

            var all = await workbooks.Cloud.Tasks.PlansAsync(channel.Group, ct);
            var meant = all.Where(p => plan is null
                || p.Title.Contains(plan.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
            if (meant is not [var board])
            {
                return all.Count == 0 ? turn.Refuse(new Refusal("workplace.no_boards"))
                    : Reply.Ask("plan", [.. (meant.Count == 0 ? all : meant).Select(p => p.Title).Take(5)]);
            }

            work.Put(new PlannedTasks
            {
                Of = of.Of, Board = board, By = turn.Session.Caller.Who, Version = planned?.Version ?? 0,
                Plan = planned?.Board == board ? planned.Plan : null,
                Tasks = planned?.Board == board ? planned.Tasks : [],
            });
            return TurnScope.Changed(turn.Say("workplace.planner_set", ("partner", of.Name), ("plan", board.Title)));
        }, ct);

    [KernelFunction("calendar"), Does(Act.Manage, IsInternal = true)]
    [Description("Put the reviews with a partner into your calendar, with both sides invited.")]
    public Task<Reply> CalendarAsync(
        [FromKernelServices] TurnScope turn,
        [Description("Partner's name")] string partner,
        [Description("When a review begins, HH:mm; 10:00 when not said")] string? time = null,
        [Description("true: no more; what is planned is cancelled")] bool? stop = null,
        CancellationToken ct = default) => GuardedAsync(turn, "calendar", async () =>
        {
            var (of, work) = (turn.Partner(partner), turn.Session.Work);
            var planned = await work.FindAsync<PlannedMeetings>(of.Of.Value, ct);
            if (stop == true)
            {
                if (planned is null)
                {
                    return turn.Refuse(new Refusal("workplace.calendar_none").With("partner", of.Name));
                }

                work.Put(planned with { IsEnding = true });
                return TurnScope.Changed(turn.Say("workplace.calendar_stopped", ("partner", of.Name)));
            }

            if (!workbooks.Cloud.IsOn)
            {
                throw new WorkplaceException(WorkplaceTrouble.Off);
            }

            var at = TimeOnly.TryParseExact(
                time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var said)
                ? said : new TimeOnly(10, 0);

            // In whose calendar they stand cannot change without making them anew.
            var wanted = planned is null
                ? new PlannedMeetings
                {
                    Of = of.Of, By = turn.Session.Caller.Who, Time = at, Zone = turn.Session.Caller.TimeZone,
                }
                : planned with { Time = at, IsEnding = false };
            work.Put(wanted);
            var words = turn.Say("workplace.calendar_set", ("partner", of.Name), ("who", wanted.By.Name));
            var next = await NextReviews.OfAsync(turn.Session, of, wanted, ct);
            return TurnScope.Changed($"{words} {Next(turn, of, next)}");
        }, ct);

    // Where nothing comes for now, the way to something is named.
    private static string Next(TurnScope turn, Partner of, NextReviews next) =>
        next.Meetings.MinBy(m => m.Start) is { } first
            ? turn.Say(
                "workplace.calendar_next", ("date", PlanWords.Date(turn, DateOnly.FromDateTime(first.Start))),
                ("time", first.Start.ToString("t", turn.Culture)))
        : next.Plan is { State: PlanState.Draft, Header.Cadence: not null }
            ? turn.Say("workplace.calendar_draft", ("partner", of.Name))
        : turn.Say("workplace.calendar_no_review");

    private static Reply Stopped(TurnScope turn, PlannedTasks? planned, string done, string none, string partner)
    {
        if (planned is null)
        {
            return turn.Refuse(new Refusal(none).With("partner", partner));
        }

        turn.Session.Work.Remove(planned);
        return TurnScope.Changed(turn.Say(done, ("partner", partner), ("plan", planned.Board.Title)));
    }
}
