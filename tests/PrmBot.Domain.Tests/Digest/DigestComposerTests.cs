using PrmBot.Cycle.Monitor;
using PrmBot.Digest;
using PrmBot.Domain.Tests.Cycle.Monitor;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Digest;

public sealed class DigestComposerTests
{
    private static readonly KpiCatalogue Twelve = new(
        [.. Enumerable.Range(1, 12).Select(i => Kept with { Id = $"K{100 + i}", Cadence = KpiCadence.Weekly })]);

    [Fact]
    public void With_nothing_recorded_it_is_empty()
    {
        var digest = DigestComposer.Compose(Twelve, [], [], Today);

        digest.IsEmpty.ShouldBeTrue();
        digest.Score.ShouldBeNull();
        digest.Week.ToString().ShouldBe("2026-W48");
    }

    [Fact]
    public void Red_comes_first_then_new_amber_then_recovered()
    {
        var digest = DigestComposer.Compose(
            Twelve, [Weeks(1, 50, 95), Weeks(2, 95, 75), Weeks(3, 95, 20), Weeks(4, 95, 40)], [], Today);

        digest.Exceptions.Select(e => (e.Verdict.Kpi.Id, e.Change)).ShouldBe(
        [
            ("K103", DigestChange.Red), ("K104", DigestChange.Red), ("K102", DigestChange.NewAmber),
            ("K101", DigestChange.Recovered),
        ]);
        digest.Decision!.Kind.ShouldBe(DecisionKind.Remedy);
        digest.Decision.Kpi!.Kpi.Id.ShouldBe("K103");
    }

    [Fact]
    public void Amber_as_before_is_no_exception()
    {
        var digest = DigestComposer.Compose(Twelve, [Weeks(1, 75, 76)], [], Today);

        digest.Exceptions.ShouldBeEmpty();
        digest.Standing.ShouldHaveSingleItem().Verdict.Colour.ShouldBe(KpiColour.Amber);
        digest.Rest.ShouldBeEmpty();
    }

    [Fact]
    public void A_partner_with_few_numbers_sees_how_they_stand_and_what_to_decide()
    {
        var digest = DigestComposer.Compose(Twelve, [Weeks(1, 76, 75), Weeks(2, 90, 90)], [], Today);

        digest.Standing.Select(s => s.Verdict.Kpi.Id).ShouldBe(["K101"]);
        digest.Wins.ShouldHaveSingleItem();
        digest.Decision!.Kind.ShouldBe(DecisionKind.CloseGap);
    }

    [Fact]
    public void What_comes_after_this_week_is_named_only_when_little_is_due()
    {
        DueLine In(int days) => new($"In {days} days", null, Today.AddDays(days), false);
        List<DueLine> quiet = [In(9), In(30), In(3), In(60), In(90)];

        var digest = DigestComposer.Compose(Twelve, [], quiet, Today);
        var busy = DigestComposer.Compose(Twelve, [], [.. quiet, In(1), In(2)], Today);

        digest.Due.ShouldHaveSingleItem().Title.ShouldBe("In 3 days");
        digest.Coming.Select(c => c.Title).ShouldBe(["In 9 days", "In 30 days", "In 60 days"]);
        busy.Due.Count.ShouldBe(3);
        busy.Coming.ShouldBeEmpty();
    }

    [Fact]
    public void There_are_at_most_five_exceptions_three_wins_and_five_commitments_and_nothing_is_lost()
    {
        var series = Enumerable.Range(1, 12).Select(i => i <= 7 ? Weeks(i, 95, 10 + i) : Weeks(i, 90, 95)).ToList();
        var due = Enumerable.Range(1, 9).Select(i => new DueLine($"Line {i}", null, Today.AddDays(i - 3), i < 3))
            .ToList();

        var digest = DigestComposer.Compose(Twelve, series, due, Today);

        digest.Exceptions.Count.ShouldBe(5);
        digest.Wins.Count.ShouldBe(3);
        digest.Due.Count.ShouldBe(5);
        digest.Due[0].Overdue.ShouldBeTrue();
        digest.Standing.ShouldBeEmpty();
        (digest.Exceptions.Count + digest.Wins.Count + digest.Rest.Count).ShouldBe(12);
    }

    [Fact]
    public void Without_red_an_overdue_commitment_is_the_decision()
    {
        var digest = DigestComposer.Compose(
            Twelve, [Weeks(1, 90, 95)], [new DueLine("Webinar", "Ada", Today.AddDays(-2), true)], Today);

        digest.Decision!.Line!.Title.ShouldBe("Webinar");
    }

    [Fact]
    public void A_core_kpi_is_decided_before_a_worse_one_of_the_rest()
    {
        var two = new KpiCatalogue([Twelve.All[0], Twelve.All[1] with { Core = false }]);

        var digest = DigestComposer.Compose(two, [Weeks(1, 95, 50), Weeks(2, 95, 10)], [], Today);

        digest.Decision!.Kpi!.Kpi.Id.ShouldBe("K101");
        digest.Exceptions.Select(e => e.Verdict.Kpi.Id).ShouldBe(["K101", "K102"]);
    }

    [Fact]
    public void A_stale_core_number_is_asked_for()
    {
        var digest = DigestComposer.Compose(Twelve, [Series("K101", ("2026-W40", 90))], [], Today);

        digest.Decision!.Kind.ShouldBe(DecisionKind.MissingNumber);
    }

    private static KpiSeries Weeks(int kpi, decimal before, decimal last) =>
        Series($"K{100 + kpi}", ("2026-W44", before), ("2026-W45", before), ("2026-W46", before), ("2026-W47", last));
}
