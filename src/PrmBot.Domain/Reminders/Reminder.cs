using PrmBot.Cycle.Execute;
using PrmBot.Digest.Schedules;
using PrmBot.Identity;
using PrmBot.Selection;

namespace PrmBot.Reminders;

/// <summary>What a reminder is about: a closed set.</summary>
public abstract record Reminder
{
    private Reminder()
    {
    }

    /// <summary>The same for the same thing: what was said about it is remembered under it.</summary>
    public required string Key { get; init; }

    /// <summary>About which partner; null: about all of them.</summary>
    public required PartnerId? Of { get; init; }

    /// <summary>How often it is said at most.</summary>
    public int Most { get; init; } = 1;

    /// <summary>Questions that one side has to answer, and has not for some days.</summary>
    /// <param name="Side">Whose.</param>
    /// <param name="Questions">Their ids, in the order of asking.</param>
    /// <param name="Since">The last answer of that side; where there is none, when it was asked.</param>
    public sealed record OpenQuestions(Side Side, IReadOnlyList<string> Questions, DateTimeOffset Since) : Reminder;

    /// <summary>A gate's remedy whose day has come.</summary>
    /// <param name="Remedy">Which.</param>
    public sealed record RemedyDue(Remedy Remedy) : Reminder;

    /// <summary>A partner may or must be assessed again.</summary>
    /// <param name="Reasons">What happened; empty: the time has come, and nothing else.</param>
    /// <param name="By">Until when it should be done.</param>
    public sealed record Reassess(IReadOnlyList<ReassessmentDue> Reasons, DateTimeOffset By) : Reminder;

    /// <summary>A digest that did not come, to who set when it comes.</summary>
    /// <param name="Schedule">Which.</param>
    /// <param name="Run">What became of it.</param>
    public sealed record DigestTrouble(DigestSchedule Schedule, DigestRun Run) : Reminder;

    /// <summary>Numbers too old to judge by, to who gave the last ones.</summary>
    /// <param name="Kpis">Their names, at least one.</param>
    public sealed record Stale(IReadOnlyList<string> Kpis) : Reminder;

    /// <summary>Somebody's lines of one plan: overdue, due this week, or free to go on.</summary>
    /// <param name="Lines">Which.</param>
    /// <param name="Owner">Whose, as the plan names the person.</param>
    public sealed record Work(OwnersWork Lines, string Owner) : Reminder;
}

/// <summary>When and how often people are reminded.</summary>
public sealed record ReminderPace
{
    /// <summary>Days without an answer before the first reminder, and between two of them; from 1.</summary>
    public int AfterDays { get; init; } = 3;

    /// <summary>Reminders of the same open questions, as long as nobody answers any; from 1.</summary>
    public int Times { get; init; } = 3;

    /// <summary>Months after which a partner may be assessed again, from 6 to 12; at 12 it is due.</summary>
    public int ReassessAfterMonths { get; init; } = ReassessmentDue.FromMonths;
}
