using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>Owners against the people of the partner's channel: asked about, never refused.</summary>
public sealed class PlanOwnersTests : IAsyncLifetime
{
    private static readonly ConversationKey Channel = new("19:contoso@thread.tacv2");
    private readonly PlanChat _chat = new(Channel);

    public async Task InitializeAsync()
    {
        await _chat.Link(Channel);
        await _chat.Complete();
        _chat.People.All =
        [
            KnownPeople.One("dana-id", "Dana Weber", false), KnownPeople.One("marco-id", "Marco Rossi", true),
            KnownPeople.One("megan-id", "Megan Bowen", true), KnownPeople.One("meg-id", "Megan Weber", false),
        ];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_name_that_is_not_in_the_channel_is_kept_and_asked_about_with_buttons()
    {
        var reply = await Owner("partner_owner", "Megan Bowne");

        reply.Text!.ShouldEndWith("I don't know Megan Bowne in the channel of Contoso. "
            + "Keep the name, or did you mean Megan Bowen?");
        (await _chat.Plan()).Line(1).PartnerOwner!.Name.ShouldBe("Megan Bowne");
        var buttons = reply.Card.ShouldBeOfType<PlanLineCard>().Choices;
        buttons.Select(b => b.Title).ShouldBe(["Keep Megan Bowne", "Megan Bowen"]);

        var kept = await Press(buttons[0]);
        var put = await Press(buttons[1]);

        kept.Text.ShouldBe("Work on ramp_up stays as it was.");
        put.Card.ShouldBeOfType<PlanLineCard>().Choices.ShouldBeEmpty();
        (await _chat.Plan()).Line(1).PartnerOwner.ShouldBe(new("Megan Bowen", new UserId("megan-id")));
    }

    [Fact]
    public async Task Without_a_name_like_it_only_keeping_it_is_offered()
    {
        var reply = await Owner("our_owner", "Xaver Unheard");

        reply.Text!.ShouldEndWith("I don't know Xaver Unheard in the channel of Contoso. "
            + "Keep the name, or say the right one?");
        reply.Card.ShouldBeOfType<PlanLineCard>().Choices.ShouldHaveSingleItem().Title.ShouldBe("Keep Xaver Unheard");
    }

    [Theory]
    [InlineData("partner_owner", "rossi, marco", "Marco Rossi", "marco-id")]
    [InlineData("our_owner", "MEGAN WEBER", "Megan Weber", "meg-id")]
    public async Task Who_is_in_the_channel_is_known_by_id_and_not_asked_about(
        string field, string said, string name, string id)
    {
        await Owner(field, "Xaver Unheard");

        var reply = await Owner(field, said);

        reply.Card.ShouldBeOfType<PlanLineCard>().Choices.ShouldBeEmpty();
        reply.Text!.ShouldNotContain("don't know");
        var line = (await _chat.Plan()).Line(1);
        (field == "our_owner" ? line.OurOwner : line.PartnerOwner).ShouldBe(new(name, new UserId(id)));
    }

    [Fact]
    public async Task Of_two_people_with_one_name_none_is_taken_and_nothing_is_asked()
    {
        _chat.People.All = [.. _chat.People.All!, KnownPeople.One("megan-2", "Megan Bowen", true)];

        var reply = await Owner("partner_owner", "Megan Bowen");

        reply.Card.ShouldBeOfType<PlanLineCard>().Choices.ShouldBeEmpty();
        (await _chat.Plan()).Line(1).PartnerOwner!.Id.ShouldBeNull();
    }

    [Fact]
    public async Task A_channel_out_of_reach_raises_no_doubt_and_stops_nothing()
    {
        _chat.People.All = null;

        var reply = await Owner("partner_owner", "Xaver Unheard");

        reply.Text.ShouldBe("Work on ramp_up: Partner's owner is Xaver Unheard (was Marco Rossi).");
        (await _chat.Plan()).Line(1).PartnerOwner!.Name.ShouldBe("Xaver Unheard");
    }

    [Fact]
    public async Task Who_is_in_the_plan_already_is_not_asked_about_again()
    {
        await Owner("partner_owner", "Xaver Unheard");

        var again = await _chat.Ask(
            "update_line", ("line", "2"), ("field", "partner_owner"), ("value", "Xaver Unheard"));

        again.Text!.ShouldNotContain("don't know");
    }

    [Fact]
    public async Task A_button_of_an_older_card_does_not_undo_who_was_put_in_since()
    {
        var buttons = (await Owner("partner_owner", "Megan Bowne")).Card.ShouldBeOfType<PlanLineCard>().Choices;
        await Owner("partner_owner", "Marco Rossi");

        await Press(buttons[1]);

        (await _chat.Plan()).Line(1).PartnerOwner!.Name.ShouldBe("Marco Rossi");
    }

    [Fact]
    public async Task A_counter_and_a_new_line_ask_as_well()
    {
        await _chat.Ask("share");
        var countered = await _chat.Ask(
            _chat.Marco, "counter", ("line", "1"), ("field", "partner_owner"), ("value", "Megan"));
        var added = await _chat.Ask("add_line", ("section", "goals"), ("title", "One more"), ("our_owner", "Megan"));

        countered.Card.ShouldBeOfType<PlanLineCard>().Choices.Select(c => c.Value).ShouldBe(["Megan", "Megan Bowen"]);
        added.Card.ShouldBeOfType<PlanLineCard>().Choices.Select(c => c.Value).ShouldBe(["Megan", "Megan Weber"]);
    }

    [Fact]
    public async Task The_guide_goes_on_and_asks_on_its_next_card()
    {
        var chat = new PlanChat(Channel) { People = { All = _chat.People.All } };
        await chat.Link(Channel);
        await chat.Ask("start");
        await chat.Ask("add_line", ("section", "ramp_up"), ("elements", "kick_off"));

        var next = await chat.Ask("update_line", ("value", "Megan"));

        var form = next.Card.ShouldBeOfType<PlanLineFormCard>();
        form.Question.ShouldBe("Who owns \"Kick-off and working agreement\" on the partner's side?");
        form.Echo!.ShouldContain("did you mean Megan Weber?");
        form.Choices.Select(c => c.Value).ShouldBe(["Megan", "Megan Weber"]);
    }

    [Fact]
    public async Task Names_of_an_imported_file_are_kept_and_asked_about_in_its_report()
    {
        var reply = await _chat.Ask("import", ("rows", "Line,Section,Title,Vendor owner,Partner owner\n"
            + "1,,Work on ramp_up,,Megan Bowne\n,goals,One more,Megan,\n2,,Work on goals,Dana Weber,Marco Rossi\n"));

        var report = reply.Card.ShouldBeOfType<PlanImportCard>();
        report.Misfits.ShouldBeEmpty();
        report.Doubts.Count.ShouldBe(2);
        report.Doubts[0].ShouldStartWith("Line 6: I don't know Megan in the channel of Contoso.");
        report.Doubts[1].ShouldStartWith("Line 1: I don't know Megan Bowne in the channel of Contoso.");
        (await _chat.Plan()).Line(1).PartnerOwner!.Name.ShouldBe("Megan Bowne");
    }

    private Task<Reply> Owner(string field, string name) =>
        _chat.Ask("update_line", ("line", "1"), ("field", field), ("value", name));

    private Task<Reply> Press(PlanOwnerChoice button) => _chat.Ask("update_line", ("line", button.Line),
        ("field", button.Field), ("value", button.Value), ("seen", button.Seen));
}
