using PrmBot.Planning;
using PrmBot.Planning.Lines;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Lines;

public sealed class LineEditReaderTests
{
    private readonly PlanTable _table = new();

    [Theory]
    [InlineData("40", 40, null, null)]
    [InlineData("40 leads", 40, "leads", null)]
    [InlineData("35%", 35, "%", null)]
    [InlineData("from 10 to 40.5 leads", 40.5, "leads", 10)]
    public void A_target_is_a_number_with_what_it_counts(string text, double value, string? unit, int? baseline)
    {
        var edit = LineEditReader.Read(LineField.Target, text, _table.Dana).Value;

        edit.ShouldBe(new LineEdit.OfTarget((decimal)value, unit, baseline));
    }

    [Theory]
    [InlineData("8000", null, null)]
    [InlineData("8000.00 eur", "EUR", null)]
    [InlineData("8000 USD mdf", "USD", BudgetSource.Mdf)]
    [InlineData("8000 own", null, BudgetSource.Own)]
    public void A_budget_is_an_amount_with_currency_and_source(string text, string? currency, BudgetSource? source)
    {
        var edit = LineEditReader.Read(LineField.Budget, text, _table.Dana).Value;

        edit.ShouldBe(new LineEdit.OfBudget(8000, currency, source));
    }

    [Theory]
    [InlineData("15000 EUR own mdf 10000", "15000 EUR own mdf 10000")]
    [InlineData("15000 mdf 10000, partner 2000", "15000 EUR own mdf 10000 partner 2000")]
    [InlineData("15000 own mdf 40%", "15000 EUR own mdf 6000")]
    [InlineData("10000 mdf + 5000 own", "15000 EUR own mdf 10000")]
    [InlineData("10000 USD mdf and 5000 own money; 1000 partner", "16000 USD own mdf 10000 partner 1000")]
    [InlineData("10000 mdf, 5000 partner", "15000 EUR mdf partner 5000")]
    [InlineData("10000 own mdf 10000", "10000 EUR mdf")]
    [InlineData("10000 mdf mdf 4000", "10000 EUR own mdf 4000")]
    [InlineData("10000 partner mdf 4000", "10000 EUR mdf partner 6000")]
    public void A_budget_may_have_two_sources(string text, string normal)
    {
        var edit = (LineEdit.OfBudget)LineEditReader.Read(LineField.Budget, text, _table.Dana).Value!;

        edit.NormalOn(Bare(), Plan()).ShouldBe(normal);
    }

    [Theory]
    [InlineData("12000", "12000 EUR own mdf 10000 partner 1000")]
    [InlineData("9000", "9000 EUR mdf partner 1000")]
    [InlineData("12000 own", "12000 EUR own partner 1000")]
    [InlineData("12000 mdf", "12000 EUR mdf partner 1000")]
    public void Another_amount_keeps_what_each_pays_as_far_as_it_goes(string text, string normal)
    {
        var line = Bare() with
        {
            Budget = new PlanBudget(15_000, "EUR") { MdfShare = 10_000, PartnerShare = 1000 },
        };
        var edit = (LineEdit.OfBudget)LineEditReader.Read(LineField.Budget, text, _table.Dana).Value!;

        edit.NormalOn(line, Plan()).ShouldBe(normal);
    }

    [Theory]
    [InlineData("8000 own mdf 9000", "plan.mdf_share_over_budget")]
    [InlineData("8000 own mdf 6000 partner 3000", "plan.mdf_share_over_budget")]
    [InlineData("8000 own mdf 1.2.3", "plan.mdf_share_over_budget")]
    [InlineData("8000 own partner 9000", "plan.share_over_budget")]
    [InlineData("8000 mdf and 5000 mdf", "plan.budget_not_a_number")]
    [InlineData("8000 USD mdf and 5000 EUR own", "plan.budget_not_a_number")]
    public void Shares_that_do_not_fit_are_refused(string text, string refusal) =>
        LineEditReader.Read(LineField.Budget, text, _table.Dana).Refusal!.Key.ShouldBe(refusal);

    private static PlanLine Bare() => new() { Number = 1, Section = PlanSection.Marketing, Title = "Webinar" };

    private JointPlan Plan() => new()
    {
        Id = "p", Of = _table.Contoso.Of, Currency = "EUR", Start = default, End = default, StartedAt = default,
        StartedBy = _table.Dana.Who,
    };

    [Theory]
    [InlineData(LineField.Target, "many", "plan.target_not_a_number")]
    [InlineData(LineField.Target, "1.2.3 leads", "plan.target_not_a_number")]
    [InlineData(LineField.Target, "99999999999999999999", "plan.target_not_a_number")]
    [InlineData(LineField.Budget, "-5", "plan.budget_negative")]
    [InlineData(LineField.Budget, "a lot", "plan.budget_not_a_number")]
    [InlineData(LineField.Budget, "8,000", "plan.budget_not_a_number")]
    [InlineData(LineField.Due, "31.3.2027", "plan.not_a_date")]
    [InlineData(LineField.Due, "2027-02-30", "plan.not_a_date")]
    [InlineData(LineField.Status, "agreed", "plan.unknown_status")]
    [InlineData(LineField.Title, "  ", "plan.value_empty")]
    public void What_cannot_be_read_is_refused_with_the_way_out(LineField field, string text, string refusal)
    {
        LineEditReader.Read(field, text, _table.Dana).Refusal!.Key.ShouldBe(refusal);
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused()
    {
        LineEditReader.Read(LineField.Title, new string('x', 121), _table.Dana).Refusal!.Key
            .ShouldBe("plan.text_too_long");
    }

    [Fact]
    public void Me_is_the_one_who_speaks()
    {
        var edit = LineEditReader.Read(LineField.OurOwner, "Me", _table.Dana).Value;

        edit.ShouldBe(new LineEdit.OfOurOwner(new PlanOwner("Dana Weber", _table.Dana.Who.Id)));
    }

    [Theory]
    [InlineData("our owner", LineField.OurOwner)]
    [InlineData("partner_owner", LineField.PartnerOwner)]
    [InlineData("due date", LineField.Due)]
    [InlineData("colour", null)]
    public void A_field_is_known_by_its_name(string name, LineField? field)
    {
        LineEditReader.Field(name).ShouldBe(field);
    }
}
