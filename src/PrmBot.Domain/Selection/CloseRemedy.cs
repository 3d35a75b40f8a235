using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>Says that a remedy is done: that lifts its gate, for the answers given so far.</summary>
public static class CloseRemedy
{
    /// <summary>The open remedies whose gate fits what was said; all open ones when nothing was said.</summary>
    public static IReadOnlyList<Remedy> Find(QuestionSet questions, Assessment assessment, string? said)
    {
        var open = assessment.Remedies.Where(r => r.ClosedAt is null).ToList();
        if (GateLookup.SaysNone(said) && questions.Find(said) is null)
        {
            return open;
        }

        var hits = GateHit.Of(questions, assessment);
        return GateLookup.Find(questions, hits, said).Succeeded(out var found, out _)
            ? [.. open.Where(r => found.Any(h => h.Question.Id == r.Question))]
            : [];
    }

    /// <summary>
    /// The assessment with that remedy closed. A released one stays as it was released: what follows is its next
    /// version, with what was done as the reason.
    /// </summary>
    /// <param name="session">A manager's.</param>
    /// <param name="assessment">The latest one.</param>
    /// <param name="question">Id of the question that the gate stands at.</param>
    /// <param name="reason">What was done, in words; kept as the reason of a next version.</param>
    public static Outcome<Assessment> Run(Session session, Assessment assessment, string question, string reason)
    {
        if (session.Refuses(Act.Manage, assessment.Of) is { } no)
        {
            return no;
        }

        if (assessment.Remedies.All(r => r.Question != question || r.ClosedAt is not null))
        {
            return new Refusal("remedy.none_open");
        }

        var at = assessment.State == AssessmentState.Released
            ? NextVersion.Of(session, assessment, reason) : assessment;
        var closed = at with
        {
            Remedies =
            [
                .. at.Remedies.Select(r => r.Question == question && r.ClosedAt is null
                    ? r with { ClosedAt = session.Now, ClosedBy = session.Caller.Who } : r),
            ],
        };
        session.Work.Put(closed);
        return closed;
    }
}
