using PrmBot.Selection;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

/// <summary>
/// The rules of domain/selection.md worked by hand, one by one, where no other test of this folder does; the arithmetic
/// stands beside the numbers.
/// </summary>
public sealed class WorkedExampleTests
{
    private static readonly QuestionSet Plain = OneEach();

    [Theory]
    [InlineData(Rating.Level0, 0d)]
    [InlineData(Rating.Level1, .25)]
    [InlineData(Rating.Level2, .5)]
    [InlineData(Rating.Level3, .75)]
    [InlineData(Rating.Level4, 1d)]
    [InlineData(Rating.DealBreaker, 0d)]
    [InlineData(Rating.DontKnow, null)]
    [InlineData(Rating.NotApplicable, null)]
    public void An_item_scores_its_level_by_four(Rating rating, double? score)
    {
        var item = ItemScore.Of(Plain.Questions[0], Empty(Plain).With(Says("A", rating)));

        item.Score.ShouldBe((decimal?)score);
    }

    // Distributor: transactional 30 and market making 5 are named, 65 are left for profile 25, alignment 25 and
    // reciprocity 20, which together are 70: 25·65/70 = 23.2143 twice, 20·65/70 = 18.5714.
    // Services: profile 30, 70 left for 25+15+15+20 = 75: 25·70/75 = 23.3333, 15·70/75 = 14 twice, 20·70/75 = 18.6667.
    // Technology: making 30, transactional 5, 65 left for 25+25+20 = 70: as for the distributor.
    // Referral: alignment 40, 60 left for 25+15+15+20 = 75: 25·60/75 = 20, 15·60/75 = 12 twice, 20·60/75 = 16.
    [Theory]
    [InlineData(WeightPreset.Standard, 25, 25, 15, 15, 20)]
    [InlineData(WeightPreset.Distributor, 23.2143, 23.2143, 5, 30, 18.5714)]
    [InlineData(WeightPreset.Services, 30, 23.3333, 14, 14, 18.6667)]
    [InlineData(WeightPreset.Technology, 23.2143, 23.2143, 30, 5, 18.5714)]
    [InlineData(WeightPreset.Referral, 20, 40, 12, 12, 16)]
    public void A_preset_sets_what_it_names_and_shares_the_rest_as_the_defaults_do(
        WeightPreset preset, double profile, double alignment, double making, double transactional, double reciprocity)
    {
        var weights = CriterionWeights.Of(preset);

        Criteria.All.Select(c => Math.Round(weights[c], 4)).ShouldBe(
            new[] { profile, alignment, making, transactional, reciprocity }.Select(w => (decimal)w));
        weights.Values.Sum().ShouldBe(100);
    }

    // Levels 4, 3, 2, 1, 4 are 100, 75, 50, 25, 100.
    // Referral: .20·100 + .40·75 + .12·50 + .12·25 + .16·100 = 20 + 30 + 6 + 3 + 16 = 75.
    // Services: .30·100 + .23333·75 + .14·50 + .14·25 + .186667·100 = 30 + 17.5 + 7 + 3.5 + 18.6667 = 76.6667.
    [Theory]
    [InlineData(WeightPreset.Referral, 75)]
    [InlineData(WeightPreset.Services, 76.6667)]
    public void The_overall_score_takes_the_presets_weights(WeightPreset preset, double overall)
    {
        var assessment = Of(Plain, ("A", 4), ("B", 3), ("C", 2), ("D", 1), ("E", 4)) with
        {
            Weights = CriterionWeights.Of(preset),
        };

        Math.Round(FitReport.Of(Plain, assessment).Overall!.Value, 4).ShouldBe((decimal)overall);
    }

    // Only profile (25) and reciprocity (20) are answered: (25·100 + 20·50) / 45 = 77.7778. Nothing is no 0.
    [Fact]
    public void A_fit_without_an_answer_leaves_the_overall_score_and_makes_it_provisional()
    {
        var report = FitReport.Of(Plain, Of(Plain, ("A", 4), ("E", 2)));

        Math.Round(report.Overall!.Value, 4).ShouldBe(77.7778m);
        report.IsProvisional.ShouldBeTrue();
        report.Open.Select(i => i.Question.Id).ShouldBe(["B", "C", "D"]);
    }

    [Theory]
    [InlineData(24.9, Verdict.Develop)]
    [InlineData(25, Verdict.Conditional)] // below 25 it is, not at it
    [InlineData(39.9, Verdict.Conditional)]
    [InlineData(40, Verdict.Proceed)]
    public void The_floors_lie_below_25_and_below_40(double score, Verdict best) =>
        Verdicts.FloorOf((decimal)score).ShouldBe(best);

    // A 4, B 4, C 4, E 4 and D at 1: ((25+25+15+20)·100 + 15·25) / 100 = 88.75, "proceed", and 25 < 40 holds it back.
    [Fact]
    public void A_floor_holds_back_a_score_of_nearly_89()
    {
        var report = FitReport.Of(Plain, Of(Plain, ("A", 4), ("B", 4), ("C", 4), ("D", 1), ("E", 4)));

        (report.Overall, report.Band, report.Verdict).ShouldBe((88.75m, Verdict.Proceed, Verdict.Conditional));
    }

    [Theory]
    [InlineData(3, 3, 3, 0, false)]
    [InlineData(3, 2, 2.5, -1, false)]
    [InlineData(1, 3, 2, 2, true)] // two levels, and their mean stands until both have talked
    [InlineData(4, 2, 3, -2, true)]
    [InlineData(0, 4, 2, 4, true)]
    public void Two_sides_count_with_their_mean_and_are_flagged_from_two_levels_on(
        int us, int partner, double level, int gap, bool isFlagged)
    {
        var item = ItemScore.Of(Plain.Questions[0], Empty(Plain)
            .With(Says("A", Ratings.Of(us))).With(Says("A", Ratings.Of(partner), Side.Partner)));

        (item.Level, item.Gap, item.IsPerceptionGap).ShouldBe(((decimal)level, gap, isFlagged));
    }

    // One side's level counts alone where the other does not know or calls it not applicable.
    [Theory]
    [InlineData(Rating.DontKnow, true)]
    [InlineData(Rating.NotApplicable, true)]
    public void A_level_beside_a_state_counts_alone(Rating other, bool isApplicable)
    {
        var item = ItemScore.Of(Plain.Questions[0], Empty(Plain)
            .With(Says("A", other)).With(Says("A", Rating.Level3, Side.Partner)));

        (item.Level, item.Gap, item.IsApplicable).ShouldBe((3m, null, isApplicable));
    }

    // Questions of 60 and 40: the 40 are not applicable, so 60 of 60 are answered. With don't know it is 60 of 100.
    [Theory]
    [InlineData(Rating.NotApplicable, 1, false)]
    [InlineData(Rating.DontKnow, .6, true)]
    public void Not_applicable_leaves_the_weight_and_dont_know_stays_open(
        Rating rating, double share, bool isIncomplete)
    {
        var questions = QuestionSet.Of([Ask("A", 60), Ask("B", 40)]);
        var fit = CriterionFit.Of(
            Criterion.Profile, questions, Of(questions, ("A", 3)).With(Says("B", rating)));

        (fit.AnsweredShare, fit.IsIncomplete, fit.Score).ShouldBe(((decimal)share, isIncomplete, 75m));
    }

    // Grades E0, E1, E2, E3 and E0 in A to E: (25·.4 + 25·.6 + 15·.85 + 15·1 + 20·.4) / 100 = .6075.
    [Fact]
    public void The_overall_confidence_is_weighted_like_the_overall_score()
    {
        EvidenceGrade[] grades =
            [EvidenceGrade.E0, EvidenceGrade.E1, EvidenceGrade.E2, EvidenceGrade.E3, EvidenceGrade.E0];
        var assessment = Empty(Plain) with
        {
            Answers = [.. Plain.Questions.Zip(grades, (q, g) => Says(q.Id, Rating.Level2, grade: g))],
        };

        FitReport.Of(Plain, assessment).Confidence.ShouldBe(.6075m);
    }

    // Exactly 60, in "conditional". 20 % more of the weakest fit (transactional at 0): 60·100 / 103 = 58.25, "develop";
    // 20 % less: 60·100 / 97 = 61.86, the same band. So up is named, down is not.
    [Fact]
    public void Sensitivity_names_the_weight_and_the_direction_that_change_the_band()
    {
        var assessment = Of(Plain, ("A", 4), ("B", 2), ("C", 2), ("D", 0), ("E", 3)) with
        {
            Weights = new Dictionary<Criterion, decimal>
            {
                [Criterion.Profile] = 25, [Criterion.MarketAlignment] = 25, [Criterion.MarketMaking] = 15,
                [Criterion.Transactional] = 15, [Criterion.Reciprocity] = 20,
            },
        };
        var report = FitReport.Of(Plain, assessment); // 25 + 12.5 + 7.5 + 0 + 15

        report.Overall.ShouldBe(60);
        var cases = report.Sensitivities.Where(s => s.Criterion == Criterion.Transactional).ToList();
        cases.Select(s => (s.Factor, Math.Round(s.Overall, 2), s.Band))
            .ShouldBe([(1.2m, 58.25m, Verdict.Develop)]);
    }

    // Hard beats all, conditional beats the band, and several caps leave the strictest.
    [Theory]
    [InlineData(GateKind.Hard, Verdict.DoNotProceed)]
    [InlineData(GateKind.Conditional, Verdict.Develop)] // the floor of D (0) is stricter than the gate
    public void The_strictest_cap_is_the_verdict(GateKind kind, Verdict verdict)
    {
        var gated = OneEach(new Gate(kind, "open") { AtOrBelow = 4 });

        FitReport.Of(gated, Of(gated, ("A", 4), ("B", 4), ("C", 4), ("D", 0), ("E", 4))).Verdict.ShouldBe(verdict);
    }
}
