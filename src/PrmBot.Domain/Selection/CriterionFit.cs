namespace PrmBot.Selection;

/// <summary>How one fit came out. Formula: domain/selection.md, "Assessment mechanics".</summary>
/// <param name="Criterion">Which fit.</param>
/// <param name="Weight">Its weight in percent.</param>
/// <param name="Items">Its questions with their answers, in the order of asking.</param>
public sealed record CriterionFit(Criterion Criterion, decimal Weight, IReadOnlyList<ItemScore> Items)
{
    private const decimal EnoughAnswered = .70m;

    // This and the score once: each weighing of the fits, and each item's points, ask for both.
    private readonly decimal _answeredWeight = WeightOf(Items.Where(i => i.Level is not null));

    /// <summary>0 to 100: 100·Σ(w·s)/Σw over answered, applicable items; null: nothing answered.</summary>
    public decimal? Score { get; } = Weighted(Items, i => 100m * i.Score!.Value);

    /// <summary>0 to 1: Σ(w·k)/Σw over the answered items; null: nothing answered. Never part of the score.</summary>
    public decimal? Confidence => Weighted(Items, i => i.Confidence!.Value);

    /// <summary>0 to 1: how much of the applicable weight has a level; 1 when nothing is applicable.</summary>
    public decimal AnsweredShare => ApplicableWeight == 0 ? 1 : _answeredWeight / ApplicableWeight;

    /// <summary>True when less than 70 % of the applicable weight has a level: the score is provisional.</summary>
    public bool IsIncomplete => AnsweredShare < EnoughAnswered;

    private decimal ApplicableWeight => WeightOf(Items.Where(i => i.IsApplicable));

    /// <summary>Points of the criterion's 100 that this item brings, and that it leaves on the table.</summary>
    public (decimal Won, decimal Lost) PointsOf(ItemScore item)
    {
        if (item.Score is not { } score || _answeredWeight == 0)
        {
            return (0, 0);
        }

        var share = 100m * item.Question.Weight / _answeredWeight;
        return (share * score, share * (1 - score));
    }

    public static CriterionFit Of(Criterion criterion, QuestionSet questions, Assessment assessment) => new(
        criterion,
        assessment.Weights.GetValueOrDefault(criterion),
        [.. AttributeWeights.Over(questions.In(criterion), assessment.AttributeWeights)
            .Select(q => ItemScore.Of(q, assessment))]);

    private static decimal WeightOf(IEnumerable<ItemScore> items) => items.Sum(i => i.Question.Weight);

    private static decimal? Weighted(IReadOnlyList<ItemScore> items, Func<ItemScore, decimal> of)
    {
        var answered = items.Where(i => i.Level is not null).ToList();
        var weight = WeightOf(answered);
        return weight == 0 ? null : answered.Sum(i => i.Question.Weight * of(i)) / weight;
    }
}
