using PrmBot.Conversation.Cards;
using PrmBot.Digest.Schedules;

namespace PrmBot.Conversation.Digests;

/// <summary>Words about schedules.</summary>
internal static class ScheduleWords
{
    /// <summary><c>digest of Contoso</c>, <c>quarterly review of Contoso</c>, <c>digest of all partners</c>.</summary>
    public static string Name(TurnScope turn, PostKind what, string? partner) =>
        turn.Say($"digest.name.{what.Word()}", ("partner", partner ?? string.Empty));

    /// <summary><c>every Monday at 09:00 (Europe/Berlin)</c>.</summary>
    public static string Rhythm(TurnScope turn, Rhythm rhythm) => turn.Say(
        $"digest.every.{rhythm.Every.ToString().ToLowerInvariant()}",
        ("which", turn.Say($"digest.which.{rhythm.Which.ToString().ToLowerInvariant()}")),
        ("day", turn.Culture.DateTimeFormat.GetDayName(rhythm.Day)),
        ("time", rhythm.Time.ToString("t", turn.Culture)),
        ("zone", rhythm.Zone));

    /// <summary>A moment on the reader's clock, and on the channel's where that shows another time.</summary>
    public static string Moment(TurnScope turn, DateTimeOffset moment, Rhythm rhythm)
    {
        var mine = turn.Session.Local(moment);
        var theirs = TimeZoneInfo.ConvertTime(moment, rhythm.Clock);
        return mine.DateTime == theirs.DateTime
            ? turn.Say("digest.moment", ("moment", mine))
            : turn.Say(
                "digest.moment_both", ("moment", mine), ("theirs", theirs), ("zone", rhythm.Zone),
                ("mine", turn.Session.Caller.TimeZone));
    }

    /// <summary>What became of one digest: for our eyes with what the platform said.</summary>
    public static string Run(TurnScope turn, DigestRun run, bool isOurs) => turn.Say(
        run is { Reason: not null } && isOurs ? "digest.run_reason" : "digest.run",
        ("due", turn.Session.Local(run.Due)), ("outcome", Outcome(run, turn.Say)),
        ("reason", run.Reason ?? string.Empty));

    /// <summary>What became of it, in the words of whoever says it.</summary>
    public static string Outcome(DigestRun run, Sayer say) => run.Why is { } why
        ? say($"digest.silence.{why.ToString().ToLowerInvariant()}")
        : say($"digest.outcome.{run.Outcome.ToString().ToLowerInvariant()}");
}
