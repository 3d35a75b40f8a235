using PrmBot.Conversation.Cards;
using PrmBot.Planning;
using PrmBot.Planning.Header;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>Sponsors, review cadence and rules of engagement, said and by form.</summary>
public sealed class PlanHeaderTests
{
    private readonly PlanChat _chat = new();

    [Fact]
    public async Task A_field_is_set_without_a_line_and_stands_on_the_plans_card()
    {
        await _chat.Complete();

        var reply = await _chat.Ask("update_line", ("field", "review_cadence"), ("value", "monthly"));
        await _chat.Ask("update_line", ("field", "our_sponsor"), ("value", "me"));

        reply.Changed.ShouldBe("Of the plan as a whole: Review is every month.");
        var card = (await _chat.Ask("show")).Card.ShouldBeOfType<PlanCard>();
        card.Header.Select(f => (f.Title, f.Value)).ShouldBe(
            [("Vendor's sponsor", "Dana Weber"), ("Review", "every month, next on 23 December 2026")]);
        (await _chat.Ask("show", ("section", "goals"))).Card.ShouldBeOfType<PlanCard>().Header.ShouldBeEmpty();
    }

    [Fact]
    public async Task Our_sponsor_said_by_the_partner_is_the_partners()
    {
        await _chat.Complete();
        await _chat.Ask("share");
        _chat.Says = "our sponsor is Megan Bowen";

        var reply = await _chat.Ask(_chat.Marco, "update_line", ("field", "our_sponsor"), ("value", "Megan Bowen"));

        reply.Changed.ShouldBe("Of the plan as a whole: Partner's sponsor is Megan Bowen.");
        (await _chat.Plan()).Header.PartnerSponsor!.Name.ShouldBe("Megan Bowen");
    }

    [Fact]
    public async Task The_form_shows_what_is_there_and_saves_what_differs()
    {
        await _chat.Complete();
        await _chat.Ask("update_line", ("field", "our_sponsor"), ("value", "Eva Chief"));

        var form = (await _chat.Ask("update_line", ("field", "header"))).Card.ShouldBeOfType<PlanHeaderCard>();
        var saved = await _chat.Ask("update_line", ("our_sponsor", form.OurSponsor), ("partner_sponsor", ""),
            ("review_cadence", "quarterly"), ("rules", "Deals are protected for 90 days."), ("risks", "One key person"),
            ("seen", form.Seen));

        (form.OurSponsor, form.ReviewCadence, form.Seen).ShouldBe(("Eva Chief", "", "1"));
        saved.Changed.ShouldBe("Of the plan as a whole: Review is every quarter, "
            + "Rules of engagement is Deals are protected for 90 days, Risks is One key person.");
        (await _chat.Plan()).Header.Changes.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_counter_keeps_the_former_value_and_the_versions_show_it()
    {
        await _chat.Complete();
        await _chat.Ask("update_line", ("field", "review_cadence"), ("value", "monthly"));
        await _chat.Ask("share");
        await _chat.Ask(_chat.Marco, "agree");
        await _chat.Ask("agree");

        var reply = await _chat.Ask(_chat.Marco, "counter", ("field", "review_cadence"), ("value", "quarterly"),
            ("reason", "too often"));

        reply.Changed.ShouldBe(
            "Counter proposal to the plan as a whole: Review is every quarter (was every month).");
        (await _chat.Plan()).State.ShouldBe(PlanState.Countered);
        var row = (await _chat.Ask("versions")).Card.ShouldBeOfType<PlanVersionsCard>()
            .Differences.ShouldHaveSingleItem();
        row.Title.ShouldBe("The plan as a whole");
        row.Changes.ShouldBe(["Review: every month → every quarter, Marco Rossi: “too often”"]);
    }

    [Fact]
    public async Task An_unknown_rhythm_is_told_which_there_are()
    {
        await _chat.Complete();

        (await _chat.Ask("update_line", ("field", "review_cadence"), ("value", "at times"))).Text!
            .ShouldContain("Say every week, every two weeks, every month or every quarter.");
        (await _chat.Plan()).Header.Normal(HeaderField.ReviewCadence).ShouldBeNull();
    }
}
