namespace PrmBot.Selection;

/// <summary>A change of one weight that would change the band.</summary>
/// <param name="Criterion">Whose weight.</param>
/// <param name="Factor">1.2 or 0.8.</param>
/// <param name="Overall">The overall score with it, 0 to 100.</param>
/// <param name="Band">The band with it.</param>
public sealed record Sensitivity(Criterion Criterion, decimal Factor, decimal Overall, Verdict Band)
{
    private static readonly decimal[] Factors = [1.2m, 0.8m];

    /// <summary>
    /// Each weight 20 % up and down, all renormalised; only those that change the band. Empty: robust.
    /// </summary>
    public static IReadOnlyList<Sensitivity> Of(IReadOnlyList<CriterionFit> fits)
    {
        if (OverallOf(fits) is not { } overall)
        {
            return [];
        }

        var band = Verdicts.BandOf(overall);
        var tried =
            from fit in fits
            from factor in Factors
            let changed = fits.Select(f => f == fit ? f with { Weight = f.Weight * factor } : f).ToList()
            let score = OverallOf(changed)
            where score is not null && Verdicts.BandOf(score.Value) != band
            select new Sensitivity(fit.Criterion, factor, score.Value, Verdicts.BandOf(score.Value));
        return [.. tried];
    }

    /// <summary>F = ΣW·S/ΣW over the fits that have a score; null: none has, or none weighs anything.</summary>
    public static decimal? OverallOf(IReadOnlyList<CriterionFit> fits)
    {
        var scored = fits.Where(f => f.Score is not null).ToList();
        var weight = scored.Sum(f => f.Weight);
        return weight == 0 ? null : scored.Sum(f => f.Weight * f.Score!.Value) / weight;
    }
}
