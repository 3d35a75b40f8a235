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
