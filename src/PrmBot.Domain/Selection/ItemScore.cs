namespace PrmBot.Selection;

/// <summary>What both sides' answers to one question come to.</summary>
/// <param name="Question">The question.</param>
/// <param name="Us">Our answer; null: none.</param>
/// <param name="Partner">The partner's answer or our estimate of it; null: none.</param>
public sealed record ItemScore(Question Question, Answer? Us, Answer? Partner)
{
    /// <summary>Level from 0 to 4 that both sides agreed on after talking; null: nothing, or not yet.</summary>
    public int? Agreed { get; init; }

    /// <summary>
    /// 0 to 4: what was agreed, else the mean of both sides where both gave a level, else the one there is; null: no
    /// level.
    /// </summary>
    public decimal? Level => Agreed ?? MeanLevel;

    /// <summary>Partner's level less ours; null unless both gave one.</summary>
    public int? Gap => Partner?.Rating.Level() - Us?.Rating.Level();

    /// <summary>True when the sides see it two levels apart or more and have not agreed: something to talk
    /// about.</summary>
    public bool IsPerceptionGap => Agreed is null && Gap is (>= 2 or <= -2);

    private decimal? MeanLevel => (Us?.Rating.Level(), Partner?.Rating.Level()) switch
    {
        ({ } us, { } partner) => (us + partner) / 2m,
        ({ } us, null) => us,
        (null, { } partner) => partner,
        (null, null) => null,
    };

    /// <summary>0 to 1: level / 4; null: no level.</summary>
    public decimal? Score => Level / 4m;

    /// <summary>False when somebody called it not applicable and nobody gave a level.</summary>
    public bool IsApplicable => Level is not null
        || (Us?.Rating != Rating.NotApplicable && Partner?.Rating != Rating.NotApplicable);

    /// <summary>0 to 1, from the evidence of the answers that gave a level; null: none did.</summary>
    public decimal? Confidence
    {
        get
        {
            var graded = Levels.Select(a => a.Grade.Confidence()).ToList();
            return graded.Count == 0 ? null : graded.Average();
        }
    }

    /// <summary>The answers that gave a level, ours first.</summary>
    public IEnumerable<Answer> Levels => new[] { Us, Partner }.OfType<Answer>()
        .Where(a => a.Rating.Level() is not null);

    /// <summary>An answer's own words, else its evidence; null: neither was given.</summary>
    public string? Quote => Levels.Select(a => a.Quote ?? a.Evidence).FirstOrDefault(q => q is not null);

    public static ItemScore Of(Question question, Assessment assessment) => new(
        question,
        assessment.Visible(question, Side.Us),
        assessment.Visible(question, Side.Partner))
    {
        Agreed = assessment.TalkOf(question.Id)?.Agreed,
    };
}
