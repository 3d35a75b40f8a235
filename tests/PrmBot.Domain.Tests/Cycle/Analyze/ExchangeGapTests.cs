using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Domain.Tests.Cycle.Modify;
using PrmBot.Identity;
using PrmBot.Selection;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Cycle.Analyze;

/// <summary>F11 by the answers of both sides to whether the exchange is fair (RF4).</summary>
public sealed class ExchangeGapTests
{
    private readonly ModifyTable _table = new();

    [Theory]
    [InlineData(4, 2, true)]
    [InlineData(1, 4, true)]
    [InlineData(3, 2, false)]
    public async Task Answers_two_levels_apart_are_found_and_neither_is_told(int us, int them, bool isFound)
    {
        await _table.PutAsync(Assessment(Answer(Side.Us, us), Answer(Side.Partner, them)));

        var found = await FindingsAsync();

        found.Select(f => f.Figure("apart")).ShouldBe(isFound ? [Math.Abs(us - them)] : []);
        found.SelectMany(f => f.Figures).ShouldAllBe(f => f.Name == "apart");
    }

    [Fact]
    public async Task What_we_guess_the_partner_would_say_is_no_answer_of_its_own()
    {
        await _table.PutAsync(Assessment(
            Answer(Side.Us, 4), Answer(Side.Partner, 1) with { IsEstimate = true }));

        (await FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_only_one_side_answered_tells_nothing()
    {
        await _table.PutAsync(Assessment(Answer(Side.Us, 0)));

        (await FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public void A_change_is_measured_by_how_far_apart_they_are_then()
    {
        var one = CaseBuilder.Case([], []) with { ExchangeGap = 2 };
        var finding = PartnerAnalysis.Of(one).ShouldHaveSingleItem();

        Effects.Of(one, finding).ShouldBe(new ExpectedEffect(null, .5m, .75m));
        Effects.Measure(one with { ExchangeGap = 1 }, finding).ShouldBe(.75m);
    }

    private async Task<IReadOnlyList<Finding>> FindingsAsync() => [.. (await _table.AsUsAsync(
        s => AnalyzePartner.RunAsync(s, _table.Catalogue, ModifyTable.Contoso, default))).Value!.Findings
        .Where(f => f.Kind == FindingKind.Imbalance)];

    private static Assessment Assessment(params Answer[] answers) => new()
    {
        Id = "a1", Of = Contoso, QuestionSet = "1", Profile = 0, Answers = answers, StartedBy = Stamp().Who,
        Weights = CriterionWeights.Of(WeightPreset.Standard), StartedAt = Stamp().At,
    };

    private static Answer Answer(Side side, int level) => new()
    {
        Question = "RF4", Side = side, Rating = Ratings.Of(level), By = Stamp().Who, At = Stamp().At,
    };
}
