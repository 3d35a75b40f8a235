using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Digest.Schedules;
using PrmBot.Partners;

namespace PrmBot.Conversation.Digests;

/// <summary>Answers what is said about when digests come.</summary>
/// <param name="recurrence">Knows the calendar.</param>
/// <param name="settings">What is usual.</param>
public sealed class Scheduling(IRecurrence recurrence, DigestSettings settings)
{
    /// <summary>Says how they stand.</summary>
    public ScheduleStatus Status { get; } = new(settings);

    /// <summary>Sets it; asks first where it begins to post into another place than this one.</summary>
    public async Task<Reply> SetAsync(TurnScope turn, Partner partner, ScheduleSaid said, CancellationToken ct)
    {
        if (!said.Read().Succeeded(out var wish, out var unread))
        {
            return turn.Refuse(unread);
        }

        var former = await ReadSchedules.OfAsync(turn.Session, partner, ct);
        var set = await SetSchedule.RunAsync(turn.Session, recurrence, partner, wish, UsualFor(turn), ct);
        if (!set.Succeeded(out var schedule, out var no))
        {
            return turn.Refuse(no);
        }

        if (schedule.Next is not { } next)
        {
            return turn.Refuse(new Refusal("digest.never").With("partner", partner.Name));
        }

        var isHere = turn.Turn.Place.Conversation.Channel.Value == schedule.Id;
        var facts = new[]
        {
            ("partner", (object)partner.Name),
            ("rhythm", ScheduleWords.Rhythm(turn, schedule.Rhythm)),
            ("next", ScheduleWords.Moment(turn, next, schedule.Rhythm)),
        };
        return former?.Next is null && !isHere && !turn.Confirmed
            ? new Reply { AsksFirst = turn.Say("digest.ask_schedule", facts) }
            : TurnScope.Changed(turn.Say("digest.scheduled", facts));
    }

    /// <summary>Ends it, or has it pause.</summary>
    public async Task<Reply> StopAsync(
        TurnScope turn, Partner partner, string? from, string? until, CancellationToken ct)
    {
        if (!DateOf(turn, from).Succeeded(out var first, out var no)
            || !DateOf(turn, until).Succeeded(out var last, out no))
        {
            return turn.Refuse(no);
        }

        var stopped = await StopSchedule.RunAsync(turn.Session, recurrence, partner, first.Date, last.Date, ct);
        if (!stopped.Succeeded(out var schedule, out no))
        {
            return turn.Refuse(no);
        }

        return TurnScope.Changed(last.Date is { } end
            ? turn.Say(
                "digest.paused", ("partner", partner.Name), ("from", first.Date ?? turn.Session.Today), ("until", end),
                ("next", schedule.Next is { } next
                    ? ScheduleWords.Moment(turn, next, schedule.Rhythm) : turn.Say("digest.next_none")))
            : turn.Say("digest.stopped", ("partner", partner.Name)));
    }

    // Who says no zone means the own clock, where the client told it.
    private Rhythm UsualFor(TurnScope turn)
    {
        var own = turn.Session.Caller.TimeZone;
        return own != "UTC" && TimeZoneInfo.TryFindSystemTimeZoneById(own, out _)
            ? settings.Usual with { Zone = own } : settings.Usual;
    }

    private readonly record struct Said(DateOnly? Date);

    private static Outcome<Said> DateOf(TurnScope turn, string? said) =>
        string.IsNullOrEmpty(said) ? new Said(null)
        : Moments.Find(Folding.Fold(said), turn.Session.Today) is [var moment, ..]
            ? new Said(moment.Value.AsDate(turn.Session.Today))
            : new Refusal("digest.no_date").With("given", said);

    /// <summary>A button that asks for a partner's digest.</summary>
    internal static Suggestion Button(TurnScope turn, string key, string verb, Partner partner) =>
        new(turn.Say(key), verb, new JsonObject { ["partner"] = partner.Name });
}
