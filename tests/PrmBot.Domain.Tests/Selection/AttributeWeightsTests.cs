using FsCheck.Xunit;
using PrmBot.Selection;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

public sealed class AttributeWeightsTests
{
    private static readonly QuestionSet Questions = QuestionSet.Of(
    [
        About("A1", 10, "Market expertise"), About("A2", 30, "Market expertise"),
        About("B", 20, "Technology"), About("C", 20, "Financial stability"), About("D", 10, "Integrity"),
        About("E", 10, "Something of our own"),
    ]);

    [Fact]
    public void Without_weights_the_file_decides() =>
        AttributeWeights.Over(Questions.Questions, null).ShouldBe(Questions.Questions);

    // Market expertise 40 of the 90 rated, split 1:3; technology 30, finances 20, culture 10 of 100; E keeps its 10.
    [Fact]
    public void Each_attribute_gets_its_share_and_its_questions_keep_their_proportion()
    {
        var weights = Given(40, 30, 20, 10);

        var over = AttributeWeights.Over(Questions.Questions, weights).ToDictionary(q => q.Id, q => q.Weight);

        over.ShouldBe(new Dictionary<string, decimal>
        {
            ["A1"] = 9, ["A2"] = 27, ["B"] = 27, ["C"] = 18, ["D"] = 9, ["E"] = 10,
        });
    }

    // Technology at 4, all else at 0: 27 of 100 points; in the file's weights it would be 20.
    [Fact]
    public void The_fit_is_scored_with_the_weights_that_the_assessment_started_with()
    {
        var answered = Of(Questions, ("A1", 0), ("A2", 0), ("B", 4), ("C", 0), ("D", 0), ("E", 0));

        CriterionFit.Of(Criterion.Profile, Questions, answered).Score.ShouldBe(20);
        CriterionFit.Of(Criterion.Profile, Questions, answered with { AttributeWeights = Given(40, 30, 20, 10) })
            .Score.ShouldBe(27);
    }

    [Fact]
    public void A_minimum_that_is_missed_is_a_shortfall_and_one_that_is_met_or_unknown_is_none()
    {
        var answered = Of(Questions, ("A1", 4), ("A2", 0), ("B", 2)) with
        {
            Minimums = new Dictionary<ProfileAttribute, decimal>
            {
                [ProfileAttribute.MarketExpertise] = 2, // (10 × 4 + 30 × 0) / 40 = 1
                [ProfileAttribute.Technology] = 2,
                [ProfileAttribute.Culture] = 3,
                [ProfileAttribute.CertifiedPeople] = 5,
            },
        };

        Shortfall.Of(Questions, answered).ShouldBe([new Shortfall(ProfileAttribute.MarketExpertise, 2, 1)]);
    }

    [Property]
    public bool Weights_always_sum_to_100(byte first, byte second, bool fromPreset)
    {
        var from = CriterionWeights.Of(fromPreset ? WeightPreset.Technology : WeightPreset.Standard);
        var once = CriterionWeights.Fix(from, (Criterion.Transactional, first % 101));
        var twice = CriterionWeights.Fix(once, (Criterion.Profile, second % 101));

        return once.Values.Sum() == 100 && twice.Values.Sum() == 100
            && once[Criterion.Transactional] == first % 101 && twice[Criterion.Profile] == second % 101
            && twice.Values.All(w => w is >= 0 and <= 100);
    }

    [Property]
    public bool Attribute_weights_leave_the_sum_of_the_questions_as_it_was(byte a, byte b, byte c, byte d)
    {
        var over = AttributeWeights.Over(Questions.Questions, Given(a, b, c, d));

        return Math.Abs(over.Sum(q => q.Weight) - 100) < .000001m;
    }

    private static Question About(string id, decimal weight, string element) =>
        Ask(id, weight) with { Element = element };

    private static Dictionary<ProfileAttribute, decimal> Given(decimal a, decimal b, decimal c, decimal d) => new()
    {
        [ProfileAttribute.MarketExpertise] = a,
        [ProfileAttribute.Technology] = b,
        [ProfileAttribute.FinancialStability] = c,
        [ProfileAttribute.Culture] = d,
    };
}
