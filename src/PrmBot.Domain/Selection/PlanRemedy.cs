using PrmBot.Identity;
using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>What is to be done about a gate, as said.</summary>
/// <param name="Question">Id of the question that the gate stands at.</param>
/// <param name="What">What will be done.</param>
/// <param name="Owner">Name of the person who sees to it.</param>
/// <param name="Due">By when.</param>
public sealed record GivenRemedy(string Question, string What, string Owner, DateOnly Due);

/// <summary>
/// Writes down what will lift a conditional gate. It changes no answer and no verdict, so it may be planned after the
/// release too.
/// </summary>
public static class PlanRemedy
{
    /// <summary>The longest description, in characters.</summary>
    public const int LongestWhat = 500;

    /// <summary>The longest name of an owner, in characters.</summary>
    public const int LongestOwner = 100;

    /// <summary>
    /// The assessment with the remedy, in place of an open one for the same gate. Refuses a gate that is not hit or
    /// rules out, a day in the past, and words that are missing or too long.
    /// </summary>
    public static Outcome<Assessment> Run(
        Session session, QuestionSet questions, Assessment assessment, GivenRemedy given)
    {
        if (session.Refuses(Act.Manage, assessment.Of) is { } no)
        {
            return no;
        }

        var found = GateLookup.Find(questions, GateHit.Of(questions, assessment), given.Question);
        if (!found.Succeeded(out var hits, out var refusal))
        {
            return refusal;
        }

        if (Fault(given, session.Today) is { } fault)
        {
            return fault;
        }

        var question = hits[0].Question.Id;
        var remedy = new Remedy(
            question, given.What.Trim(), given.Owner.Trim(), given.Due, session.Caller.Who, session.Now);
        var planned = assessment with
        {
            Remedies = [.. assessment.Remedies.Where(r => r.Question != question || r.ClosedAt is not null), remedy],
        };
        session.Work.Put(planned);
        return planned;
    }

    private static Refusal? Fault(GivenRemedy given, DateOnly today) =>
        given.What.Trim().Length is 0 or > LongestWhat
            ? new Refusal("remedy.what_length").With("longest", LongestWhat)
            : given.Owner.Trim().Length is 0 or > LongestOwner
                ? new Refusal("remedy.owner_length").With("longest", LongestOwner)
                : given.Due < today ? new Refusal("remedy.past").With("date", given.Due) : null;
}
