using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PrmBot.Selection;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

[Properties(Arbitrary = [typeof(FitReportProperties)])]
public sealed class FitReportProperties
{
    private static readonly QuestionSet Gated = Make(isGated: true);
    private static readonly QuestionSet Ungated = Make(isGated: false);

    public static Arbitrary<Rating?[]> Ratings() => Gen.Elements<Rating?>(
            null, Rating.Level0, Rating.Level1, Rating.Level2, Rating.Level3, Rating.Level4, Rating.DontKnow,
            Rating.NotApplicable)
        .ArrayOf(30).ToArbitrary();

    [Property]
    public bool Scores_and_confidence_stay_in_bounds(Rating?[] ratings)
    {
        var report = FitReport.Of(Gated, Filled(Gated, ratings));

        return report.Overall is null or (>= 0 and <= 100)
            && report.Fits.All(f => f.Score is null or (>= 0 and <= 100))
            && report.Confidence is null or (>= .4m and <= 1);
    }

    [Property]
    public bool A_better_answer_never_makes_it_worse(Rating?[] ratings, int at)
    {
        var index = (int)((uint)at % 30);
        if (ratings[index]?.Level() is not { } level || level == 4)
        {
            return true;
        }

        var better = ratings.ToArray();
        better[index] = PrmBot.Selection.Ratings.Of(level + 1);
        var (before, after) = (FitReport.Of(Gated, Filled(Gated, ratings)), FitReport.Of(Gated, Filled(Gated, better)));

        return after.Overall >= before.Overall && after.Verdict <= before.Verdict;
    }

    [Property]
    public bool A_gate_never_lifts_a_verdict(Rating?[] ratings)
    {
        var with = FitReport.Of(Gated, Filled(Gated, ratings));
        var without = FitReport.Of(Ungated, Filled(Ungated, ratings));

        return without.Verdict is null || (with.Overall == without.Overall && with.Verdict >= without.Verdict);
    }

    [Property]
    public bool The_order_of_the_answers_is_irrelevant(Rating?[] ratings)
    {
        var assessment = Filled(Gated, ratings);
        var turned = assessment with { Answers = [.. assessment.Answers.Reverse()] };
        var (one, other) = (FitReport.Of(Gated, assessment), FitReport.Of(Gated, turned));

        return one.Overall == other.Overall && one.Verdict == other.Verdict
            && one.Gaps.Select(g => g.Question.Id).SequenceEqual(other.Gaps.Select(g => g.Question.Id));
    }

    // Three questions in each fit and two sides: 30 places.
    private static QuestionSet Make(bool isGated) => QuestionSet.Of(
        from criterion in Criteria.All
        from i in Enumerable.Range(0, 3)
        select Ask($"{criterion}{i}", 20 + (20 * i), criterion, isGated && i == 0 ? GatesOf(criterion) : []));

    private static Gate[] GatesOf(Criterion criterion) => criterion == Criterion.Profile
        ? [new Gate(GateKind.Hard, "hard") { AtOrBelow = 0 }]
        : [new Gate(GateKind.Conditional, "soft") { AtOrBelow = 1 }];

    private static Assessment Filled(QuestionSet questions, Rating?[] ratings)
    {
        var places = questions.Questions.OrderBy(q => q.Id, StringComparer.Ordinal)
            .SelectMany(q => new[] { (q.Id, Side.Us), (q.Id, Side.Partner) });
        var answers = places.Zip(ratings, (place, rating) => (place, rating))
            .Where(p => p.rating is not null)
            .Select(p => Says(p.place.Id, p.rating!.Value, p.place.Item2));
        return Empty(questions) with { Answers = [.. answers] };
    }
}
