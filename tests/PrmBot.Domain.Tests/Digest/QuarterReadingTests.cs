using PrmBot.Cycle.Monitor;
using PrmBot.Digest.Quarterly;
using PrmBot.Identity;
using PrmBot.Planning;
using Shouldly;
using Xunit;
using static PrmBot.Domain.Tests.Cycle.Monitor.KpiBuilder;

namespace PrmBot.Domain.Tests.Digest;

public sealed class QuarterReadingTests
{
    private static readonly Person Ada = new(new UserId("u1"), "Ada");
    private static readonly KpiCatalogue Two = new([Kept with { Id = "K101" }, Kept with { Id = "K102" }]);

    [Theory]
    [InlineData("2026-11-23", "2026-Q3")]
    [InlineData("2026-12-10", "2026-Q3")]
    [InlineData("2026-12-11", "2026-Q4")]
    [InlineData("2027-01-01", "2026-Q4")]
    public void It_looks_back_on_the_quarter_that_is_over_or_about_to_be(string day, string quarter) =>
        QuarterReading.QuarterOn(DateOnly.Parse(day, null)).ToString().ShouldBe(quarter);

    [Fact]
    public void What_was_not_done_comes_first_with_its_reason()
    {
        var plan = Plan(
            Line(1, "2026-08-01", LineStatus.Done, Done("2026-07-30")),
            Line(2, "2026-08-05", LineStatus.Done, Done("2026-08-20")) with { Note = "The venue was booked" },
            Line(3, "2026-09-01", LineStatus.InProgress) with { BlockedBy = new PlanOwner("Legal") },
            Line(4, "2026-11-30", LineStatus.InProgress, Moved("2026-08-30", "2026-11-30", "the customer asked")),
            Line(5, "2026-12-15", LineStatus.Agreed));

        var review = Of(plan);

        review.Commitments.Select(c => (c.Line.Number, c.Outcome, c.Reason)).ShouldBe(
        [
            (4, CommitmentOutcome.NotDone, "the customer asked"), (3, CommitmentOutcome.NotDone, "Legal"),
            (2, CommitmentOutcome.DoneLate, "The venue was booked"), (1, CommitmentOutcome.Done, null),
        ]);
        review.Kept.ShouldBe([new SideKept(PlanSide.Us, 1, 4), new SideKept(PlanSide.Partner, 1, 4)]);
        review.Next.Select(l => l.Number).ShouldBe([4, 5]);
    }

    [Fact]
    public void Accounts_are_pipeline_by_name_and_no_commitments()
    {
        PlanLine Account(int number, decimal value) => Line(number, "2026-08-01", LineStatus.InProgress) with
        {
            Section = PlanSection.JointSales, Element = QuarterReading.Account,
            Target = new PlanTarget("Pipeline in the account", value, "EUR"),
        };

        var review = Of(Plan(Account(1, 100), Account(2, 900)));

        review.Pipeline.Select(l => l.Number).ShouldBe([2, 1]);
        review.Commitments.ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_are_those_of_the_quarter_and_their_fingerprint_follows_them()
    {
        KpiSeries[] With(decimal september, decimal october) =>
        [
            Series("K101", ("2026-08", 90), ("2026-09", september), ("2026-10", october)),
            Series("K102", ("2026-03", 10)),
        ];

        var review = Of(null, With(40, 90));

        review.Numbers.ShouldHaveSingleItem().Measure.Latest!.Value.ShouldBe(40);
        review.Exceptions.ShouldHaveSingleItem().Colour.ShouldBe(KpiColour.Red);
        Of(null, With(40, 10)).Fingerprint.ShouldBe(review.Fingerprint);
        Of(null, With(41, 90)).Fingerprint.ShouldNotBe(review.Fingerprint);
    }

    [Fact]
    public void A_quarter_is_not_held_against_the_target_of_the_next_one()
    {
        var series = Series("K101", ("2026-08", 90), ("2026-09", 90)).Aim("2026-Q3", 80).Aim("2026-Q4", 99);

        Of(null, series).Numbers.ShouldHaveSingleItem().Measure.Target!.Value.ShouldBe(80);
    }

    private static QuarterlyReview Of(JointPlan? plan, params IReadOnlyList<KpiSeries> series) =>
        QuarterReading.Of(Two, series, plan, [], Today);

    private static JointPlan Plan(params IReadOnlyList<PlanLine> lines) => new()
    {
        Id = "plan", Of = Contoso, Start = new DateOnly(2026, 1, 1), End = new DateOnly(2026, 12, 31),
        Currency = "EUR", State = PlanState.Active, StartedBy = Ada, StartedAt = default, Lines = lines,
    };

    private static PlanLine Line(int number, string due, LineStatus status, params IReadOnlyList<LineChange> changes) =>
        new()
        {
            Number = number, Section = PlanSection.Marketing, Title = $"Line {number}", Status = status,
            Due = DateOnly.Parse(due, null), OurOwner = new PlanOwner("Dana"), PartnerOwner = new PlanOwner("Karl"),
            Changes = changes,
        };

    private static LineChange Done(string on) => new(
        LineField.Status, null, LineStatuses.Name(LineStatus.Done), Ada, DateTimeOffset.Parse(on + "T09:00Z", null));

    private static LineChange Moved(string from, string to, string reason) =>
        new(LineField.Due, from, to, Ada, default) { Reason = reason };
}
