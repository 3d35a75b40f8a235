using PrmBot.Selection;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

public sealed class FitReportTests
{
    private static readonly QuestionSet Plain = OneEach();

    [Fact]
    public void The_overall_score_weighs_the_fits_with_the_defaults()
    {
        var report = Report(Plain, 4, 3, 2, 1, 4);

        report.Overall.ShouldBe((.25m * 100) + (.25m * 75) + (.15m * 50) + (.15m * 25) + (.20m * 100)); // 75
        report.Band.ShouldBe(Verdict.Proceed);
        report.Verdict.ShouldBe(Verdict.Conditional); // transactional stands at 25: below 40, not below 25
    }

    [Theory]
    [InlineData(75, Verdict.Proceed)]
    [InlineData(74.9, Verdict.Conditional)]
    [InlineData(60, Verdict.Conditional)]
    [InlineData(59.9, Verdict.Develop)]
    [InlineData(45, Verdict.Develop)]
    [InlineData(44.9, Verdict.Decline)]
    public void Bands_begin_at_75_60_and_45(double overall, Verdict band) =>
        Verdicts.BandOf((decimal)overall).ShouldBe(band);

    [Fact]
    public void A_fit_below_25_caps_at_develop()
    {
        var report = Report(Plain, 4, 4, 4, 0, 4);

        report.Band.ShouldBe(Verdict.Proceed); // 85
        report.Verdict.ShouldBe(Verdict.Develop);
        report.Floors.Single().Criterion.ShouldBe(Criterion.Transactional);
    }

    [Fact]
    public void A_hard_gate_rules_out_whatever_the_score()
    {
        var gated = OneEach(new Gate(GateKind.Hard, "bad") { AtOrBelow = 2 });

        var report = Report(gated, 2, 4, 4, 4, 4);

        report.Overall.ShouldBe(87.5m);
        report.Verdict.ShouldBe(Verdict.DoNotProceed);
    }

    [Fact]
    public void A_conditional_gate_caps_and_never_lifts()
    {
        var gated = OneEach(new Gate(GateKind.Conditional, "open") { AtOrBelow = 2 });

        Report(gated, 2, 4, 4, 4, 4).Verdict.ShouldBe(Verdict.Conditional);
        Report(gated, 0, 1, 1, 1, 1).Verdict.ShouldBe(Verdict.Decline);
    }

    [Fact]
    public void A_gate_fires_on_either_sides_answer_though_the_mean_is_higher()
    {
        var gated = OneEach(new Gate(GateKind.Conditional, "unfair") { AtOrBelow = 1 });
        var assessment = Of(gated, ("A", 4), ("B", 4), ("C", 4), ("D", 4), ("E", 4))
            .With(Says("A", Rating.Level1, Side.Partner));

        var hit = FitReport.Of(gated, assessment).Gates.Single();

        hit.By.Side.ShouldBe(Side.Partner);
    }

    [Fact]
    public void A_declared_gate_needs_the_declaration()
    {
        var gated = OneEach(new Gate(GateKind.Hard, "insolvent"));

        Report(gated, 0, 4, 4, 4, 4).Gates.ShouldBeEmpty();
        FitReport.Of(gated, Empty(gated).With(Says("A", Rating.DealBreaker))).Verdict.ShouldBe(Verdict.DoNotProceed);
    }

    [Fact]
    public void Another_answer_can_take_a_gates_condition_away()
    {
        var gated = OneEach(new Gate(GateKind.Conditional, "no case")
            { AtOrBelow = 0, Unless = new Exemption("C", 2) });

        Report(gated, 0, 4, 1, 4, 4).Gates.ShouldHaveSingleItem();
        Report(gated, 0, 4, 2, 4, 4).Gates.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, null, 2, false)] // no minimum is set
    [InlineData(5, null, 2, true)] // no number: the level decides
    [InlineData(5, null, 3, false)]
    [InlineData(5, 4, 4, true)] // the number decides
    [InlineData(5, 5, 0, false)]
    public void A_minimum_gate_compares_the_number_else_the_level(int? minimum, int? figure, int level, bool hit)
    {
        var gate = new Gate(GateKind.Conditional, "few") { AtOrBelow = 2, BelowMinimum = true };
        var questions = QuestionSet.Of(
            [Ask("A", 100, gates: gate) with { Attribute = ProfileAttribute.CertifiedPeople }]);
        var assessment = Empty(questions).With(Says("A", Ratings.Of(level)) with { Figure = figure }) with
        {
            Minimums = minimum is { } m
                ? new Dictionary<ProfileAttribute, decimal> { [ProfileAttribute.CertifiedPeople] = m }
                : new Dictionary<ProfileAttribute, decimal>(),
        };

        GateHit.Of(questions, assessment).Any().ShouldBe(hit);
    }

    [Fact]
    public void A_score_near_a_band_names_the_weights_that_would_change_it()
    {
        var report = Report(Plain, 4, 3, 2, 1, 4); // 75 exactly

        report.Sensitivities.ShouldContain(s =>
            s.Criterion == Criterion.Transactional && s.Factor == 1.2m && s.Band == Verdict.Conditional);
        report.Sensitivities.First(s => s.Criterion == Criterion.Transactional).Overall
            .ShouldBe(((25 * 100) + (25 * 75) + (15 * 50) + (18 * 25) + (20 * 100)) / 103m);
    }

    [Fact]
    public void A_score_in_the_middle_of_a_band_is_robust() =>
        Report(Plain, 4, 4, 4, 4, 4).Sensitivities.ShouldBeEmpty();

    [Fact]
    public void Strengths_and_gaps_come_by_their_share_of_the_overall_score()
    {
        var report = Report(Plain, 4, 3, 0, 1, 3);

        report.Strengths.Select(i => i.Question.Id).ShouldBe(["A", "B", "E"]); // 25, 18.75, 15 points
        report.Gaps.Select(i => i.Question.Id).ShouldBe(["C", "D"]); // 15 and 11.25 points lost
    }

    private static FitReport Report(QuestionSet questions, int a, int b, int c, int d, int e) =>
        FitReport.Of(questions, Of(questions, ("A", a), ("B", b), ("C", c), ("D", d), ("E", e)));
}
