using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Planning;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Cards;

public sealed class PlanViewsTests
{
    private readonly PlanChat _chat = new();

    [Fact]
    public async Task A_row_shows_owners_date_target_and_money()
    {
        await _chat.Complete();

        var card = (await _chat.Ask("show", ("section", "goals"))).Card.ShouldBeOfType<PlanCard>();

        var row = card.Sections.ShouldHaveSingleItem().Lines.ShouldHaveSingleItem();
        row.Owners.ShouldBe("Dana Weber / Marco Rossi");
        row.Details.ShouldBe("Due 31 March 2027 · 40 leads · 8,000 GBP");
        card.Totals.ShouldBe("Budget: 40,000 GBP");
        card.AddTo.ShouldBe("goals");
    }

    [Fact]
    public async Task A_revised_target_shows_the_first_one_beside_it()
    {
        await _chat.Complete();

        await _chat.Ask("update_line", ("line", "2"), ("field", "target"), ("value", "60"));

        var card = (await _chat.Ask("show", ("section", "goals"))).Card.ShouldBeOfType<PlanCard>();
        card.Sections[0].Lines[0].Details.ShouldContain("60 leads (first 40)");
    }

    [Theory]
    [InlineData(PlanState.Draft, "Nothing is missing; it can be agreed.")]
    [InlineData(PlanState.Countered, "Nothing is missing; it can be agreed.")]
    [InlineData(PlanState.Agreed, null)]
    [InlineData(PlanState.Active, null)]
    public async Task What_keeps_it_from_being_agreed_is_said_until_it_is(PlanState state, string? missing)
    {
        await _chat.Complete();
        await _chat.Put(plan => plan with { State = state });

        var card = (await _chat.Ask("show")).Card.ShouldBeOfType<PlanCard>();

        card.Missing.ShouldBe(missing);
    }

    [Fact]
    public async Task Each_side_is_offered_what_it_may_do()
    {
        await _chat.Complete();
        var draft = (await _chat.Ask("show")).Card.ShouldBeOfType<PlanCard>();
        await _chat.Ask("share");

        var ours = (await _chat.Ask("show")).Card.ShouldBeOfType<PlanCard>();
        var theirs = (await _chat.Ask(_chat.Marco, "show")).Card.ShouldBeOfType<PlanCard>();

        (draft.CanGuide, draft.CanShare, draft.CanAccept, draft.CanAgree).ShouldBe((true, true, false, false));
        (ours.CanGuide, ours.CanShare, ours.CanAccept, ours.CanAgree).ShouldBe((true, false, true, true));
        (theirs.CanGuide, theirs.CanShare, theirs.CanAccept, theirs.CanAgree).ShouldBe((false, false, true, true));
    }

    [Fact]
    public async Task Money_of_different_currencies_and_sources_is_not_added_up()
    {
        await _chat.Complete();

        await _chat.Ask("update_line", ("line", "1"), ("field", "budget"), ("value", "500 USD mdf"));

        (await _chat.Plan()).Totals().ShouldBe(
            [new PlanBudget(32000, "GBP"), new PlanBudget(500, "USD", BudgetSource.Mdf)]);
    }
}
