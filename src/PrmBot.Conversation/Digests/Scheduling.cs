using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Routes;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Digest.Schedules;
using PrmBot.Partners;

namespace PrmBot.Conversation.Digests;

/// <summary>Answers what is said about when digests and reviews come.</summary>
/// <param name="recurrence">Knows the calendar.</param>
/// <param name="settings">What is usual.</param>
public sealed class Scheduling(IRecurrence recurrence, DigestSettings settings)
{
    /// <summary>Says how they stand.</summary>
    public ScheduleStatus Status { get; } = new(settings);

    /// <summary>
    /// Sets it; asks first where it begins to post into another place than this one, and where nobody knows who reads
    /// along.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="partner">Whose; of all partners it counts for nothing.</param>
    /// <param name="said">What was said.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<Reply> SetAsync(TurnScope turn, Partner? partner, ScheduleSaid said, CancellationToken ct)
    {
        if (Misplaced(turn, said.What) is { } misplaced)
        {
            return turn.Refuse(misplaced);
        }

        if (!said.Read().Succeeded(out var wish, out var no))
        {
            return turn.Refuse(no);
        }

        var meant = Meant(turn, partner, said.What);
        var former = await ReadSchedules.FindAsync(turn.Session, meant, ct);
        var usual = UsualFor(turn, said.What);
        var planned = await SetSchedule.PlanAsync(turn.Session, recurrence, meant, wish, usual, ct);
        if (!planned.Succeeded(out var schedule, out no))
        {
            return turn.Refuse(no);
        }

        var name = ScheduleWords.Name(turn, schedule.What, meant.Partner?.Name);
        if (schedule.Next is not { } next)
        {
            return turn.Refuse(new Refusal("digest.never").With("name", name));
        }

        var facts = new[]
        {
            ("name", (object)name), ("partner", meant.Partner?.Name ?? string.Empty),
            ("rhythm", ScheduleWords.Rhythm(turn, schedule.Rhythm)),
            ("next", ScheduleWords.Moment(turn, next, schedule.Rhythm)),
        };
        var isForAll = schedule.What == PostKind.Portfolio;
        var begins = former is not { Next: not null } || former.Id != schedule.Id;
        if (begins && (isForAll || meant.Channel != schedule.Channel) && !turn.Confirmed)
        {
            return new Reply
            {
                AsksFirst = turn.Say(isForAll ? "digest.ask_schedule_all" : "digest.ask_schedule", facts),
            };
        }

        SetSchedule.Store(turn.Session, schedule);
        return TurnScope.Changed(turn.Say("digest.scheduled", facts));
    }

    /// <summary>Ends it, or has it pause.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="partner">Whose; of all partners it counts for nothing.</param>
    /// <param name="what">Which post.</param>
    /// <param name="days">The first day without, and the first with it again, as said; null: today, and never.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<Reply> StopAsync(
        TurnScope turn, Partner? partner, PostKind what, (string? From, string? Until) days, CancellationToken ct)
    {
        if (!DateOf(turn, days.From).Succeeded(out var first, out var no)
            || !DateOf(turn, days.Until).Succeeded(out var last, out no))
        {
            return turn.Refuse(no);
        }

        if (what == PostKind.Portfolio && SharedPlace.Is(turn))
        {
            return turn.Refuse(new Refusal("rights.not_in_channel"));
        }

        var meant = Meant(turn, partner, what);
        var stopped = await StopSchedule.RunAsync(turn.Session, recurrence, meant, first.Date, last.Date, ct);
        if (!stopped.Succeeded(out var schedule, out no))
        {
            return turn.Refuse(no);
        }

        var name = ScheduleWords.Name(turn, what, meant.Partner?.Name);
        return TurnScope.Changed(last.Date is { } end
            ? turn.Say(
                "digest.paused", ("name", name), ("from", first.Date ?? turn.Session.Today), ("until", end),
                ("next", schedule.Next is { } next
                    ? ScheduleWords.Moment(turn, next, schedule.Rhythm) : turn.Say("digest.next_none")))
            : turn.Say(
                "digest.stopped", ("name", name),
                ("word", turn.Say($"digest.word.{what.Word()}"))));
    }

    private static PostMeant Meant(TurnScope turn, Partner? partner, PostKind what) => new(
        what, what == PostKind.Portfolio ? null : partner, turn.Turn.Place.Conversation.Channel.Value,
        turn.Turn.Place.ServiceUrl);

    private static Refusal? Misplaced(TurnScope turn, PostKind what) =>
        what != PostKind.Portfolio ? null
        : SharedPlace.Is(turn) ? new Refusal("rights.not_in_channel")
        : turn.Turn.Place.Kind != PlaceKind.Channel ? new Refusal("digest.all_where") : null;

    // Who says no zone means the own clock, where the client told it.
    private Rhythm UsualFor(TurnScope turn, PostKind what)
    {
        var own = turn.Session.Caller.TimeZone;
        var usual = own != "UTC" && TimeZoneInfo.TryFindSystemTimeZoneById(own, out _)
            ? settings.Usual with { Zone = own } : settings.Usual;
        return what == PostKind.Review ? usual with { Every = DigestEvery.Quarter } : usual;
    }

    private readonly record struct Said(DateOnly? Date);

    private static Outcome<Said> DateOf(TurnScope turn, string? said) =>
        string.IsNullOrEmpty(said) ? new Said(null)
        : Moments.Find(Folding.Fold(said), turn.Session.Today) is [var moment, ..]
            ? new Said(moment.Value.AsDate(turn.Session.Today))
            : new Refusal("digest.no_date").With("given", said);

    /// <summary>A button that asks for something about a schedule.</summary>
    internal static Suggestion Button(TurnScope turn, string verb, PostKind what, Partner partner)
    {
        var does = verb == "Digest-stop" ? "stop" : "resume";
        return new(
            turn.Say($"digest.do_{does}.{what.Word()}"), verb,
            new JsonObject { ["partner"] = partner.Name, ["scope"] = what.Word() });
    }
}
