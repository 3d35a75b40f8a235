namespace PrmBot.Selection;

/// <summary>A gate that an answer hit.</summary>
/// <param name="Question">The question it stands at.</param>
/// <param name="Gate">The gate.</param>
/// <param name="By">The answer that hit it.</param>
public sealed record GateHit(Question Question, Gate Gate, Answer By)
{
    /// <summary>What is being done about it; null: nothing yet.</summary>
    public Remedy? Remedy { get; init; }

    /// <summary>All gates that the answers hit, hard ones first, else in the order of asking.</summary>
    public static IReadOnlyList<GateHit> Of(QuestionSet questions, Assessment assessment)
    {
        var hits =
            from question in questions.Questions
            from gate in question.Gates
            let answer = Hitting(question, gate, questions, assessment)
            where answer is not null
            orderby gate.Kind
            select new GateHit(question, gate, answer)
            {
                Remedy = gate.Kind == GateKind.Conditional
                    ? assessment.Remedies.LastOrDefault(r => r.Question == question.Id && r.ClosedAt is null)
                    : null,
            };
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

        return new[] { Side.Us, Side.Partner }
            .Select(side => assessment.Visible(question, side))
            .OfType<Answer>()
            .FirstOrDefault(a => Hits(a, gate, minimum) && !IsLifted(gate, a, assessment));
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

    private static bool IsLifted(Gate gate, Answer answer, Assessment assessment) =>
        gate.Kind == GateKind.Conditional && assessment.Remedies.Any(r => r.Lifts(answer));

    private static bool Holds(Exemption exemption, QuestionSet questions, Assessment assessment) =>
        questions.Find(exemption.Question) is { } other
        && ItemScore.Of(other, assessment).Level >= exemption.AtLeast;
}
