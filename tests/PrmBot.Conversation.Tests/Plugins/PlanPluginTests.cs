using System.Text.Json;
using PrmBot.Conversation.Cards;
using PrmBot.Identity;
using PrmBot.Planning;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class PlanPluginTests
{
    private readonly PlanChat _chat = new();

    [Fact]
    public async Task A_line_is_added_with_everything_that_was_said_of_it()
    {
        await _chat.Complete();

        var reply = await _chat.Ask("add_line", ("section", "marketing"), ("title", "joint webinar"),
            ("due", "2027-03-31"),
            ("target", 40), ("budget", 8000m), ("currency", "EUR"), ("our_owner", "me"));

        reply.Changed.ShouldBe("Added: joint webinar.");
        var line = (await _chat.Plan()).Line(6);
        line.Element.ShouldBe("joint_events");
        line.Target!.Normal().ShouldBe("40 leads");
        line.Budget.ShouldBe(new PlanBudget(8000, "EUR"));
        line.OurOwner.ShouldBe(new PlanOwner("Dana Weber", new UserId("dana")));
    }

    [Theory]
    [InlineData("1", "colour", "red", "I don't know the field \"colour\"")]
    [InlineData("99", "due", "2027-03-31", "I find no line \"99\"")]
    [InlineData("work", "due", "2027-03-31", "could be 1 (Work on ramp_up), 2 (Work on goals)")]
    [InlineData("1", "target", "lots", "\"lots\" is no target")]
    [InlineData("1", "budget", "-5", "A budget of -5 is below zero")]
    [InlineData("1", "due", "2020-01-01", "before the start")]
    [InlineData("1", "our_owner", "Contoso", "\"Contoso\" is a company")]
    [InlineData(null, "due", "2027-03-31", "Which line do you mean?")]
    public async Task What_cannot_be_changed_is_said_with_the_way_out(string? line, string field, string value,
        string words)
    {
        await _chat.Complete();
        var before = (await _chat.Plan()).Version;

        var reply = await _chat.Ask("update_line", ("line", line), ("field", field), ("value", value));

        reply.Text!.ShouldContain(words);
        (await _chat.Plan()).Version.ShouldBe(before);
    }

    [Fact]
    public async Task An_unknown_section_is_answered_with_those_that_there_are()
    {
        await _chat.Complete();

        var reply = await _chat.Ask("add_line", ("section", "finance"), ("title", "x"));

        reply.Text.ShouldBe(
            "I don't know the section \"finance\". There are ramp-up, goals, marketing, joint sales and service.");
    }

    [Fact]
    public async Task A_line_without_a_change_is_shown_as_its_form()
    {
        await _chat.Complete();

        var reply = await _chat.Ask("update_line", ("line", "3"));

        var form = reply.Card.ShouldBeOfType<PlanLineFormCard>();
        (form.OurOwner, form.Due, form.Target, form.Budget).ShouldBe(("Dana Weber", "2027-03-31", 40m, 8000m));
        form.IsGuided.ShouldBeFalse();
    }

    [Fact]
    public async Task A_change_is_echoed_with_what_it_was_before()
    {
        await _chat.Complete();

        var reply = await _chat.Ask("update_line", ("line", "marketing"), ("field", "due"), ("value", "2027-04-30"));

        reply.Changed.ShouldBe("Work on marketing: Due is 30 April 2027 (was 31 March 2027).");
        reply.Card.ShouldBeOfType<PlanLineCard>().Former.ShouldBe(
            ["Due was 31 March 2027 (Dana Weber, 23 November 2026)"]);
    }

    [Fact]
    public async Task Both_sides_make_the_plan_active()
    {
        await _chat.Complete();

        var draft = await _chat.Ask(_chat.Marco, "show");
        await _chat.Ask("share");
        await _chat.Ask(_chat.Marco, "accept");
        var theirs = await _chat.Ask(_chat.Marco, "agree");
        var ours = await _chat.Ask("agree");

        draft.Text.ShouldBe("There is no plan to look at yet. It shows up here as soon as it is shared with you.");
        theirs.Changed.ShouldBe("Signed for your side. The plan is agreed when the other side signs too.");
        ours.Changed.ShouldBe("Both sides have signed. The plan with Contoso is agreed; "
            + "this is version 1, and it stays as it is.");
        (await _chat.Plan()).State.ShouldBe(PlanState.Active);
    }

    [Fact]
    public async Task A_shared_plan_is_posted_into_the_linked_channel()
    {
        var channel = new ConversationKey("19:contoso");
        var chat = new PlanChat(channel);
        await chat.Link(channel);
        await chat.Complete();

        var reply = await chat.Ask("share");

        var card = reply.Postings.ShouldHaveSingleItem().Card.ShouldBeOfType<PlanCard>();
        (card.CanShare, card.CanAccept, card.CanAgree).ShouldBe((false, true, true));
    }

    [Fact]
    public async Task The_check_names_line_and_field()
    {
        await _chat.Complete();
        await _chat.Ask("add_line", ("section", "goals"), ("title", "Vague wish"));
        await _chat.Ask("drop_line", ("line", "5"));

        var reply = await _chat.Ask("check");

        var card = reply.Card.ShouldBeOfType<PlanCheckCard>();
        card.Sections.Select(s => (s.Title, s.Gaps.Single())).ShouldBe([
            ("Goals", new PlanCheckGap("6.\u00a0Vague wish: Vendor's owner, Partner's owner, Due, Target",
                "Say \"our owner of line 6 is me\", or press here.", "6")),
            ("Service", new PlanCheckGap("No line yet.",
                "Say for example \"add pre-sales engineering to service\", or press \"Fill the gaps\".", ""))]);
    }

    [Fact]
    public async Task Forty_lines_stay_small_and_are_turned_by_page()
    {
        await _chat.Complete();
        for (var i = 0; i < 40; i++)
        {
            await _chat.Ask("add_line", ("section", "marketing"), ("title", $"Activity {i}"), ("budget", 1000m),
                ("target", "10 leads"));
        }

        var whole = (await _chat.Ask("show")).Card.ShouldBeOfType<PlanCard>();
        var second = (await _chat.Ask("show", ("section", "marketing"), ("page", 2))).Card.ShouldBeOfType<PlanCard>();

        whole.Sections.ShouldAllBe(s => s.Lines.Count == 0);
        whole.Pages.Count.ShouldBe(5);
        second.Sections.ShouldHaveSingleItem().Lines.Count.ShouldBe(12);
        second.Pages.Select(p => (p.Section, p.Page)).ShouldBe([("", 1), ("marketing", 1), ("marketing", 3)]);
        JsonSerializer.Serialize(second, JsonSerializerOptions.Web).Length.ShouldBeLessThan(6000);
    }

    [Fact]
    public async Task Nothing_is_planned_with_a_partner_that_has_no_plan()
    {
        var reply = await _chat.Ask("add_line", ("section", "goals"), ("title", "Revenue"));

        reply.Text.ShouldBe(
            "There is no joint plan with this partner yet. Say \"build a plan\" and I guide you through it.");
    }

    [Fact]
    public async Task Numbers_need_not_be_text()
    {
        await _chat.Complete();

        await _chat.Ask("update_line", ("line", 2), ("field", "budget"), ("value", 1250.5m));
        await _chat.Ask("update_line", ("line", 3L), ("field", "target"), ("value", 1500000.0));

        (await _chat.Plan()).Line(2).Budget!.Amount.ShouldBe(1250.5m);
        (await _chat.Plan()).Line(3).Target!.Normal().ShouldBe("1500000 leads");
    }

    [Fact]
    public async Task A_button_pressed_twice_adds_one_line_and_a_refused_one_adds_nothing()
    {
        await _chat.Ask("start");
        await _chat.Ask("add_line", ("section", "ramp_up"), ("elements", "kick_off"), ("title", "Own words"));
        var before = await _chat.Plan();

        var again = await _chat.Ask("add_line", ("section", "ramp_up"), ("elements", "online_training"),
            ("title", "own words"));

        before.Lines.Select(l => l.Title).ShouldBe(["Own words", "Kick-off and working agreement"]);
        again.Text.ShouldBe(
            "Line 1, Own words, is in the plan already. Change that one, or give the new line another title.");
        (await _chat.Plan()).Version.ShouldBe(before.Version);
    }

    [Theory]
    [InlineData("kick-off, online training", "Kick-off and working agreement|Online training")]
    [InlineData("Kick-off and working agreement", "Kick-off and working agreement")]
    [InlineData("a summer party and a quiz", "Summer party and a quiz")]
    public async Task Elements_can_be_typed_instead_of_ticked(string said, string titles)
    {
        await _chat.Ask("start");

        await _chat.Ask("update_line", ("field", "elements"), ("value", said));

        string.Join('|', (await _chat.Plan()).Lines.Select(l => l.Title)).ShouldBe(titles);
    }

    [Fact]
    public void The_functions_have_the_names_and_arguments_of_the_wire()
    {
        var functions = PlanChat.Functions;

        functions.Select(f => f.Name).Order(StringComparer.Ordinal).ShouldBe(
            ["accept", "add_line", "agree", "check", "counter", "drop_line", "export", "import", "map_accounts", "mdf",
                "share", "show", "start", "update_line", "versions"]);
        functions.ShouldAllBe(f => f.Parameters[0].Name == "partner" && f.Parameters[0].IsRequired);
        functions.Single(f => f.Name == "add_line").Parameters.Select(p => p.Name).Take(9).ShouldBe(
            ["partner", "section", "title", "element", "our_owner", "partner_owner", "due", "target", "budget"]);
    }

    [Fact]
    public async Task A_line_without_a_title_brings_what_is_on_offer()
    {
        await _chat.Complete();

        var reply = await _chat.Ask("add_line", ("section", "service"));

        reply.Card.ShouldBeOfType<PlanSectionCard>().IsGuided.ShouldBeFalse();
        reply.Changed.ShouldBeNull();
    }

    [Fact]
    public async Task The_form_asks_for_the_particulars_of_the_element_and_keeps_them()
    {
        await _chat.Complete();
        await _chat.Ask("add_line", ("section", "ramp_up"), ("element", "online_training"));
        var form = (await _chat.Ask("update_line", ("line", "6"))).Card.ShouldBeOfType<PlanLineFormCard>();

        await _chat.Ask("update_line", ("line", "6"), ("seen", $"{form.Seen}"),
            ("details", "Course: Sales basics\nNumber of people: \nPass mark: 80 %"), ("depends_on", "1"));

        form.Details.ShouldBe("Course: \nNumber of people: \nPass mark: ");
        var line = (await _chat.Plan()).Line(6);
        line.Details.ShouldBe(new Dictionary<string, string> { ["Course"] = "Sales basics", ["Pass mark"] = "80 %" },
            ignoreOrder: true);
        line.DependsOn.ShouldBe([1]);
    }
}
