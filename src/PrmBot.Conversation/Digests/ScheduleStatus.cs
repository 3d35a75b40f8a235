using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using PrmBot.Partners;

namespace PrmBot.Conversation.Digests;

/// <summary>Says how digests stand: when the next comes, what became of the last ones.</summary>
/// <param name="settings">How fast they go out.</param>
public sealed class ScheduleStatus(DigestSettings settings)
{
    private const int ShownRuns = 5;
    private const int ShownSchedules = 15;

    /// <summary>
    /// Of one partner. Where its people read along nothing is said of what the platform answered and of how many others
    /// there are.
    /// </summary>
    public async Task<Reply> OfAsync(TurnScope turn, Partner partner, CancellationToken ct)
    {
        var title = turn.Say("digest.status_title", ("partner", partner.Name));
        if (await ReadSchedules.OfAsync(turn.Session, partner, ct) is not { Count: > 0 } all)
        {
            return Reply.Say(turn.Say("digest.none_planned", ("partner", partner.Name)));
        }

        var isOurs = turn.Session.Caller.Role != Role.PartnerContact && !SharedPlace.Is(turn);
        var lines = new List<string>();
        foreach (var schedule in all)
        {
            lines.AddRange(await LinesAsync(turn, schedule, isOurs, ct));
        }

        var runs = all.SelectMany(s => s.Runs.Select(r => (s.What, Run: r)))
            .OrderByDescending(r => r.Run.Due).Take(ShownRuns);
        var card = new DigestStatusCard(title)
        {
            Lines = lines,
            Runs = [.. runs.Select(r => Row(turn, r.What, r.Run, isOurs))],
            Suggestions = !isOurs ? [] : [.. all.Select(s => Scheduling.Button(
                turn, s.Next is null ? "Digest-schedule" : "Digest-stop", s.What, partner))],
        };
        return Reply.Show(card, $"{title}. {lines[0]}");
    }

    /// <summary>Of all partners: those in trouble first, then by what is due soonest.</summary>
    public async Task<Reply> OfAllAsync(TurnScope turn, CancellationToken ct)
    {
        if (turn.Session.Refuses(Act.SeePortfolio) is { } no)
        {
            return turn.Refuse(no);
        }

        var names = turn.Partners.ToDictionary(p => p.Of, p => p.Name);
        var all = (await turn.Session.Work.AllAsync<DigestSchedule>(ct))
            .Where(s => s.Of is not { } of || names.ContainsKey(of))
            .OrderByDescending(s => s.Runs is [{ IsTrouble: true }, ..]).ThenBy(s => s.Next is null)
            .ThenBy(s => s.Next).ToList();
        if (all.Count == 0)
        {
            return Reply.Say(turn.Say("digest.no_schedules"));
        }

        var title = turn.Say("digest.status_all");
        var summary = turn.Say(
            "digest.status_counts", ("count", all.Count), ("off", all.Count(s => s.Next is null)),
            ("trouble", all.Count(s => s.Runs is [{ IsTrouble: true }, ..])));
        var soonest = all.Where(s => s.Next is not null).Min(s => s.Next);
        var forecast = soonest is { } due ? await ForecastAsync(turn, due, ct) : null;
        var card = new DigestStatusCard(title)
        {
            Lines = forecast is null ? [summary] : [summary, forecast],
            Runs =
            [
                .. all.Take(ShownSchedules).Select(s => new DigestStatusRow(
                    turn.Say(
                        $"digest.status_row.{s.What.Word()}",
                        ("partner", s.Of is { } of ? names[of] : string.Empty), ("state", Short(turn, s))),
                    ColorOf(s.Runs))),
            ],
        };
        return Reply.Show(card, $"{title}. {summary}");
    }

    // With a word about which one, where a partner has more than its digest.
    private async Task<IReadOnlyList<string>> LinesAsync(
        TurnScope turn, DigestSchedule schedule, bool isOurs, CancellationToken ct)
    {
        var lines = new List<string> { Next(turn, schedule) };
        if (isOurs && schedule.Next is { } due && await ForecastAsync(turn, due, ct) is { } forecast)
        {
            lines.Add(forecast);
        }

        lines.AddRange(schedule.Pauses.Where(p => p.Until > turn.Session.Today)
            .Select(p => turn.Say("digest.pause", ("from", p.From), ("until", p.Until))));
        return schedule.What == PostKind.Digest ? lines
            : [.. lines.Select(l => turn.Say("digest.status_review", ("state", l)))];
    }

    private static string Next(TurnScope turn, DigestSchedule schedule)
    {
        var rhythm = ScheduleWords.Rhythm(turn, schedule.Rhythm);
        return schedule.Next is { } next
            ? turn.Say("digest.next", ("next", ScheduleWords.Moment(turn, next, schedule.Rhythm)), ("rhythm", rhythm))
            : turn.Say(schedule.IsHalted ? "digest.halted" : "digest.off", ("rhythm", rhythm));
    }

    private static string Short(TurnScope turn, DigestSchedule schedule) =>
        schedule.Runs is [{ IsTrouble: true } run, ..] ? ScheduleWords.Run(turn, run, isOurs: true)
        : schedule.Next is { } next ? ScheduleWords.Moment(turn, next, schedule.Rhythm)
        : turn.Say("digest.next_none");

    // Worth a word only where they do not all go out at once.
    private async Task<string?> ForecastAsync(TurnScope turn, DateTimeOffset due, CancellationToken ct)
    {
        var all = await turn.Session.Work.AllAsync<DigestSchedule>(ct);
        var count = all.Count(s => s.Next <= due);
        return count > settings.Pace.MostAtOnce && settings.Pace.LastOut(all, due) is { } last
            ? turn.Say("digest.forecast", ("count", count), ("last", turn.Session.Local(last)))
            : null;
    }

    private static DigestStatusRow Row(TurnScope turn, PostKind what, DigestRun run, bool isOurs)
    {
        var state = ScheduleWords.Run(turn, run, isOurs);
        return new(
            what == PostKind.Digest ? state : turn.Say("digest.status_review", ("state", state)), ColorOf([run]));
    }

    private static string ColorOf(IReadOnlyList<DigestRun> runs) => runs switch
    {
        [{ IsTrouble: true }, ..] => "Attention",
        [{ Outcome: RunOutcome.Delivered }, ..] => "Good",
        _ => "Default",
    };
}
