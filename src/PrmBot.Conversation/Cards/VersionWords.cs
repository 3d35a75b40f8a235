using PrmBot.Conversation.Interviews;
using PrmBot.Selection;

namespace PrmBot.Conversation.Cards;

/// <summary>Versions of a released assessment, in words.</summary>
internal static class VersionWords
{
    /// <summary>The interview goes on in the next version when a change began one.</summary>
    public static void Follow(TurnScope turn, Assessment before, Assessment now)
    {
        if (before.Id != now.Id && turn.Dialogue.Interview is { Kind: InterviewKind.Assessment } running
            && running.Subject == before.Id)
        {
            turn.Dialogue = turn.Dialogue with { Interview = running with { Subject = now.Id } };
        }
    }

    /// <summary>What was stored, with the version and the reason where it began a new one.</summary>
    public static string With(TurnScope turn, string changed, Assessment before, Assessment now) => before.Id == now.Id
        ? changed
        : turn.Say("versions.begun", ("changed", changed), ("number", now.Edition), ("reason", now.Reason ?? ""));

    /// <summary>Which version a result is; null: there is only one.</summary>
    public static string? Line(TurnScope turn, Assessment assessment, IReadOnlyList<Assessment> versions)
    {
        if (versions.Count < 2 && assessment.Edition == 1)
        {
            return null;
        }

        var reason = assessment.Reason is { } said ? turn.Say("versions.reason", ("reason", said)) : string.Empty;
        var released = assessment.Released is { } release
            ? turn.Say("versions.released", ("date", turn.Date(release.At)), ("who", release.By.Name)) : string.Empty;
        return string.Join(" ", new[]
        {
            turn.Say("versions.line", ("number", assessment.Edition), ("count", versions.Max(v => v.Edition))),
            reason,
            released,
        }.Where(t => t.Length > 0));
    }
}
