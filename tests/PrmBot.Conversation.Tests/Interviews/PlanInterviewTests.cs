using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Conversation.Understanding;
using PrmBot.Planning;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Interviews;

public sealed class PlanInterviewTests
{
    private readonly PlanChat _chat = new();

    [Fact]
    public async Task It_begins_with_what_the_gaps_and_the_route_call_for()
    {
        var reply = await _chat.Ask("start");

        var card = reply.Card.ShouldBeOfType<PlanSectionCard>();
        card.Section.ShouldBe("ramp_up");
        card.Progress.ShouldBe("Section 1 of 5 · Contoso");
        card.Offers.Single(o => o.Id == "kick_off").Why.ShouldBe("They answer slowly.");
        card.Offers.Single(o => o.Id == "online_training").Why.ShouldBe("Usual for this kind of partner.");
        card.Preselected.Split(',').ShouldContain("kick_off");
        card.Preselected.Split(',').ShouldNotContain("named_team");
        reply.IsOpenQuestion.ShouldBeTrue();
    }

    [Fact]
    public async Task Our_judgement_is_not_shown_where_the_partner_reads_along()
    {
        _chat.Place = PlaceKind.Channel;

        var reply = await _chat.Ask("start");

        reply.Card.ShouldBeOfType<PlanSectionCard>().Offers.ShouldAllBe(o => o.Why != "They answer slowly.");
    }

    [Fact]
    public async Task After_the_elements_it_asks_only_for_what_is_missing_one_at_a_time()
    {
        await _chat.Ask("start");

        var first = await _chat.Ask("add_line", ("section", "ramp_up"), ("elements", "kick_off,online_training"),
            ("title", ""));
        var second = await _chat.Ask("update_line", ("field", "our_owner"), ("value", "me"));
        var third = await _chat.Ask("update_line", ("value", "Marco Rossi"));

        first.Text.ShouldBe("Who owns \"Kick-off and working agreement\" on our side?");
        second.Text.ShouldBe("Who owns \"Kick-off and working agreement\" on the partner's side?");
        third.Text.ShouldBe("Who owns \"Online training\" on our side?");
        third.Card.ShouldBeOfType<PlanLineFormCard>().Echo!
            .ShouldStartWith("Kick-off and working agreement: Partner's owner is Marco Rossi. I don't know Marco");
    }

    [Fact]
    public async Task The_form_and_the_typed_answers_give_the_same_line()
    {
        var form = new PlanChat();
        await form.Ask("start");
        await form.Ask("add_line", ("section", "ramp_up"), ("elements", "online_training"));
        await form.Ask("update_line", ("line", "1"), ("our_owner", "me"), ("partner_owner", "Marco Rossi"),
            ("due", "2027-01-15"), ("target", "12"), ("budget", ""), ("source", "own"));

        await _chat.Ask("start");
        await _chat.Ask("update_line", ("field", "elements"), ("value", "online training"));
        await _chat.Ask("update_line", ("field", "our_owner"), ("value", "me"));
        await _chat.Ask("update_line", ("field", "partner_owner"), ("value", "Marco Rossi"));
        await _chat.Ask("update_line", ("field", "target"), ("value", 12m));
        await _chat.Ask("update_line", ("line", "1"), ("field", "due"), ("value", "2027-01-15"));

        var typed = (await _chat.Plan()).Line(1);
        var filled = (await form.Plan()).Line(1);
        var fields = Enum.GetValues<LineField>();
        fields.Select(f => typed.Normal(f)).ShouldBe(fields.Select(f => filled.Normal(f)));
        typed.Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_walks_through_all_five_sections_to_a_plan_that_can_be_agreed()
    {
        await _chat.Ask("start");
        var reply = new Reply();
        foreach (var (section, element) in new[]
        {
            ("ramp_up", "kick_off"), ("goals", "shared_targets"), ("marketing", "joint_events"),
            ("joint_sales", "account_mapping"), ("service", "postsales_support"),
        })
        {
            _chat.Running!.Position.ShouldBe($"section:{section}");
            reply = await _chat.Ask("add_line", ("section", section), ("elements", element), ("title", ""));
            while (_chat.Running is { } running && running.Position.StartsWith("line:", StringComparison.Ordinal))
            {
                reply = await _chat.Ask("update_line", ("value", running.Position.Split(':')[^1] switch
                {
                    "target" => 40,
                    "baseline" => 10,
                    "quarters" => "even",
                    "budget" => "8000 mdf",
                    _ => "Dana Weber",
                }));
            }
        }

        _chat.Running.ShouldBeNull();
        reply.Card.ShouldBeOfType<PlanCard>().Missing.ShouldBe("Nothing is missing; it can be agreed.");
        var lines = (await _chat.Plan()).Lines;
        lines.Select(l => l.Budget?.Source).ShouldBe([null, null, BudgetSource.Mdf, null, null]);
        (lines[1].Target!.Baseline, lines[1].Target!.NormalQuarters()).ShouldBe((10, "10 / 10 / 10 / 10"));
    }

    [Fact]
    public async Task Skip_goes_to_the_next_field_and_back_comes_back_to_it()
    {
        await _chat.Ask("start");
        await _chat.Ask("add_line", ("section", "ramp_up"), ("elements", "kick_off"));

        var skipped = await _chat.Guide((i, t) => i.SkipAsync(t, default));
        var back = await _chat.Guide((i, t) => i.BackAsync(t, default));
        await _chat.Guide((i, t) => i.SkipAsync(t, default));
        var next = await _chat.Guide((i, t) => i.SkipAsync(t, default));

        skipped.Text.ShouldBe("Who owns \"Kick-off and working agreement\" on the partner's side?");
        back.Text.ShouldBe("Who owns \"Kick-off and working agreement\" on our side?");
        next.Card.ShouldBeOfType<PlanSectionCard>().Section.ShouldBe("goals");
    }

    [Fact]
    public async Task All_takes_what_is_called_for_and_a_number_is_no_name()
    {
        await _chat.Ask("start");

        var number = await _chat.Ask("update_line", ("value", "1, 2"));
        var all = await _chat.Ask("update_line", ("value", "All of them."));

        number.Text!.ShouldContain("say \"all\"");
        all.Card.ShouldBeOfType<PlanLineFormCard>();
        (await _chat.Plan()).Lines.Select(l => l.Element).ShouldContain("kick_off");
    }

    [Fact]
    public async Task A_skip_on_the_card_of_an_earlier_step_skips_nothing()
    {
        var plugin = new InterviewPlugin([_chat.Interview]);
        var first = (PlanSectionCard)(await _chat.Ask("start")).Card!;
        await _chat.Turn(_chat.Dana, t => plugin.SkipAsync(t, first.At));

        var again = await _chat.Turn(_chat.Dana, t => plugin.SkipAsync(t, first.At));

        var card = again.Card.ShouldBeOfType<PlanSectionCard>();
        card.Section.ShouldBe("goals");
        card.Echo!.ShouldContain("earlier question");
        again.InPlace.ShouldBeFalse();
    }

    [Fact]
    public async Task Skipping_every_section_ends_it_with_the_plan()
    {
        await _chat.Ask("start");

        var reply = new Reply();
        for (var i = 0; i < 5; i++)
        {
            reply = await _chat.Guide((interview, turn) => interview.SkipAsync(turn, default));
        }

        reply.Card.ShouldBeOfType<PlanCard>();
        _chat.Running.ShouldBeNull();
    }

    [Fact]
    public async Task It_says_what_it_has_asked_and_why()
    {
        await _chat.Ask("start");
        var section = await _chat.Turn(_chat.Dana, t => _chat.Interview.AskedAsync(t, default));
        await _chat.Ask("add_line", ("section", "ramp_up"), ("elements", "kick_off"));

        var field = await _chat.Turn(_chat.Dana, t => _chat.Interview.AskedAsync(t, default));
        var why = await _chat.Guide((i, t) => i.ExplainAsync(t, default));

        section!.Id.ShouldBe("elements");
        field.ShouldBe(new AskedQuestion(AskedFor.PlanField, "our_owner",
            "Who owns \"Kick-off and working agreement\" on our side?"));
        why.Card.ShouldBeOfType<PlanLineFormCard>().Echo!.ShouldContain("channel manager");
    }

    [Fact]
    public async Task A_bad_value_leaves_the_question_open()
    {
        await _chat.Ask("start");
        await _chat.Ask("add_line", ("section", "ramp_up"), ("elements", "online_training"));
        var position = _chat.Running!.Position;

        var reply = await _chat.Ask("update_line", ("field", "due"), ("value", "2020-01-01"));

        reply.Text.ShouldBe(
            "Wednesday, 1 January 2020 is before the start, Monday, 23 November 2026. Pick that day or a later one.");
        reply.Changed.ShouldBeNull();
        _chat.Running!.Position.ShouldBe(position);
    }

    [Fact]
    public async Task Work_on_another_line_does_not_move_the_guide()
    {
        await _chat.Ask("start");
        await _chat.Ask("add_line", ("section", "ramp_up"), ("elements", "kick_off"));
        var position = _chat.Running!.Position;

        var reply = await _chat.Ask("add_line", ("section", "marketing"), ("title", "Joint webinar in March"),
            ("target", 40));

        reply.Card.ShouldBeOfType<PlanLineCard>().Facts.Single(f => f.Title == "Target").Value.ShouldBe("40 leads");
        _chat.Running!.Position.ShouldBe(position);
    }

    [Fact]
    public async Task An_assessment_that_was_running_waits()
    {
        var other = new RunningInterview(InterviewKind.Assessment, new("c"), "a1", "TF1");
        await _chat.Guide((_, turn) =>
        {
            turn.Dialogue = turn.Dialogue with { Interview = other };
            return Task.FromResult(new Reply());
        });

        await _chat.Ask("start");

        var paused = await _chat.Turn(_chat.Dana, t => Task.FromResult(t.Dialogue.Paused));
        paused.ShouldHaveSingleItem().Subject.ShouldBe("a1");
    }

    [Fact]
    public async Task A_line_dropped_while_it_is_asked_about_is_not_asked_about_further()
    {
        await _chat.Ask("start");
        await _chat.Ask("add_line", ("section", "ramp_up"), ("elements", "kick_off"));

        var reply = await _chat.Ask("drop_line", ("line", "1"));

        reply.Card.ShouldBeOfType<PlanSectionCard>().Section.ShouldBe("goals");
        reply.Changed.ShouldBe("Line 1, Kick-off and working agreement, is dropped.");
    }
}
