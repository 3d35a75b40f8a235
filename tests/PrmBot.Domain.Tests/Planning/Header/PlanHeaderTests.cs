using PrmBot.Identity;
using PrmBot.Planning;
using PrmBot.Planning.Header;
using Shouldly;
using Xunit;

namespace PrmBot.Domain.Tests.Planning.Header;

/// <summary>Sponsors, review cadence and rules of engagement: negotiated like lines, signed with the plan.</summary>
public sealed class PlanHeaderTests
{
    private readonly PlanTable _table = new();

    [Fact]
    public async Task Every_field_is_kept_with_its_former_value_and_who_changed_it()
    {
        await _table.Start();

        await Change(_table.Dana, HeaderField.OurSponsor, "me");
        await Change(_table.Dana, HeaderField.OurSponsor, "Eva Chief");
        await Change(_table.Dana, HeaderField.ReviewCadence, "monthly");
        await Change(_table.Dana, HeaderField.Rules, "A registered deal is protected for 90 days.");
        await Change(_table.Dana, HeaderField.Risks, "One key person.");

        var header = (await _table.Plan()).Header;
        (header.OurSponsor, header.Cadence).ShouldBe((new PlanOwner("Eva Chief"), ReviewCadence.Monthly));
        header.Changes.Select(c => (c.Field, c.From, c.To)).ShouldBe(
        [
            (HeaderField.OurSponsor, null, "Dana Weber"), (HeaderField.OurSponsor, "Dana Weber", "Eva Chief"),
            (HeaderField.ReviewCadence, null, "monthly"),
            (HeaderField.Rules, null, "A registered deal is protected for 90 days."),
            (HeaderField.Risks, null, "One key person."),
        ]);
    }

    [Theory]
    [InlineData(HeaderField.OurSponsor, "42", "plan.not_a_person")]
    [InlineData(HeaderField.PartnerSponsor, " ", "plan.value_empty")]
    [InlineData(HeaderField.ReviewCadence, "now and then", "plan.unknown_cadence")]
    [InlineData(HeaderField.Rules, "", "plan.value_empty")]
    [InlineData(HeaderField.Risks, "", "plan.value_empty")]
    public async Task What_does_not_fit_is_refused_and_changes_nothing(HeaderField field, string value, string why)
    {
        await _table.Start();

        (await Change(_table.Dana, field, value)).Refusal!.Key.ShouldBe(why);

        (await _table.Plan()).Header.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_change_opens_an_agreed_plan_for_both_and_the_version_keeps_what_was_signed()
    {
        await _table.Complete();
        await Change(_table.Dana, HeaderField.ReviewCadence, "monthly");
        await _table.Share(_table.Dana);
        await _table.Agree(_table.Marco);
        (await _table.Agree(_table.Dana)).Value!.State.ShouldBe(PlanState.Active);

        var changed = await Change(_table.Marco, HeaderField.ReviewCadence, "quarterly", "too often", isCounter: true);

        changed.Value!.Plan.State.ShouldBe(PlanState.Countered);
        changed.Value.Plan.IsSignedBy(PlanSide.Us).ShouldBeFalse();
        changed.Value.Plan.IsSignedBy(PlanSide.Partner).ShouldBeFalse();
        (await _table.Versions()).Single().Header.Cadence.ShouldBe(ReviewCadence.Monthly);
        var since = (await _table.Compare(_table.Dana)).Value!.Header.ShouldHaveSingleItem();
        (since.From, since.To, since.Who.Name, since.By, since.Reason)
            .ShouldBe(("monthly", "quarterly", "Marco Rossi", PlanSide.Partner, "too often"));
    }

    [Fact]
    public async Task A_shared_plan_is_countered_by_the_partner_and_a_draft_by_nobody()
    {
        await _table.Complete();
        (await Change(_table.Dana, HeaderField.Rules, "One", isCounter: true)).Refusal!.Key
            .ShouldBe("plan.counter_draft");
        await _table.Share(_table.Dana);

        (await Change(_table.Marco, HeaderField.PartnerSponsor, "Megan Bowen")).Value!.Plan.State
            .ShouldBe(PlanState.Countered);
        (await Change(_table.Rita, HeaderField.Rules, "Two")).Refusal.ShouldNotBeNull();
        (await Change(_table.Olga, HeaderField.Rules, "Two")).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_it_says_already_changes_nothing()
    {
        await _table.Start();
        await Change(_table.Dana, HeaderField.ReviewCadence, "weekly");
        var revision = (await _table.Plan()).Revision;

        (await Change(_table.Dana, HeaderField.ReviewCadence, "Weekly")).Value!.Changes.ShouldBeEmpty();

        (await _table.Plan()).Revision.ShouldBe(revision);
    }

    [Fact]
    public async Task A_form_loses_no_change_that_was_made_while_it_was_open()
    {
        await _table.Start();
        await Change(_table.Dana, HeaderField.OurSponsor, "Eva Chief");
        await Change(_table.Dana, HeaderField.OurSponsor, "Udo Boss");

        // Made when Eva was the sponsor: her name in it is no wish, another one is asked about.
        var same = await Send(1, (HeaderField.OurSponsor, "Eva Chief"), (HeaderField.ReviewCadence, "monthly"));
        var other = await Send(1, (HeaderField.OurSponsor, "Ida Head"));

        same.Value!.Changes.ShouldHaveSingleItem().Field.ShouldBe(HeaderField.ReviewCadence);
        (other.Refusal!.Key, other.Refusal.Facts["value"]).ShouldBe(("plan.header_changed_since", "Udo Boss"));
        (await _table.Plan()).Header.OurSponsor!.Name.ShouldBe("Udo Boss");
    }

    [Theory]
    [InlineData(ReviewCadence.Weekly, "2026-12-01")]
    [InlineData(ReviewCadence.Fortnightly, "2026-12-01")]
    [InlineData(ReviewCadence.Monthly, "2026-12-21")]
    [InlineData(ReviewCadence.Quarterly, "2027-01-20")]
    public void The_next_review_is_counted_from_the_plans_first_day(ReviewCadence cadence, string next)
    {
        var header = new PlanHeader { Cadence = cadence };

        // The plan began on Tuesday, 20 October; today is Wednesday, 25 November; 20 December is a Sunday.
        header.NextReview(new DateOnly(2026, 10, 20), new DateOnly(2026, 11, 25))
            .ShouldBe(DateOnly.ParseExact(next, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    private Task<Outcome<ChangedHeader>> Change(
        Caller who, HeaderField field, string value, string? why = null, bool isCounter = false) =>
        _table.As(who, s => ChangeHeader.RunAsync(
            s, _table.Contoso.Of, new WantedHeader([(field, value)], why) { IsCounter = isCounter }, default));

    private Task<Outcome<ChangedHeader>> Send(int seen, params (HeaderField, string)[] fields) =>
        _table.As(_table.Dana, s => ChangeHeader.RunAsync(
            s, _table.Contoso.Of, new WantedHeader(fields) { Seen = seen }, default));
}
