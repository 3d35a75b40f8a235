namespace PrmBot.Selection;

/// <summary>
/// What an assessment comes to: computed from its answers each time, never stored. Rules: domain/selection.md.
/// </summary>
public sealed record FitReport
{
    private const int Top = 3;
    private const decimal Strong = 3;
    private const decimal Weak = 2;

    /// <summary>All five, in the order of asking.</summary>
    public required IReadOnlyList<CriterionFit> Fits { get; init; }

    /// <summary>0 to 100 over the fits that have a score; null: nothing answered yet.</summary>
    public required decimal? Overall { get; init; }

    /// <summary>Where the overall score lies; null: nothing answered yet.</summary>
    public required Verdict? Band { get; init; }

    /// <summary>The band, or what gates and floors leave of it; null: nothing answered and no gate hit.</summary>
    public required Verdict? Verdict { get; init; }

    public required IReadOnlyList<GateHit> Gates { get; init; }

    /// <summary>Fits whose score is so low that it caps the verdict.</summary>
    public required IReadOnlyList<CriterionFit> Floors { get; init; }

    /// <summary>0 to 1, weighted like the overall score; null: nothing answered yet.</summary>
    public required decimal? Confidence { get; init; }

    /// <summary>Changes of one weight that would change the band; empty: robust.</summary>
    public required IReadOnlyList<Sensitivity> Sensitivities { get; init; }

    /// <summary>At most three with level 3 or more, most points of the overall score first.</summary>
    public required IReadOnlyList<ItemScore> Strengths { get; init; }

    /// <summary>At most three with level 2 or less, most points lost first.</summary>
    public required IReadOnlyList<ItemScore> Gaps { get; init; }

    /// <summary>Questions that the sides see two levels apart or more.</summary>
    public required IReadOnlyList<ItemScore> PerceptionGaps { get; init; }

    /// <summary>Questions without a level that are not out of place: not answered, or not known.</summary>
    public required IReadOnlyList<ItemScore> Open { get; init; }

    /// <summary>True when a fit is incomplete: the verdict is provisional.</summary>
    public bool IsProvisional => Fits.Any(f => f.IsIncomplete);

    public static FitReport Of(QuestionSet questions, Assessment assessment)
    {
        IReadOnlyList<CriterionFit> fits = [.. Criteria.All.Select(c => CriterionFit.Of(c, questions, assessment))];
        var gates = GateHit.Of(questions, assessment);
        var overall = Sensitivity.OverallOf(fits);
        Verdict? band = overall is { } score ? Verdicts.BandOf(score) : null;
        var items = fits.SelectMany(f => f.Items).ToList();
        return new FitReport
        {
            Fits = fits,
            Overall = overall,
            Band = band,
            Verdict = Capped(band, gates, fits),
            Gates = gates,
            Floors = [.. fits.Where(f => f.Score is { } s && Verdicts.FloorOf(s) != Selection.Verdict.Proceed)],
            Confidence = ConfidenceOf(fits),
            Sensitivities = Sensitivity.Of(fits),
            Strengths = Ranked(fits, i => i.Level >= Strong, (fit, item) => fit.PointsOf(item).Won),
            Gaps = Ranked(fits, i => i.Level <= Weak, (fit, item) => fit.PointsOf(item).Lost),
            PerceptionGaps = [.. items.Where(i => i.IsPerceptionGap)],
            Open = [.. items.Where(i => i.Level is null && i.IsApplicable)],
        };
    }

    private static Verdict? Capped(Verdict? band, IReadOnlyList<GateHit> gates, IReadOnlyList<CriterionFit> fits)
    {
        var caps = gates.Select(g => Verdicts.CapOf(g.Gate.Kind))
            .Concat(fits.Where(f => f.Score is not null).Select(f => Verdicts.FloorOf(f.Score!.Value)));
        if (band is null)
        {
            return gates.Any(g => g.Gate.Kind == GateKind.Hard) ? Selection.Verdict.DoNotProceed : null;
        }

        return caps.Aggregate(band.Value, Verdicts.Stricter);
    }

    private static decimal? ConfidenceOf(IReadOnlyList<CriterionFit> fits)
    {
        var known = fits.Where(f => f.Confidence is not null).ToList();
        var weight = known.Sum(f => f.Weight);
        return weight == 0 ? null : known.Sum(f => f.Weight * f.Confidence!.Value) / weight;
    }

    private static IReadOnlyList<ItemScore> Ranked(
        IReadOnlyList<CriterionFit> fits, Func<ItemScore, bool> which, Func<CriterionFit, ItemScore, decimal> points)
    {
        var found =
            from fit in fits
            from item in fit.Items
            where which(item)
            orderby fit.Weight * points(fit, item) descending
            select item;
        return [.. found.Take(Top)];
    }
}
