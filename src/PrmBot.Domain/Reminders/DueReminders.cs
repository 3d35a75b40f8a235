using PrmBot.Identity;
using PrmBot.Selection;

namespace PrmBot.Reminders;

/// <summary>What there is to be reminded of about one assessment, whoever is reminded: pure.</summary>
public static class DueReminders
{
    /// <summary>What our side is reminded of.</summary>
    /// <param name="questions">The set that it was made with.</param>
    /// <param name="latest">The partner's last assessment.</param>
    /// <param name="reasons">Why it should be assessed again.</param>
    /// <param name="pace">After how long.</param>
    /// <param name="now">The moment, and the date where the reader is.</param>
    public static IReadOnlyList<Reminder> Ours(
        QuestionSet questions, Assessment latest, IReadOnlyList<ReassessmentDue> reasons, ReminderPace pace,
        (DateTimeOffset Moment, DateOnly Date) now)
    {
        var open = latest.State == AssessmentState.Open
            ? questions.Questions.Where(q => latest.OurAnswer(q) is null).Select(q => q.Id).ToList() : [];
        var last = LastOf(latest, a => a.Side == Side.Us || a.IsEstimate) ?? latest.StartedAt;
        return
        [
            .. Open(latest, Side.Us, open, last, pace, now.Moment),
            .. latest.Remedies.Where(r => r.ClosedAt is null && r.Due <= now.Date).Select(r => new Reminder.RemedyDue(r)
            {
                Key = $"remedy|{latest.Id}|{r.Question}|{r.Due:yyyyMMdd}", Of = latest.Of, Most = pace.Times,
            }),
            .. Reassess(latest, reasons, pace, now.Moment),
        ];
    }

    /// <summary>
    /// What the partner's people are reminded of: their own open questions, once they were invited and until the
    /// release.
    /// </summary>
    public static IReadOnlyList<Reminder> Theirs(
        QuestionSet questions, Assessment latest, ReminderPace pace, DateTimeOffset now)
    {
        if (latest.Invited is not { } invited || latest.State == AssessmentState.Released)
        {
            return [];
        }

        var open = questions.Questions.Where(q => q.IsAskedOf(Side.Partner)
            && latest.AnswerOf(q.Id, Side.Partner) is null or { IsEstimate: true }).Select(q => q.Id).ToList();
        var answered = LastOf(latest, a => a.Side == Side.Partner && !a.IsEstimate);
        var last = answered > invited.At ? answered.Value : invited.At;
        return [.. Open(latest, Side.Partner, open, last, pace, now)];
    }

    private static DateTimeOffset? LastOf(Assessment assessment, Func<Answer, bool> which) =>
        assessment.Answers.Where(which).Select(a => (DateTimeOffset?)a.At).Max();

    // An answer begins the count anew: whoever is at it is left in peace.
    private static IEnumerable<Reminder> Open(
        Assessment latest, Side side, List<string> open, DateTimeOffset last, ReminderPace pace, DateTimeOffset now) =>
        open.Count == 0 || last.AddDays(pace.AfterDays) > now
            ? []
            :
            [
                new Reminder.OpenQuestions(side, open, last)
                {
                    Key = $"open|{side}|{latest.Id}|{last.UtcTicks}", Of = latest.Of, Most = pace.Times,
                },
            ];

    private static IEnumerable<Reminder> Reassess(
        Assessment latest, IReadOnlyList<ReassessmentDue> reasons, ReminderPace pace, DateTimeOffset now)
    {
        if (latest.State == AssessmentState.Open)
        {
            return []; // It is being done.
        }

        var answered = latest.AnsweredAt ?? latest.StartedAt;
        var by = answered.AddMonths(ReassessmentDue.ByMonths);
        if (reasons.Count > 0)
        {
            var why = string.Join(',', reasons.Select(r => $"{r.Reason}{r.Since.UtcTicks}"));
            return [new Reminder.Reassess(reasons, by) { Key = $"reassess|{latest.Id}|{why}", Of = latest.Of }];
        }

        return answered.AddMonths(pace.ReassessAfterMonths) <= now
            ? [new Reminder.Reassess([], by) { Key = $"reassess|{latest.Id}|time", Of = latest.Of }]
            : [];
    }
}
