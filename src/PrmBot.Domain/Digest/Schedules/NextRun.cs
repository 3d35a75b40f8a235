namespace PrmBot.Digest.Schedules;

/// <summary>When digests are due: pure.</summary>
public static class NextRun
{
    // Two years of weeks: no pause is longer.
    private const int MostPaused = 110;

    /// <summary>
    /// The first moment after another one at which a digest is due and its day is in no pause. Null: in none that
    /// counts.
    /// </summary>
    public static DateTimeOffset? After(
        this IRecurrence recurrence, Rhythm rhythm, IReadOnlyList<DigestPause> pauses, DateTimeOffset moment)
    {
        var zone = rhythm.Clock;
        var next = recurrence.Next(rhythm.Rule, zone, moment);
        for (var i = 0; i < MostPaused && next is { } due; i++)
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(due, zone).DateTime);
            if (!pauses.Any(p => p.Has(day)))
            {
                return due;
            }

            next = recurrence.Next(rhythm.Rule, zone, due);
        }

        return null;
    }
}

/// <summary>What is to be done about a schedule at a moment.</summary>
public enum DueStep
{
    /// <summary>Nothing is due, or what is due has to wait for the end of a quiet time.</summary>
    Wait,

    /// <summary>One is due.</summary>
    Post,

    /// <summary>One was due too long ago.</summary>
    Miss,
}

/// <summary>How late a digest may come.</summary>
/// <param name="Window">So long after its time it is made up for; after that it is left out.</param>
/// <param name="Punctual">Up to so late it counts as on time, and no hour is quiet for it.</param>
public sealed record Lateness(TimeSpan Window, TimeSpan Punctual)
{
    /// <summary>
    /// What is to be done. The hour of a schedule was chosen by somebody, so it is never quiet then; what comes later
    /// goes by the quiet rules as everything else.
    /// </summary>
    /// <param name="schedule">Which one.</param>
    /// <param name="quiet">When nobody is written to.</param>
    /// <param name="now">The moment.</param>
    public DueStep Step(DigestSchedule schedule, Reminders.QuietRules quiet, DateTimeOffset now)
    {
        if (schedule.Next is not { } due || due > now)
        {
            return DueStep.Wait;
        }

        var late = now - due;
        return late > Window ? DueStep.Miss
            : late > Punctual && quiet.IsQuiet(now, schedule.Rhythm.Clock) ? DueStep.Wait
            : DueStep.Post;
    }
}
