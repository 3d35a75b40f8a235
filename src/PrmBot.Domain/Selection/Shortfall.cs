namespace PrmBot.Selection;

/// <summary>
/// Where a partner has less than the ideal profile of its assessment asks for. It is shown; it caps the verdict only
/// where the question file sets a gate on it.
/// </summary>
/// <param name="Attribute">What falls short.</param>
/// <param name="Minimum">The least: a count, or a level from 0 to 4.</param>
/// <param name="Found">What there is.</param>
public sealed record Shortfall(ProfileAttribute Attribute, decimal Minimum, decimal Found)
{
    /// <summary>All that fall short; what was not answered with a number is not known and not among them.</summary>
    public static IReadOnlyList<Shortfall> Of(QuestionSet questions, Assessment assessment) =>
        [.. from minimum in assessment.Minimums
            orderby minimum.Key
            let found = WhatIs(minimum.Key, questions, assessment)
            where found < minimum.Value
            select new Shortfall(minimum.Key, minimum.Value, found!.Value)];

    private static decimal? WhatIs(ProfileAttribute attribute, QuestionSet questions, Assessment assessment) =>
        attribute.IsRated() ? LevelOf(attribute, questions, assessment) : CountOf(attribute, questions, assessment);

    // The partner's own number counts before our estimate of it: an estimate stands on the same side until replaced.
    private static decimal? CountOf(ProfileAttribute attribute, QuestionSet questions, Assessment assessment) =>
        questions.Questions.Where(q => q.Attribute == attribute)
            .SelectMany(q => assessment.Answers.Where(a => a.Question == q.Id))
            .OrderByDescending(a => a.Side)
            .Select(a => a.Figure)
            .FirstOrDefault(f => f is not null);

    private static decimal? LevelOf(ProfileAttribute attribute, QuestionSet questions, Assessment assessment)
    {
        var items = questions.Questions.Where(q => ProfileAttributes.RatedBy(q) == attribute)
            .Select(q => ItemScore.Of(q, assessment))
            .Where(i => i.Level is not null)
            .ToList();
        var weight = items.Sum(i => i.Question.Weight);
        return weight == 0 ? null : items.Sum(i => i.Question.Weight * i.Level!.Value) / weight;
    }
}
