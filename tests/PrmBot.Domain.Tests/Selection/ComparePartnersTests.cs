using PrmBot.Identity;
using PrmBot.Partners;
using PrmBot.Selection;
using PrmBot.Storage;
using PrmBot.Testing;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

public sealed class ComparePartnersTests
{
    private static readonly TenantId Home = new("home");
    private readonly MemoryStore _store = new();
    private readonly QuestionSet _questions = OneEach();

    [Fact]
    public async Task The_best_overall_score_comes_first()
    {
        var (weak, strong) = (await AssessedAsync("Contoso", 1), await AssessedAsync("Fabrikam", 3));

        var comparison = (await CompareAsync(weak, strong)).Value!;

        comparison.Partners.Select(c => (c.Partner.Name, c.Report.Overall)).ShouldBe(
            [("Fabrikam", 75m), ("Contoso", 25m)]);
        comparison.WeightsDiffer.ShouldBeFalse();
    }

    [Fact]
    public async Task Different_weights_are_said()
    {
        var one = await AssessedAsync("Contoso", 1);
        var other = await AssessedAsync(
            "Fabrikam", 3, a => a with { Weights = CriterionWeights.Of(WeightPreset.Referral) });

        (await CompareAsync(one, other)).Value!.WeightsDiffer.ShouldBeTrue();
    }

    [Fact]
    public async Task Another_edition_of_the_questions_is_refused_and_says_whom_to_assess_again()
    {
        var now = await AssessedAsync("Contoso", 1);
        var old = await AssessedAsync("Fabrikam", 3, a => a with { QuestionSet = "an older one" });

        var refusal = (await CompareAsync(now, old)).Refusal!;

        refusal.Key.ShouldBe("compare.editions");
        refusal.Facts["names"].ShouldBe("Fabrikam");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Fewer_than_two_and_more_than_four_are_refused(int count)
    {
        var partners = new List<Partner>();
        for (var i = 0; i < count; i++)
        {
            partners.Add(await AssessedAsync($"P{i}", 2));
        }

        (await CompareAsync([.. partners, partners[0]])).Refusal!.Facts["count"].ShouldBe(count);
    }

    [Fact]
    public async Task One_that_was_never_assessed_is_named()
    {
        var one = await AssessedAsync("Contoso", 1);

        var refusal = (await CompareAsync(one, new Partner { Of = new PartnerId("new"), Name = "Newcomer" })).Refusal!;

        (refusal.Key, refusal.Facts["partner"]).ShouldBe(("compare.not_assessed", "Newcomer"));
    }

    // A from 1 to 3 on a weight of 25 %: the fit goes from 25 to 75, the overall score up by 12.5.
    [Fact]
    public void The_change_since_the_last_assessment_names_fits_and_questions()
    {
        var before = Of(_questions, ("A", 1), ("B", 2), ("C", 2), ("D", 2), ("E", 2));
        var now = Of(_questions, ("A", 3), ("B", 2), ("C", 2), ("D", 2), ("E", 2));

        var change = AssessmentChange.Between(_questions, before, now);

        (change.After - change.Before).ShouldBe(12.5m);
        change.Fits.ShouldBe([new FitChange(Criterion.Profile, 25, 75)]);
        change.Levels.Select(l => (l.Question.Id, l.Before, l.After)).ShouldBe([("A", 1m, 3m)]);
    }

    [Fact]
    public void Answers_to_other_questions_do_not_compare()
    {
        var before = Of(_questions, ("A", 1)) with { QuestionSet = "an older one" };

        AssessmentChange.Between(_questions, before, Of(_questions, ("A", 3))).IsComparable.ShouldBeFalse();
    }

    private async Task<Partner> AssessedAsync(string name, int level, Func<Assessment, Assessment>? change = null)
    {
        var partner = new Partner { Of = new PartnerId(name), Name = name };
        var assessment = Of(_questions, [.. _questions.Questions.Select(q => (q.Id, level))]) with
        {
            Id = name, Of = partner.Of, State = AssessmentState.Complete,
        };
        var work = _store.Open(Home);
        work.Put((change ?? (a => a))(assessment));
        await work.CommitAsync(default);
        return partner;
    }

    private Task<Outcome<Comparison>> CompareAsync(params Partner[] partners) => ComparePartners.RunAsync(
        new Session(new Caller(Home, Ada, Role.Manager, null), default, _store.Open(Home), () => "id"),
        _questions, partners, default);
}
