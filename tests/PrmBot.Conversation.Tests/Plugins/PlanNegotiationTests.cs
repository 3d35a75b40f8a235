using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Planning;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class PlanNegotiationTests
{
    private readonly PlanChat _chat = new();

    [Fact]
    public async Task Open_lines_are_shown_a_few_to_a_page_with_what_each_side_said()
    {
        await Shared();
        await _chat.Ask(_chat.Marco, "counter", ("line", "3"), ("field", "target"), ("value", "30"),
            ("reason", "Our team is small"));

        var card = await Open(_chat.Dana);

        card.Headline.ShouldBe("Open lines: 5 of 5");
        card.Lines.Select(l => l.Number).ShouldBe([1, 2, 3, 4]);
        card.Lines[2].Proposals.ShouldBe(["Target: 40 leads → 30 leads, Marco Rossi: “Our team is small”"]);
        card.Lines[2].Marks.ShouldBe("Vendor: not yet · Contoso: yes from Marco Rossi");
        card.Pages.ShouldHaveSingleItem().Page.ShouldBe(2);
        (await _chat.Ask(_chat.Dana, "show", ("view", "open"), ("page", "9"))).Card
            .ShouldBeOfType<PlanNegotiationCard>().Lines.Single().Number.ShouldBe(5);
    }

    [Fact]
    public async Task Accepting_in_the_card_goes_on_in_the_card()
    {
        await Shared();
        var card = await Open(_chat.Marco);

        var reply = await _chat.Ask(_chat.Marco, "accept", ("line", "1"),
            ("revision", $"{card.Lines[0].Revision}"), ("view", "open"), ("page", "1"));

        var next = reply.Card.ShouldBeOfType<PlanNegotiationCard>();
        next.Lines[0].Marks.ShouldBe("Vendor: not yet · Contoso: yes from Marco Rossi");
        next.Lines[0].CanAccept.ShouldBeFalse();
        reply.Changed.ShouldBe("Accepted for your side: Work on ramp_up.");
    }

    [Fact]
    public async Task A_yes_on_an_old_card_is_not_stored_and_brings_the_line_as_it_is()
    {
        await Shared();
        var old = (await Open(_chat.Marco)).Lines[0].Revision;
        await _chat.Ask("update_line", ("line", "1"), ("field", "target"), ("value", "70"));

        var reply = await _chat.Ask(_chat.Marco, "accept", ("line", "1"), ("revision", $"{old}"), ("view", "open"));

        reply.Changed.ShouldBeNull();
        reply.Card.ShouldBeOfType<PlanNegotiationCard>().Echo!.ShouldContain("was changed after this card was made");
        (await _chat.Plan()).Line(1).Acceptances.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_counter_without_a_value_opens_its_form_and_the_form_goes_back_to_its_page()
    {
        await Shared();
        var form = (await _chat.Ask(_chat.Marco, "counter", ("line", "1"), ("page", "1"))).Card
            .ShouldBeOfType<PlanLineFormCard>();

        var reply = await _chat.Ask(_chat.Marco, "counter", ("line", "1"), ("seen", $"{form.Seen}"), ("page", "1"),
            ("our_owner", form.OurOwner), ("partner_owner", form.PartnerOwner), ("due", "2027-05-31"),
            ("target", "40"), ("budget", "8000"), ("source", "own"), ("reason", "Holidays"));

        form.IsCounter.ShouldBeTrue();
        reply.Card.ShouldBeOfType<PlanNegotiationCard>();
        reply.Changed.ShouldBe("Work on ramp_up, countered: Due is 31 May 2027 (was 31 March 2027). "
            + "Your side stands by it; the other side has to look.");
        (await _chat.Plan()).Line(1).Changes.ShouldHaveSingleItem().Reason.ShouldBe("Holidays");
    }

    [Fact]
    public async Task A_reason_without_a_value_is_a_comment()
    {
        await Shared();

        await _chat.Ask(_chat.Marco, "counter", ("line", "1"), ("reason", "Who pays the room?"));

        var card = await Open(_chat.Dana);
        card.Lines[0].Comments.ShouldBe(["Marco Rossi: Who pays the room?"]);
    }

    [Fact]
    public async Task A_comment_is_asked_for_and_kept()
    {
        await Shared();
        var ask = await _chat.Ask(_chat.Marco, "update_line", ("line", "1"), ("field", "note"), ("page", "1"));

        var reply = await _chat.Ask(_chat.Marco, "update_line", ("line", "1"), ("field", "note"),
            ("value", "Fine with us"), ("page", "1"));

        ask.Card.ShouldBeOfType<PlanCommentCard>().Page.ShouldBe("1");
        reply.Card.ShouldBeOfType<PlanNegotiationCard>().Lines[0].Comments.ShouldBe(["Marco Rossi: Fine with us"]);
    }

    [Fact]
    public async Task Two_forms_at_once_are_merged_and_the_second_is_asked_about_what_both_changed()
    {
        await _chat.Complete();
        var form = (await _chat.Ask("update_line", ("line", "1"))).Card.ShouldBeOfType<PlanLineFormCard>();
        await _chat.Ask("update_line", ("line", "1"), ("seen", $"{form.Seen}"), ("target", "50"), ("due", form.Due));

        var second = await _chat.Ask("update_line", ("line", "1"), ("seen", $"{form.Seen}"), ("target", "60"),
            ("due", "2027-05-31"));

        var card = second.Card.ShouldBeOfType<PlanMergeCard>();
        var conflict = card.Conflicts.ShouldHaveSingleItem();
        (conflict.Theirs, conflict.Mine, conflict.Key, conflict.Value)
            .ShouldBe(("It is 50 leads now, by Dana Weber.", "You wanted 60 leads.", "target", "60 leads"));
        var line = (await _chat.Plan()).Line(1);
        (line.Target!.Value, line.Due).ShouldBe((50, new DateOnly(2027, 5, 31)));
        await _chat.Ask("update_line", ("line", "1"), ("field", conflict.Key), ("value", conflict.Value));
        (await _chat.Plan()).Line(1).Target!.Value.ShouldBe(60);
    }

    [Fact]
    public async Task What_changed_since_a_version_is_a_card_with_who_and_why()
    {
        await Shared();
        await _chat.Ask("agree");
        var signed = await _chat.Ask(_chat.Marco, "agree");
        await _chat.Ask(_chat.Marco, "counter", ("line", "3"), ("field", "target"), ("value", "30"),
            ("reason", "Our team is small"));

        var card = (await _chat.Ask("versions", ("from", "1"))).Card.ShouldBeOfType<PlanVersionsCard>();

        signed.IsFinal.ShouldBeTrue();
        card.Headline.ShouldBe("From version 1 to now, lines that differ: 1");
        card.Differences.ShouldHaveSingleItem().Changes
            .ShouldBe(["Target: 40 leads → 30 leads, Marco Rossi: “Our team is small”"]);
        card.Agreed.ShouldHaveSingleItem().Text.ShouldBe(
            "Version 1, 23 November 2026, signed by Dana Weber (Vendor), Marco Rossi (Contoso)");
    }

    [Theory]
    [InlineData("9", "There is no version 9. Agreed versions so far are 1 to 1.")]
    [InlineData("last", "\"last\" is no version that I can read.")]
    public async Task A_version_that_is_not_there_is_said(string from, string words)
    {
        await Shared();
        await _chat.Ask("agree");
        await _chat.Ask(_chat.Marco, "agree");

        (await _chat.Ask("versions", ("from", from))).Text!.ShouldContain(words);
    }

    [Fact]
    public async Task An_owner_whom_nobody_knows_is_kept_and_asked_about()
    {
        await _chat.Complete();

        var reply = await _chat.Ask("update_line", ("line", "1"), ("field", "partner_owner"), ("value", "Bianca Neri"));

        reply.Text!.ShouldContain("I don't know Bianca Neri at Contoso yet.");
        (await _chat.Plan()).Line(1).PartnerOwner!.Name.ShouldBe("Bianca Neri");
    }

    [Fact]
    public async Task A_target_without_a_unit_is_kept_and_asked_about()
    {
        await _chat.Complete();
        await _chat.Ask("add_line", ("section", "goals"), ("title", "Own wish"));

        var reply = await _chat.Ask("update_line", ("line", "6"), ("field", "target"), ("value", "40"));

        reply.Text!.ShouldContain("40 of what? Say \"change line 6\" and write for example \"40 leads\" as the target");
        (await _chat.Plan()).Line(6).Target!.Value.ShouldBe(40);
    }

    private async Task Shared()
    {
        await _chat.Complete();
        await _chat.Ask("share");
    }

    private async Task<PlanNegotiationCard> Open(Caller who) =>
        (await _chat.Ask(who, "show", ("view", "open"))).Card.ShouldBeOfType<PlanNegotiationCard>();
}
