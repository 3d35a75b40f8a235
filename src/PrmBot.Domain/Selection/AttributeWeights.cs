namespace PrmBot.Selection;

/// <summary>Weights of the four rated attributes within the best partner profile, in percent.</summary>
public static class AttributeWeights
{
    /// <summary>A quarter each, as the question file as delivered weighs them.</summary>
    public static IReadOnlyDictionary<ProfileAttribute, decimal> Defaults { get; } =
        ProfileAttributes.Rated.ToDictionary(a => a, _ => 25m);

    /// <summary>
    /// The questions of the profile with weights that give each attribute its share; those of one attribute keep their
    /// proportion, and a question of no attribute keeps its weight. Null weights: as the file says.
    /// </summary>
    public static IEnumerable<Question> Over(
        IEnumerable<Question> questions, IReadOnlyDictionary<ProfileAttribute, decimal>? weights)
    {
        var all = questions.ToList();
        if (weights is null)
        {
            return all;
        }

        var sums = all.Where(q => ProfileAttributes.RatedBy(q) is not null)
            .GroupBy(q => ProfileAttributes.RatedBy(q)!.Value)
            .ToDictionary(g => g.Key, g => g.Sum(q => q.Weight));
        var total = sums.Values.Sum();
        var given = sums.Keys.Sum(a => weights.GetValueOrDefault(a));
        return given == 0 ? all : all.Select(q => ProfileAttributes.RatedBy(q) is { } a
            ? q with { Weight = q.Weight / sums[a] * weights.GetValueOrDefault(a) / given * total }
            : q);
    }
}
