using PrmBot.Identity;

namespace PrmBot.Selection;

/// <summary>One score in a summary.</summary>
/// <param name="Criterion">Which fit.</param>
/// <param name="Score">0 to 100; null: nothing that may be told has a level.</param>
/// <param name="IsIncomplete">True: less than 70 % of its weight has a level that may be told.</param>
public sealed record SummaryFit(Criterion Criterion, decimal? Score, bool IsIncomplete);

/// <summary>A strength or a gap in a summary.</summary>
/// <param name="Question">Id of the question.</param>
/// <param name="Level">0 to 4, the mean of both sides or what they agreed on.</param>
/// <param name="Quote">The partner's own words; null: none. Ours are never here.</param>
public sealed record SummaryLine(string Question, decimal Level, string? Quote);

/// <summary>A gate in a summary.</summary>
/// <param name="Question">Id of the question that it stands at.</param>
/// <param name="Gate">Its place among the question's gates, from 0.</param>
public sealed record SummaryCondition(string Question, int Gate);

/// <summary>What both sides see differently.</summary>
/// <param name="Question">Id of the question.</param>
/// <param name="Us">Our level, 0 to 4.</param>
/// <param name="Partner">The partner's level, 0 to 4.</param>
public sealed record SummaryGap(string Question, int Us, int Partner);

/// <summary>
/// What a partner is shown of an assessment: computed once, at the release, and stored, so that it stays what was
/// shown. Our estimates, our words and internal gates are in none of it.
/// </summary>
public sealed record PartnerSummary
{
    /// <summary>Null: not shared, or it rests on what is not shared (an estimate, an internal gate).</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>0 to 100; null: not shared, or nothing that may be told has a level.</summary>
    public decimal? Overall { get; init; }

    /// <summary>Empty: not shared.</summary>
    public IReadOnlyList<SummaryFit> Fits { get; init; } = [];

    public IReadOnlyList<SummaryLine> Strengths { get; init; } = [];

    public IReadOnlyList<SummaryLine> Gaps { get; init; } = [];

    public IReadOnlyList<SummaryCondition> Conditions { get; init; } = [];

    public IReadOnlyList<SummaryGap> Talk { get; init; } = [];

    /// <summary>What the partner would be shown of these parts.</summary>
    public static PartnerSummary Of(QuestionSet questions, Assessment assessment, IReadOnlyList<SummaryPart> parts)
    {
        var told = WithoutEstimates(assessment);
        var open = FitReport.Of(WithoutInternalGates(questions), told);
        var isWhole = open.Verdict == FitReport.Of(questions, assessment).Verdict;
        bool Has(SummaryPart part) => parts.Contains(part);
        return new PartnerSummary
        {
            Verdict = Has(SummaryPart.Verdict) && isWhole ? open.Verdict : null,
            Overall = Has(SummaryPart.Verdict) ? open.Overall : null,
            Fits = Has(SummaryPart.Fits)
                ? [.. open.Fits.Select(f => new SummaryFit(f.Criterion, f.Score, f.IsIncomplete))] : [],
            Strengths = Has(SummaryPart.Strengths) ? [.. open.Strengths.Select(Line)] : [],
            Gaps = Has(SummaryPart.Gaps) ? [.. open.Gaps.Select(Line)] : [],
            Conditions = Has(SummaryPart.Conditions) ? [.. Conditional(questions, told)] : [],
            Talk = Has(SummaryPart.Talk)
                ? [.. open.PerceptionGaps.Select(i => new SummaryGap(
                    i.Question.Id, i.Us!.Rating.Level()!.Value, i.Partner!.Rating.Level()!.Value))]
                : [],
        };
    }

    /// <summary>True: the verdict is left out because it rests on what the partner is not shown.</summary>
    public static bool HidesVerdict(QuestionSet questions, Assessment assessment) =>
        FitReport.Of(WithoutInternalGates(questions), WithoutEstimates(assessment)).Verdict
            != FitReport.Of(questions, assessment).Verdict;

    private static Assessment WithoutEstimates(Assessment assessment) =>
        assessment with { Answers = [.. assessment.Answers.Where(a => !a.IsEstimate)] };

    private static QuestionSet WithoutInternalGates(QuestionSet questions) => questions with
    {
        Questions =
        [
            .. questions.Questions.Select(q => q with { Gates = [.. q.Gates.Where(g => !g.IsInternal)] }),
        ],
    };

    private static IEnumerable<SummaryCondition> Conditional(QuestionSet questions, Assessment told) =>
        from hit in GateHit.Of(questions, told)
        where !hit.Gate.IsInternal
        select new SummaryCondition(hit.Question.Id, hit.Question.Gates.ToList().IndexOf(hit.Gate));

    private static SummaryLine Line(ItemScore item) =>
        new(item.Question.Id, item.Level!.Value, item.Partner is { } said ? said.Quote ?? said.Evidence : null);
}
