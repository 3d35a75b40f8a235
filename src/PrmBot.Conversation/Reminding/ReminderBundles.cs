using System.Globalization;
using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Digests;
using PrmBot.Conversation.Prompts;
using PrmBot.Digest.Schedules;
using PrmBot.Reminders;
using PrmBot.Selection;

namespace PrmBot.Conversation.Reminding;

/// <summary>Words and card of one bundle.</summary>
public sealed class ReminderBundles(Texts texts, CardLibrary cards)
{
    private const int ShownQuestions = 8;
    private const int ShownLines = 4;

    private static readonly (string Title, string Status)[] Reports =
    [
        ("reminders.do_done", "done"), ("reminders.do_progress", "in progress"), ("reminders.do_blocked", "blocked"),
        ("reminders.do_move", "moved"),
    ];

    /// <summary>The card as JSON, and the line for notifications.</summary>
    internal (string Card, string Text) Of(
        Addressee to, IReadOnlyList<(Reminder Reminder, string Partner)> said)
    {
        var culture = CultureOf(to.Locale);
        string Say(string key, params (string Name, object Fact)[] facts) =>
            texts.Say(key, culture, facts.ToDictionary(f => f.Name, f => f.Fact));

        var isChannel = to.Partner is not null;
        var items = said.SelectMany(s => s.Reminder is Reminder.Work work
            ? WorkItems(work, s.Partner, to, Say)
            : [new BundleItem(Line(s.Reminder, s.Partner, to, Say), [Action(s.Reminder, s.Partner, Say)])]).ToList();
        var title = isChannel
            ? Say("reminders.title_theirs", ("partner", said[0].Partner)) : Say("reminders.title_ours");
        var stop = new Suggestion(
            Say(isChannel ? "reminders.stop_channel" : "reminders.stop"), "Reminders-off", []);
        var text = said.Count == 1 ? items[0].Text : Say("reminders.short", ("count", said.Count));
        return (cards.Render(new BundleCard(title, Say("reminders.intro"), items, stop)), text);
    }

    private static string Line(Reminder reminder, string partner, Addressee to, Sayer say) => reminder switch
    {
        Reminder.OpenQuestions open => say(
            open.Side == Side.Us ? "reminders.open_ours" : "reminders.open_theirs",
            ("partner", partner),
            ("count", open.Questions.Count),
            ("date", DateOf(open.Since, to)),
            ("questions", Ids(open.Questions, say))),
        Reminder.RemedyDue { Remedy: var remedy } => say(
            "reminders.remedy",
            ("partner", partner),
            ("question", remedy.Question),
            ("what", remedy.What),
            ("owner", remedy.Owner),
            ("date", remedy.Due)),
        Reminder.Reassess { Reasons.Count: > 0 } again => say(
            "reminders.reassess_reason",
            ("partner", partner),
            ("reasons", string.Join(" ", again.Reasons.Select(r => DueWords.Line(
                r, DateOf(r.Since, to).ToString("D", CultureOf(to.Locale)), say))))),
        Reminder.DigestTrouble trouble => Line(trouble, partner, to, say),
        Reminder.Stale stale => say(
            "reminders.stale", ("partner", partner), ("kpis", string.Join(", ", stale.Kpis))),
        Reminder.Reassess again => say(
            "reminders.reassess_time", ("partner", partner), ("date", DateOf(again.By, to))),
        _ => throw new ArgumentOutOfRangeException(nameof(reminder), reminder, "Unknown reminder."),
    };

    private static string Line(Reminder.DigestTrouble trouble, string partner, Addressee to, Sayer say)
    {
        var kind = trouble.Schedule.What.Word();
        var line = say(
            $"reminders.digest.{kind}", ("partner", partner),
            ("due", TimeZoneInfo.ConvertTime(trouble.Run.Due, to.Zone)),
            ("outcome", ScheduleWords.Outcome(trouble.Run, say)));
        return trouble.Schedule.IsHalted
            ? say("reminders.digest_stopped", ("line", line), ("word", say($"digest.word.{kind}"))) : line;
    }

    // Who has many lines opens the list; each of the first ones takes one tap.
    private static IEnumerable<BundleItem> WorkItems(Reminder.Work work, string partner, Addressee to, Sayer say)
    {
        var lines = work.Lines;
        var isTheirs = to.Partner is not null;
        var open = new Suggestion(
            say("reminders.do_work"), isTheirs ? "Work-list" : "Work-mine",
            isTheirs ? new JsonObject { ["partner"] = partner, ["when"] = "due" } : []);
        yield return new BundleItem(
            say(
                isTheirs ? "reminders.work_theirs" : "reminders.work_ours", ("partner", partner),
                ("owner", work.Owner), ("overdue", lines.Overdue.Count), ("week", lines.DueThisWeek.Count),
                ("unblocked", lines.Unblocked.Count)),
            [open]);
        foreach (var line in lines.Now.Take(ShownLines))
        {
            var due = line.Due?.ToString("d MMMM", CultureOf(to.Locale)) ?? "–";
            yield return new BundleItem(
                say("reminders.work_line", ("line", line.Number), ("title", line.Title), ("due", due)),
                [.. Reports.Select(r => new Suggestion(say(r.Title), "Work-report", new JsonObject
                {
                    ["partner"] = partner, ["line"] = line.Number.ToString(CultureInfo.InvariantCulture),
                    ["status"] = r.Status,
                }))]);
        }
    }

    private static Suggestion Action(Reminder reminder, string partner, Sayer say)
    {
        var data = reminder.Of is null ? [] : new JsonObject { ["partner"] = partner };
        return reminder switch
        {
            Reminder.OpenQuestions { Side: Side.Us } =>
                new Suggestion(say("reminders.do_answer"), "Assessment-start", data),
            Reminder.OpenQuestions => new Suggestion(say("reminders.do_answer"), "Assessment-status", data),
            Reminder.DigestTrouble => new Suggestion(say("reminders.do_digest"), "Digest-status", data),
            Reminder.Stale => new Suggestion(say("reminders.do_numbers"), "Kpi-show", data),
            Reminder.RemedyDue => new Suggestion(say("reminders.do_result"), "Assessment-result", data),
            Reminder.Reassess => new Suggestion(
                say("reminders.do_assess"), "Assessment-start",
                new JsonObject { ["partner"] = partner, ["again"] = true }),
            _ => throw new ArgumentOutOfRangeException(nameof(reminder), reminder, "Unknown reminder."),
        };
    }

    private static string Ids(IReadOnlyList<string> questions, Sayer say)
    {
        var shown = string.Join(", ", questions.Take(ShownQuestions));
        return questions.Count > ShownQuestions ? say("reminders.open_more", ("questions", shown)) : shown;
    }

    private static DateOnly DateOf(DateTimeOffset moment, Addressee to) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, to.Zone).DateTime);

    private static CultureInfo CultureOf(string locale)
    {
        try
        {
            return CultureInfo.GetCultureInfo(locale, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo("en-US");
        }
    }
}
