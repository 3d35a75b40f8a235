using PrmBot.Reminders;
using PrmBot.Selection;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Reminders;

public sealed class DueRemindersTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly QuestionSet Questions = OneEach();
    private static readonly ReminderPace Pace = new();

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void Our_open_questions_are_due_some_days_after_the_last_answer(int days, int count)
    {
        var open = Open(("A", 3)) with { StartedAt = Start.AddDays(-30) };

        Ours(open, Start.AddDays(days)).OfType<Reminder.OpenQuestions>().Count().ShouldBe(count);
    }

    [Fact]
    public void They_name_what_is_open_and_an_answer_makes_them_another_reminder()
    {
        var before = (Reminder.OpenQuestions)Ours(Open(("A", 3)), Start.AddDays(9)).Single();
        var answered = Open(("A", 3)) with
        {
            Answers = [.. Open(("A", 3)).Answers, Says("B", Rating.Level1) with { At = Start.AddDays(4) }],
        };
        var after = (Reminder.OpenQuestions)Ours(answered, Start.AddDays(9)).Single();

        (before.Side, string.Concat(before.Questions), before.Since).ShouldBe((Side.Us, "BCDE", Start));
        string.Concat(after.Questions).ShouldBe("CDE");
        after.Key.ShouldNotBe(before.Key);
    }

    [Fact]
    public void What_is_complete_reminds_nobody_of_questions() =>
        Ours(Done(), Start.AddDays(9)).ShouldBeEmpty();

    [Fact]
    public void The_partner_is_reminded_once_it_was_invited_and_until_the_release()
    {
        var invited = Done() with { Invited = new Invitation(Ada, Start) };

        Theirs(Done(), 9).ShouldBeEmpty();
        ((Reminder.OpenQuestions)Theirs(invited, 3).Single()).Questions.Count.ShouldBe(5);
        Theirs(invited, 2).ShouldBeEmpty();
        Theirs(invited with { State = AssessmentState.Released }, 9).ShouldBeEmpty();
    }

    [Fact]
    public void Our_estimate_is_no_answer_of_the_partners_and_its_own_answer_counts()
    {
        var invited = Done() with
        {
            Invited = new Invitation(Ada, Start),
            Answers =
            [
                Says("A", Rating.Level1, Side.Partner) with { IsEstimate = true, At = Start.AddDays(8) },
                Says("B", Rating.Level1, Side.Partner) with { At = Start.AddDays(2) },
            ],
        };

        var open = (Reminder.OpenQuestions)Theirs(invited, 5).Single();

        (string.Concat(open.Questions), open.Since).ShouldBe(("ACDE", Start.AddDays(2)));
        Theirs(invited, 4).ShouldBeEmpty(); // two days after its answer
    }

    [Theory]
    [InlineData("2026-12-01", 0)]
    [InlineData("2026-11-11", 1)] // today
    [InlineData("2026-11-10", 1)]
    public void A_remedy_is_due_on_its_day(string due, int count)
    {
        var day = DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture);
        var planned = Done() with { Remedies = [new Remedy("A", "train", "Dana", day, Ada, Start)] };

        Ours(planned, Start.AddDays(9)).Count.ShouldBe(count);
        Ours(planned with { Remedies = [planned.Remedies[0] with { ClosedAt = Start }] }, Start.AddDays(9))
            .ShouldBeEmpty();
    }

    // Answered on 2 November 2026: six months later is 2 May 2027, a year later 2 November 2027.
    [Fact]
    public void A_new_assessment_may_be_made_after_six_months_and_is_due_at_once_when_something_happened()
    {
        Ours(Done(), new(2027, 5, 1, 9, 0, 0, TimeSpan.Zero)).ShouldBeEmpty();
        var soon = (Reminder.Reassess)Ours(Done(), new(2027, 5, 2, 9, 0, 0, TimeSpan.Zero)).Single();
        (soon.Reasons.Count, soon.By).ShouldBe((0, new DateTimeOffset(2027, 11, 2, 9, 0, 0, TimeSpan.Zero)));

        var why = new ReassessmentDue(ReassessmentReason.ChangeOfControl, Start.AddDays(5), null);
        var due = (Reminder.Reassess)Ours(Done(), Start.AddDays(9), why).Single();
        due.Reasons.ShouldBe([why]);
        due.Key.ShouldNotBe(soon.Key);
        Ours(Open(("A", 1)), Start.AddDays(1), why).ShouldBeEmpty(); // it is being done
    }

    [Fact]
    public void One_bundle_a_day_and_the_same_thing_some_days_apart_at_most_three_times()
    {
        var open = Ours(Open(("A", 3)), Start.AddDays(9));
        var sent = new SentReminders { Id = "ada" };
        var said = new List<int>();
        for (var day = 0; day < 30; day++)
        {
            var today = new DateOnly(2026, 11, 11).AddDays(day);
            if (sent.ToSay(open, Pace.AfterDays, today) is { Count: > 0 } now)
            {
                said.Add(day);
                sent = sent.With(now, today);
                sent.ToSay(open, 0, today).ShouldBeEmpty(); // the day had its bundle
            }
        }

        said.ShouldBe([0, 3, 6]);
    }

    private static Assessment Open(params (string Question, int Level)[] levels) => Of(Questions, levels) with
    {
        StartedAt = Start,
        Answers = [.. levels.Select(l => Says(l.Question, Ratings.Of(l.Level)) with { At = Start })],
    };

    private static Assessment Done() => Empty(Questions) with
    {
        State = AssessmentState.Complete, StartedAt = Start, AnsweredAt = Start,
    };

    private static IReadOnlyList<Reminder> Ours(
        Assessment latest, DateTimeOffset now, params ReassessmentDue[] reasons) =>
        DueReminders.Ours(Questions, latest, reasons, Pace, (now, DateOnly.FromDateTime(now.UtcDateTime)));

    private static IReadOnlyList<Reminder> Theirs(Assessment latest, int days) =>
        DueReminders.Theirs(Questions, latest, Pace, Start.AddDays(days));
}
