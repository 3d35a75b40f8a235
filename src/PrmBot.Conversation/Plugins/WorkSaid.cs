using System.Globalization;
using System.Text.RegularExpressions;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Understanding.Readers;
using PrmBot.Cycle.Execute;
using PrmBot.Identity;
using PrmBot.Planning;

namespace PrmBot.Conversation.Plugins;

/// <summary>What can be reported of a line.</summary>
internal enum WorkStatus
{
    Done,
    InProgress,
    Blocked,
    Moved,
}

/// <summary>A report as it was said or pressed, and what it still lacks. Null: not said.</summary>
internal sealed partial record WorkSaid(
    WorkStatus? Status, string? Note, string? NewDate, string? Evidence, string? Blocker, string? Reason)
{
    private const int NamesOffered = 3;

    public static WorkStatus? StatusOf(string? said) =>
        said?.Trim().Replace('_', ' ').Replace('-', ' ').ToLowerInvariant() switch
        {
            "done" or "finished" or "completed" or "complete" => WorkStatus.Done,
            "in progress" or "started" or "ongoing" => WorkStatus.InProgress,
            "blocked" or "stuck" => WorkStatus.Blocked,
            "moved" or "move" or "delayed" or "postponed" => WorkStatus.Moved,
            _ => null,
        };

    /// <summary>Words without the marks of mentions; null: none.</summary>
    public static string? Text(string? said) => string.IsNullOrWhiteSpace(said) ? null
        : said.Replace("<at>", string.Empty, StringComparison.OrdinalIgnoreCase)
            .Replace("</at>", string.Empty, StringComparison.OrdinalIgnoreCase).Trim();

    /// <summary>The one thing to ask for; null: it is all there.</summary>
    public Reply? Missing(TurnScope turn, PlanLine line) => Status switch
    {
        null => Reply.Ask("status", "done", "in progress", "blocked", "moved"),
        WorkStatus.Moved when NewDate is null => Reply.Ask("new_date"),
        WorkStatus.Moved when (Reason ?? Note) is null => Reply.Ask("reason"),
        WorkStatus.Done when (Evidence ?? Note ?? line.Evidence) is null
            && line is not { OurOwner: null, PartnerOwner: null } => Reply.Ask(
            "evidence", turn.Session.Caller.Role == Role.Manager ? [turn.Say("work.no_proof")] : []),
        WorkStatus.Blocked when Note is null && BlockerIn(turn) is null => Reply.Ask(
            "blocker", [.. Names(turn, line).Take(NamesOffered), turn.Say("work.nobody")]),
        _ => null,
    };

    public Outcome<WorkReport> Read(TurnScope turn, PlanLine line)
    {
        switch (Status)
        {
            case WorkStatus.Done:
                var isNone = Evidence is { } shown && IsNone(turn, "work.no_proof", shown);
                return new WorkReport.Done(isNone ? null : Evidence ?? Note) { OnMyWord = isNone };
            case WorkStatus.InProgress:
                return new WorkReport.InProgress(Note);
            case WorkStatus.Blocked:
                return new WorkReport.Blocked(BlockerIn(turn), Note);
            case WorkStatus.Moved:
                return DateOf(turn) is { } date
                    ? new WorkReport.Moved(date, Reason ?? Note!)
                    : new Refusal("work.no_date").With("said", NewDate!);
            default:
                throw new InvalidOperationException($"Nothing was said of line {line.Number}.");
        }
    }

    /// <summary>What was stored, in one sentence.</summary>
    public static string Echo(TurnScope turn, ReportedLine stored, WorkReport report)
    {
        var line = stored.Line;
        var (key, more) = report switch
        {
            WorkReport.Done { OnMyWord: true } => ("work.done_on_word", string.Empty),
            WorkReport.Done => ("work.done", line.Evidence ?? string.Empty),
            WorkReport.InProgress => ("work.in_progress", string.Empty),
            WorkReport.Blocked { By: { } by } => ("work.blocked_named", by.Name),
            WorkReport.Blocked => ("work.blocked", string.Empty),
            WorkReport.Moved moved => ("work.moved", moved.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(report), report, "Unknown report."),
        };
        return turn.Say(
            key, ("line", line.Number), ("title", line.Title), ("more", more),
            ("due", line.Due is { } due ? PlanWords.Date(turn, due) : string.Empty));
    }

    /// <summary>Who can unblock the line and was mentioned just now; null: nobody.</summary>
    public static Person? Mentioned(TurnScope turn, PlanLine line) =>
        line.Status == LineStatus.Blocked && turn.Turn.Input is TurnInput.Said said
            ? said.Mentions.FirstOrDefault(m => m.Id == line.BlockedBy?.Id) : null;

    // A mention says who; else "blocked by ...", "waiting for ..." of the sentence, or the answer to the question.
    private PlanOwner? BlockerIn(TurnScope turn)
    {
        if (turn.Turn.Input is TurnInput.Said { Mentions: [var mention, ..] })
        {
            return new PlanOwner(mention.Name, mention.Id);
        }

        if (Blocker is { } named)
        {
            return IsNone(turn, "work.nobody", named) ? null : new PlanOwner(named);
        }

        var match = turn.Turn.Input is TurnInput.Said said ? By().Match(said.Text) : Match.Empty;
        return match.Success ? new PlanOwner(match.Groups["who"].Value.Trim()) : null;
    }

    private DateOnly? DateOf(TurnScope turn) =>
        DateOnly.TryParseExact(NewDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Moments.Find(Folding.Fold(NewDate!), turn.Session.Today) is [var moment, ..]
                ? moment.Value.AsDate(turn.Session.Today) : null;

    private static bool IsNone(TurnScope turn, string key, string said) =>
        turn.Say(key).Equals(said, StringComparison.OrdinalIgnoreCase)
        || turn.Say("work.words_for_none").Split('|').Contains(
            said.Trim(' ', '.', '!').ToLowerInvariant(), StringComparer.Ordinal);

    private static IEnumerable<string> Names(TurnScope turn, PlanLine line) =>
        new[] { line.PartnerOwner, line.OurOwner }.OfType<PlanOwner>()
            .Where(o => !WorkList.IsPerson(o, turn.Session.Caller.Who, turn.Session.Caller.AlsoKnownAs))
            .Select(o => o.Name);

    [GeneratedRegex(
        @"\b(?:blocked by|waiting (?:for|on)|waits for|held up by|stuck with|wartet auf|blockiert (?:von|durch))\s+"
        + @"(?<who>(?:the |our |their )?[\p{L}][\p{L}'’.-]*(?: [\p{L}][\p{L}'’-]*){0,3}?)"
        + @"(?=$|[,;.!?:]|\s(?:because|to|since|and|who|which|until|till|for|before|as|on|at|in|weil|um)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex By();
}
