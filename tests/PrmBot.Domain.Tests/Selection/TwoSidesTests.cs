using PrmBot.Identity;
using PrmBot.Selection;
using Shouldly;
using Xunit;
using static PrmBot.Tests.Selection.Sets;

namespace PrmBot.Tests.Selection;

public sealed class TwoSidesTests
{
    private static readonly Person Pat = new(new UserId("pat"), "Pat");
    private static readonly Person Kim = new(new UserId("kim"), "Kim");
    private static readonly QuestionSet Plain = OneEach();

    [Fact]
    public void The_partners_answer_is_not_counted_before_ours_is_in()
    {
        var assessment = Empty(Plain).With(Says("A", Rating.Level4, Side.Partner));

        FitReport.Of(Plain, assessment).Overall.ShouldBeNull();
        FitReport.Of(Plain, assessment.With(Says("A", Rating.DontKnow))).Overall.ShouldBe(100);
    }

    [Fact]
    public void A_gate_hit_by_the_partner_stays_unseen_before_our_answer_is_in()
    {
        var gated = OneEach(new Gate(GateKind.Hard, "bad") { AtOrBelow = 0 });
        var assessment = Empty(gated).With(Says("A", Rating.Level0, Side.Partner));

        GateHit.Of(gated, assessment).ShouldBeEmpty();
        GateHit.Of(gated, assessment.With(Says("A", Rating.Level3))).ShouldHaveSingleItem();
    }

    [Fact]
    public void Two_people_who_differ_both_stay_and_the_lower_counts_until_they_settle()
    {
        var differing = Empty(Plain).With(By(Pat, Rating.Level3)).With(By(Kim, Rating.Level1));

        var said = SideAnswers.Of(differing, "A", Side.Partner);
        said.IsDisputed.ShouldBeTrue();
        said.Counting!.By.ShouldBe(Kim);

        var settled = SideAnswers.Of(
            differing.With(By(Pat, Rating.Level2) with { IsConsensus = true }), "A", Side.Partner);
        settled.IsDisputed.ShouldBeFalse();
        settled.Counting!.Rating.ShouldBe(Rating.Level2);
        settled.Own.Select(a => a.Rating).ShouldBe([Rating.Level3, Rating.Level1]);
    }

    [Fact]
    public void Somebody_who_does_not_know_contradicts_nobody()
    {
        var said = SideAnswers.Of(
            Empty(Plain).With(By(Pat, Rating.Level3)).With(By(Kim, Rating.DontKnow)), "A", Side.Partner);

        said.IsDisputed.ShouldBeFalse();
        said.Counting!.Rating.ShouldBe(Rating.Level3);
    }

    [Fact]
    public void The_partners_own_answer_replaces_our_estimate()
    {
        var assessment = Empty(Plain).With(Says("A", Rating.Level1, Side.Partner) with { IsEstimate = true })
            .With(By(Pat, Rating.Level3));

        assessment.Answers.Single().By.ShouldBe(Pat);
    }

    [Fact]
    public void What_both_sides_agree_on_takes_the_place_of_the_mean_until_one_changes_its_answer()
    {
        var talked = Empty(Plain).With(Says("A", Rating.Level4)).With(By(Pat, Rating.Level1)) with
        {
            Talks = [new Talk("A", Ada, DateTimeOffset.UnixEpoch) { Us = Rating.Level3, Partner = Rating.Level3 }],
        };

        var item = ItemScore.Of(Plain.Questions[0], talked);
        (item.Level, item.Gap, item.IsPerceptionGap).ShouldBe((3, -3, false));
        var changed = ItemScore.Of(Plain.Questions[0], talked.With(By(Pat, Rating.Level2)));
        (changed.Level, changed.IsPerceptionGap).ShouldBe((3, true));
        changed.Agreed.ShouldBeNull();
    }

    [Fact]
    public void A_closed_remedy_lifts_a_conditional_gate_but_no_hard_one_and_no_later_answer()
    {
        var remedy = new Remedy("A", "sign", "Megan", new DateOnly(2027, 3, 31), Ada, DateTimeOffset.UnixEpoch);
        var closed = remedy with { ClosedAt = DateTimeOffset.UnixEpoch.AddDays(1), ClosedBy = Ada };

        Hits(GateKind.Conditional, remedy).ShouldHaveSingleItem().Remedy.ShouldBe(remedy);
        Hits(GateKind.Conditional, closed).ShouldBeEmpty();
        Hits(GateKind.Hard, closed).ShouldHaveSingleItem();
        Hits(GateKind.Conditional, closed, answeredAfterDays: 2).ShouldHaveSingleItem();
    }

    private static IReadOnlyList<GateHit> Hits(GateKind kind, Remedy remedy, int answeredAfterDays = 0)
    {
        var gated = OneEach(new Gate(kind, "open") { AtOrBelow = 1 });
        var answer = Says("A", Rating.Level1) with { At = DateTimeOffset.UnixEpoch.AddDays(answeredAfterDays) };
        return GateHit.Of(gated, Empty(gated).With(answer) with { Remedies = [remedy] });
    }

    private static Answer By(Person person, Rating rating) => Says("A", rating, Side.Partner) with { By = person };
}
