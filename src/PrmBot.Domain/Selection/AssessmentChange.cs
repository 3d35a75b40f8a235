using PrmBot.Storage;

namespace PrmBot.Selection;

/// <summary>What became of one fit since the assessment before.</summary>
/// <param name="Criterion">Which fit.</param>
/// <param name="Before">0 to 100; null: it had no score.</param>
/// <param name="After">0 to 100; null: it has none.</param>
public sealed record FitChange(Criterion Criterion, decimal? Before, decimal? After);

/// <summary>What became of one question since then.</summary>
/// <param name="Question">The question.</param>
/// <param name="Before">0 to 4; null: no level then.</param>
/// <param name="After">0 to 4; null: none now.</param>
public sealed record LevelChange(Question Question, decimal? Before, decimal? After);

/// <summary>The change of a partner since its last assessment.</summary>
/// <param name="Since">When the one before was answered last.</param>
/// <param name="Before">Its overall score; null: it had none.</param>
/// <param name="After">The overall score now.</param>
/// <param name="Fits">Those that changed; empty when the questions differ.</param>
/// <param name="Levels">Questions that changed, the largest change first; empty when the questions differ.</param>
/// <param name="IsComparable">False: other questions were asked then, so only dates are told.</param>
public sealed record AssessmentChange(
    DateTimeOffset Since, decimal? Before, decimal? After, IReadOnlyList<FitChange> Fits,
    IReadOnlyList<LevelChange> Levels, bool IsComparable)
{
    /// <summary>Against the partner's assessment before this one; null: there is none with an answer.</summary>
    public static async Task<AssessmentChange?> SinceLastAsync(
        Session session, QuestionSet questions, Assessment now, CancellationToken ct)
    {
        var all = await session.Work.OfPartnerAsync<Assessment>(now.Of, ct);
        var before = all.Where(a => a.Id != now.Id && a.Answers.Count > 0 && a.StartedAt < now.StartedAt)
            .MaxBy(a => a.StartedAt);
        return before is null ? null : Between(questions, before, now);
    }

    /// <summary>The change between two assessments; <paramref name="questions"/> are those of the later one.</summary>
    public static AssessmentChange Between(QuestionSet questions, Assessment before, Assessment now)
    {
        var since = before.AnsweredAt ?? before.StartedAt;
        if (before.QuestionSet != now.QuestionSet)
        {
            return new AssessmentChange(since, null, null, [], [], IsComparable: false);
        }

        var (then, today) = (FitReport.Of(questions, before), FitReport.Of(questions, now));
        var fits = then.Fits.Zip(today.Fits, (a, b) => new FitChange(a.Criterion, a.Score, b.Score));
        var levels = questions.Questions.Select(q =>
            new LevelChange(q, ItemScore.Of(q, before).Level, ItemScore.Of(q, now).Level));
        return new AssessmentChange(
            since,
            then.Overall,
            today.Overall,
            [.. fits.Where(f => f.Before != f.After)],
            [.. levels.Where(l => l.Before != l.After).OrderByDescending(Size)],
            IsComparable: true);
    }

    // One that was opened or closed counts like a change over the whole scale.
    private static decimal Size(LevelChange change) =>
        change is { Before: { } before, After: { } after } ? Math.Abs(after - before) : 4;
}
