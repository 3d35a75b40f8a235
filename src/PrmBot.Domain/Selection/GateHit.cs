namespace PrmBot.Selection;

/// <summary>A gate that an answer hit.</summary>
/// <param name="Question">The question it stands at.</param>
/// <param name="Gate">The gate.</param>
/// <param name="By">The answer that hit it.</param>
public sealed record GateHit(Question Question, Gate Gate, Answer By)
{
    /// <summary>All gates that the answers hit, hard ones first, else in the order of asking.</summary>
    public static IReadOnlyList<GateHit> Of(QuestionSet questions, Assessment assessment)
    {
        var hits =
            from question in questions.Questions
            from gate in question.Gates
            let answer = Hitting(question, gate, questions, assessment)
            where answer is not null
            orderby gate.Kind
            select new GateHit(question, gate, answer);
        return [.. hits];
    }

    private static Answer? Hitting(Question question, Gate gate, QuestionSet questions, Assessment assessment)
    {
        if (gate.Unless is { } exemption && Holds(exemption, questions, assessment))
        {
            return null;
        }

        decimal? minimum = null;
        if (gate.BelowMinimum)
        {
            if (question.Attribute is not { } attribute || !assessment.Minimums.TryGetValue(attribute, out var least))
            {
                return null;
            }

            minimum = least;
        }

        return assessment.Answers
            .Where(a => a.Question == question.Id && Hits(a, gate, minimum))
            .OrderBy(a => a.Side)
            .FirstOrDefault();
    }

    private static bool Hits(Answer answer, Gate gate, decimal? minimum)
    {
        if (answer.Rating.Level() is not { } level)
        {
            return false;
        }

        if (minimum is { } least && answer.Figure is { } figure)
        {
            return figure < least;
        }

        return gate.AtOrBelow is { } trigger ? level <= trigger : answer.Rating == Rating.DealBreaker;
    }

    private static bool Holds(Exemption exemption, QuestionSet questions, Assessment assessment) =>
        questions.Find(exemption.Question) is { } other
        && ItemScore.Of(other, assessment).Level >= exemption.AtLeast;
}
