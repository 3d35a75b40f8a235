using PrmBot.Conversation.Cards;
using PrmBot.Planning.Funds;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class PlanMdfTests
{
    private readonly PlanChat _chat = new();

    [Fact]
    public async Task Without_a_pool_the_way_out_is_said_to_each_side_in_its_words()
    {
        await Shared();

        var ours = await _chat.Ask("mdf", ("action", "request"), ("amount", "5000"), ("purpose", "3"));
        var theirs = await _chat.Ask(_chat.Marco, "mdf", ("action", "request"), ("amount", "5000"), ("purpose", "3"));

        ours.Text!.ShouldContain("set the MDF pool to 50k");
        theirs.Text!.ShouldContain("Ask your channel manager");
    }

    [Fact]
    public async Task A_request_is_made_decided_and_claimed_in_the_same_card()
    {
        await Shared();
        (await _chat.Ask("mdf", ("action", "pool"), ("amount", "50000"))).Changed!
            .ShouldBe("The pool of market development funds is 50,000 GBP now; 50,000 can still be approved.");

        var asked = await _chat.Ask(
            _chat.Marco, "mdf", ("action", "request"), ("amount", "5000"), ("purpose", "work on marketing"));
        var approved = await _chat.Ask("mdf", ("action", "approve"), ("purpose", "1"), ("amount", "4000"));
        var form = await _chat.Ask(_chat.Marco, "mdf", ("action", "claim"), ("purpose", "1"));
        var claimed = await _chat.Ask(_chat.Marco, "mdf", ("action", "claim"), ("purpose", "1"),
            ("amount", Card(form).Form!.Amount), ("proof", "invoice 4711"));

        Card(asked).Requests.Single().CanDecide.ShouldBeFalse();
        approved.Changed.ShouldBe("Approved: 4,000 GBP for \"Work on marketing\". 46,000 GBP are left in the pool.");
        Card(form).Form!.Amount.ShouldBe("4000");
        Card(claimed).Requests.Single().Details.ShouldBe(["4,000 GBP, Marco Rossi, 23 November 2026: invoice 4711"]);
        (await _chat.Plan()).Mdf!.Claimed.ShouldBe(4000);
    }

    [Fact]
    public async Task A_request_says_what_of_the_activity_is_not_settled_yet()
    {
        await Shared();
        await _chat.Ask("mdf", ("action", "pool"), ("amount", "50000"));
        await _chat.Ask("add_line", ("section", "marketing"), ("title", "Webinar in May"));
        await _chat.Ask("update_line", ("line", "6"), ("details", "Follow-up booked: calls on Monday"));

        var open = await _chat.Ask("mdf", ("action", "request"), ("amount", "500"), ("purpose", "6"));
        var own = await _chat.Ask("mdf", ("action", "request"), ("amount", "500"), ("purpose", "3"));

        Card(open).Echo!.ShouldContain("Not settled yet: Booth or talk, How results are credited, When to stop or "
            + "grow it. Say \"change line 6\" and press More");
        Card(own).Echo!.ShouldNotContain("Not settled");
    }

    [Theory]
    [InlineData("request", null, "3", "How much, and for which line?")]
    [InlineData("request", "9000000", "3", "more than is left in the pool: 50,000 of 50,000")]
    [InlineData("request", "5000", "gala dinner", "I find no line \"gala dinner\"")]
    [InlineData("request", "-5", "3", "Give a number above 0")]
    [InlineData("request", "lots", "3", "is no amount")]
    [InlineData("approve", null, null, "No request for market development funds waits")]
    [InlineData("claim", "100", null, "Nothing is approved that could be claimed")]
    [InlineData("burn", "100", null, "is nothing that I can do")]
    [InlineData("pool", null, null, "How much is the pool?")]
    public async Task What_does_not_work_is_said_with_the_way_out(
        string action, string? amount, string? purpose, string words)
    {
        await Shared();
        await _chat.Ask("mdf", ("action", "pool"), ("amount", "50000"));

        var reply = await _chat.Ask("mdf", ("action", action), ("amount", amount), ("purpose", purpose));

        (reply.Card is PlanMdfCard card ? card.Echo : reply.Text)!.ShouldContain(words);
        (await _chat.Plan()).Mdf!.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_requests_are_shown_a_few_to_a_page_those_that_wait_first()
    {
        await Shared();
        await _chat.Ask("mdf", ("action", "pool"), ("amount", "50000"));
        foreach (var amount in Enumerable.Range(1, 7))
        {
            await _chat.Ask("mdf", ("action", "request"), ("amount", $"{amount}00"), ("purpose", "3"));
        }

        await _chat.Ask("mdf", ("action", "decline"), ("purpose", "7"), ("reason", "no leads"));

        var first = Card(await _chat.Ask("mdf", ("action", "show")));
        var second = Card(await _chat.Ask("mdf", ("action", "show"), ("page", "2")));
        first.Requests.Select(r => r.Number).ShouldBe([6, 5, 4, 3, 2]);
        second.Requests.Select(r => r.Number).ShouldBe([1, 7]);
        second.Requests[1].Text.ShouldBe("700 GBP, declined by Dana Weber: “no leads”");
        (await _chat.Plan()).Mdf!.Requests[6].State.ShouldBe(MdfState.Declined);
    }

    [Fact]
    public async Task A_claim_without_a_proof_opens_the_form_that_asks_for_it()
    {
        await Shared();
        await _chat.Ask("mdf", ("action", "pool"), ("amount", "50000"));
        await _chat.Ask("mdf", ("action", "request"), ("amount", "3000"), ("purpose", "3"));
        await _chat.Ask("mdf", ("action", "approve"));
        _chat.Says = "claim 2k for line 3";

        var reply = await _chat.Ask("mdf", ("action", "claim"), ("amount", "2000"), ("purpose", "line 3"));

        var card = Card(reply);
        card.Echo!.ShouldContain("needs a proof of what was done");
        card.Form!.Amount.ShouldBe("2000");
        reply.Changed.ShouldBeNull();
        (await _chat.Plan()).Mdf!.Claimed.ShouldBe(0);
    }

    private static PlanMdfCard Card(Reply reply) => reply.Card.ShouldBeOfType<PlanMdfCard>();

    private async Task Shared()
    {
        await _chat.Complete();
        await _chat.Ask("share");
    }
}
