using PrmBot.Planning;
using PrmBot.Planning.Lines;
using PrmBot.Planning.Views;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Views;

public sealed class PlanDueTests
{
    private static readonly DateOnly Today = new(2027, 2, 10);

    [Theory]
    [InlineData(DueSpan.Overdue, "1")]
    [InlineData(DueSpan.Week, "1 2 3")]
    [InlineData(DueSpan.Month, "1 2 3 4")]
    [InlineData(DueSpan.NextMonth, "5")]
    [InlineData(DueSpan.Soon, "1 2 3 4 5")]
    [InlineData(DueSpan.Quarter, "1 2 3 4 5")]
    [InlineData(DueSpan.All, "1 2 3 4 5 6")]
    public void A_span_holds_what_is_due_in_it_and_what_is_late(DueSpan span, string numbers)
    {
        var plan = Plan("2027-02-09", "2027-02-10", "2027-02-14", "2027-02-28", "2027-03-01", "2027-06-30", null);

        string.Join(' ', PlanDue.Of(plan, span, Today).Select(l => l.Number)).ShouldBe(numbers);
    }

    [Fact]
    public void What_is_done_or_dropped_is_not_due()
    {
        var plan = Plan("2027-02-09", "2027-02-09", "2027-02-09");
        plan = plan with
        {
            Lines =
            [
                plan.Lines[0] with { Status = LineStatus.Done }, plan.Lines[1] with { Status = LineStatus.Dropped },
                plan.Lines[2],
            ],
        };

        PlanDue.Of(plan, DueSpan.All, Today).ShouldHaveSingleItem().Number.ShouldBe(3);
    }

    [Fact]
    public void By_month_is_in_the_order_of_time_with_undated_lines_last()
    {
        var months = LineGroups.ByMonth(Plan("2027-06-30", null, "2027-02-09", "2027-06-01"));

        months.Select(m => m.Month).ShouldBe([new DateOnly(2027, 2, 1), new DateOnly(2027, 6, 1), null]);
        months[1].Lines.Select(l => l.Number).ShouldBe([4, 1]);
    }

    [Fact]
    public void By_owner_a_line_stands_with_both_of_its_owners_and_nobody_comes_last()
    {
        var plan = Plan("2027-06-30", "2027-02-09");
        plan = plan with
        {
            Lines =
            [
                plan.Lines[0] with { OurOwner = new PlanOwner("Tom") },
                plan.Lines[1] with { OurOwner = new PlanOwner("Ann"), PartnerOwner = new PlanOwner("Marco") },
            ],
        };

        LineGroups.ByOwner(plan).Select(g => (g.Side, g.Owner, g.Lines[0].Number)).ShouldBe(
        [
            (PlanSide.Us, "Ann", 2), (PlanSide.Us, "Tom", 1), (PlanSide.Partner, "Marco", 2),
            (PlanSide.Partner, null, 1),
        ]);
    }

    private static JointPlan Plan(params string?[] dues) => new()
    {
        Id = "p",
        Of = new("c"),
        Start = Today,
        End = Today.AddYears(1),
        Currency = "EUR",
        StartedBy = new(new("dana"), "Dana"),
        StartedAt = default,
        Lines =
        [
            .. dues.Select((d, i) => new PlanLine
            {
                Number = i + 1,
                Section = PlanSection.Goals,
                Title = $"Line {i + 1}",
                Due = d is null ? null : DateOnly.Parse(d, System.Globalization.CultureInfo.InvariantCulture),
            }),
        ],
    };
}
