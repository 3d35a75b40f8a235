using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>
/// What was released stays as it was: a change after it goes into the next version, which begins as a copy.
/// </summary>
public static class NextVersion
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    private const char Mark = '~';

    /// <summary>
    /// The next version, not put yet. Its id follows from the former one's, so that of two people who begin it at the
    /// same moment the second one finds the first one's.
    /// </summary>
    public static Assessment Of(Session session, Assessment released, string reason)
    {
        var edition = released.Edition + 1;
        return released with
        {
            Id = $"{released.Id.Split(Mark)[0]}{Mark}{edition}",
            Edition = edition,
            Reason = reason.Trim(),
            State = AssessmentState.Complete,
            Released = null,
            StartedBy = session.Caller.Who,
            StartedAt = session.Now,
            Version = 0,
        };
    }

    /// <summary>Null for a reason that can be kept.</summary>
    public static Refusal? Fault(string? reason) => (reason?.Trim().Length ?? 0) is 0 or > LongestReason
        ? new Refusal("assessment.reason_length").With("longest", LongestReason)
        : null;

    /// <summary>True when both are versions of one assessment.</summary>
    public static bool AreOne(Assessment a, Assessment b) => a.Id.Split(Mark)[0] == b.Id.Split(Mark)[0];
}
