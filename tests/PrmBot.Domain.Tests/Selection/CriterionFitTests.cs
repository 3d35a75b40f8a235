using PrmBot.Selection;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

public sealed class CriterionFitTests
{
    private static readonly QuestionSet Questions = QuestionSet.Of([Ask("A", 50), Ask("B", 30), Ask("C", 20)]);

    [Fact]
    public void The_score_is_the_mean_of_the_levels_by_weight()
    {
        var fit = Fit(Of(Questions, ("A", 4), ("B", 2), ("C", 1)));

        fit.Score.ShouldBe(100m * ((50 * 1m) + (30 * .5m) + (20 * .25m)) / 100); // 70
    }

    [Fact]
    public void A_missing_answer_does_not_count_as_zero()
    {
        var fit = Fit(Of(Questions, ("A", 4), ("B", 2)));

        fit.Score.ShouldBe(100m * (50 + 15) / 80);
        fit.IsIncomplete.ShouldBeFalse(); // 80 % answered
    }

    [Fact]
    public void Less_than_70_percent_of_the_weight_is_incomplete()
    {
        Fit(Of(Questions, ("A", 4))).IsIncomplete.ShouldBeTrue();
        Fit(Of(Questions, ("A", 4), ("C", 1))).IsIncomplete.ShouldBeFalse(); // exactly 70 %
    }

    [Fact]
    public void Dont_know_counts_as_not_answered()
    {
        var fit = Fit(Of(Questions, ("A", 4)) with
            { Answers = [Says("A", Rating.Level4), Says("B", Rating.DontKnow)] });

        fit.AnsweredShare.ShouldBe(.5m);
        fit.Score.ShouldBe(100);
    }

    [Fact]
    public void Not_applicable_leaves_the_weight()
    {
        var fit = Fit(Empty(Questions) with
        {
            Answers = [Says("A", Rating.Level2), Says("B", Rating.NotApplicable), Says("C", Rating.NotApplicable)],
        });

        fit.AnsweredShare.ShouldBe(1);
        fit.Score.ShouldBe(50);
    }

    [Fact]
    public void Nothing_answered_has_no_score()
    {
        var fit = Fit(Empty(Questions));

        fit.Score.ShouldBeNull();
        fit.Confidence.ShouldBeNull();
        fit.IsIncomplete.ShouldBeTrue();
    }

    [Fact]
    public void Two_sides_count_with_their_mean_and_a_gap_of_two_is_flagged()
    {
        var fit = Fit(Empty(Questions) with
        {
            Answers = [Says("A", Rating.Level4), Says("A", Rating.Level1, Side.Partner), Says("B", Rating.Level3),
                Says("B", Rating.Level2, Side.Partner)],
        });

        fit.Items[0].Level.ShouldBe(2.5m);
        fit.Items[0].Gap.ShouldBe(-3);
        fit.Items[0].IsPerceptionGap.ShouldBeTrue();
        fit.Items[1].IsPerceptionGap.ShouldBeFalse();
    }

    [Fact]
    public void Confidence_follows_the_evidence_and_leaves_the_score_alone()
    {
        var fit = Fit(Empty(Questions) with
        {
            Answers = [Says("A", Rating.Level4, grade: EvidenceGrade.E2),
                Says("B", Rating.Level4, grade: EvidenceGrade.E0)],
        });

        fit.Confidence.ShouldBe(((50 * .85m) + (30 * .4m)) / 80);
        fit.Score.ShouldBe(100);
    }

    private static CriterionFit Fit(Assessment assessment) => CriterionFit.Of(Criterion.Profile, Questions, assessment);
}
