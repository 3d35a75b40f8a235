using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Planning;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Interviews;

/// <summary>About in the guide: elsewhere, past a section, back, away and on again; days that do not exist.</summary>
public sealed class PlanGuideMovesTests
{
    private readonly PlanChat _chat = new();

    [Fact]
    public async Task One_may_jump_to_a_section_and_come_back()
    {
        await _chat.Ask("start");

        var there = await _chat.Ask("start", ("section", "joint_sales"));
        var back = await _chat.Guide((i, t) => i.BackAsync(t, default));

        Section(there).ShouldBe("joint_sales");
        Section(back).ShouldBe("ramp_up");
        (await _chat.Ask("start", ("section", "finance"))).Text!.ShouldContain("I don't know the section \"finance\"");
    }

    [Theory]
    [InlineData("skip this section", "goals")]
    [InlineData("skip the rest of the section", "goals")]
    [InlineData("skip ramp-up", "goals")]
    [InlineData("skip", null)]
    public async Task A_section_is_skipped_whole_when_that_is_said(string said, string? next)
    {
        await _chat.Ask("start");
        await _chat.Ask("add_line", ("section", "ramp_up"), ("elements", "kick_off"));

        _chat.Says = said;
        var reply = await _chat.Guide((i, t) => i.SkipAsync(t, default));

        (reply.Card as PlanSectionCard)?.Section.ShouldBe(next);
        (reply.Card is PlanLineFormCard).ShouldBe(next is null);
    }

    [Fact]
    public async Task A_section_further_on_is_left_out_until_one_goes_to_it()
    {
        await _chat.Ask("start");
        _chat.Says = "skip marketing please";
        var noted = await _chat.Guide((i, t) => i.SkipAsync(t, default));

        _chat.Says = null;
        await _chat.Guide((i, t) => i.SkipAsync(t, default));
        var after = await _chat.Guide((i, t) => i.SkipAsync(t, default));

        (Section(noted), Section(after)).ShouldBe(("ramp_up", "joint_sales"));
        Section(await _chat.Ask("start", ("section", "marketing"))).ShouldBe("marketing");
    }

    [Fact]
    public async Task One_leaves_does_something_else_and_goes_on_where_it_was()
    {
        await _chat.Ask("start");
        await _chat.Ask("start", ("section", "service"));
        await _chat.Turn(_chat.Dana, t => Task.FromResult(new InterviewPlugin([_chat.Interview]).Pause(t)));
        await _chat.Ask("show");

        var resumed = await _chat.Turn(_chat.Dana, t => new InterviewPlugin([_chat.Interview]).ResumeAsync(t));

        Section(resumed).ShouldBe("service");
    }

    [Theory]
    [InlineData("31 February", "There is no 31 February in the calendar.")]
    [InlineData("by February 30th", "There is no February 30th in the calendar.")]
    [InlineData("2027-02-29", "There is no 2027-02-29 in the calendar.")]
    [InlineData("31.4.2027", "There is no 31.4.2027 in the calendar.")]
    public async Task A_day_that_does_not_exist_is_said_so_and_the_question_stays(string said, string words)
    {
        await _chat.Ask("start");
        await _chat.Ask("add_line", ("section", "ramp_up"), ("elements", "kick_off"));
        var position = _chat.Running!.Position;

        _chat.Says = said;
        var reply = await _chat.Ask("update_line", ("field", "due"), ("value", "2027-02-28"));

        reply.Text!.ShouldStartWith(words);
        (reply.Changed, _chat.Running!.Position).ShouldBe((null, position));
        (await _chat.Plan()).Line(1).Due.ShouldNotBe(new DateOnly(2027, 2, 28));
    }

    [Theory]
    [InlineData("8k, half of it from the partner", "8000 GBP own partner 4000")]
    [InlineData("8k, the partner pays 2k", "8000 GBP own partner 2000")]
    [InlineData("8k, 25% from the partner", "8000 GBP own partner 2000")]
    [InlineData("8k MDF", "8000 GBP mdf")]
    [InlineData("8k, half of it from MDF", "8000 GBP own mdf 4000")]
    [InlineData("8k, 25% MDF", "8000 GBP own mdf 2000")]
    [InlineData("8k, 5k of it from MDF", "8000 GBP own mdf 5000")]
    [InlineData("8k, the partner pays 2k, the rest from MDF", "8000 GBP mdf partner 2000")]
    [InlineData("5k MDF and 3k own", "8000 GBP own mdf 5000")]
    [InlineData("5k from the MDF, 3k of our own money", "8000 GBP own mdf 5000")]
    [InlineData("3k own plus 5k MDF plus 2k from the partner", "10000 GBP own mdf 5000 partner 2000")]
    [InlineData("6k MDF and 2k from the partner", "8000 GBP mdf partner 2000")]
    [InlineData("8k MDF for 3 partners", "8000 GBP mdf")]
    public async Task Who_pays_what_is_said_beside_the_amount(string said, string budget)
    {
        await _chat.Complete();

        _chat.Says = said;
        await _chat.Ask("update_line", ("line", "3"), ("field", "budget"), ("value", "8000"));

        (await _chat.Plan()).Line(3).Budget!.Normal().ShouldBe(budget);
    }

    [Fact]
    public async Task A_quarter_said_to_the_guide_is_the_lines()
    {
        await _chat.Ask("start", ("section", "goals"));
        await _chat.Ask("add_line", ("section", "goals"), ("elements", "shared_targets"));
        await _chat.Ask("update_line", ("line", "1"), ("target", "800000 EUR"));

        var reply = await _chat.Ask("update_line", ("field", "quarters"), ("value", "Q2 200000"));

        reply.Changed.ShouldNotBeNull(reply.Text);
        (await _chat.Plan()).Line(1).Target!.Quarters[1].ShouldBe(200000);
    }

    [Theory]
    [InlineData("let's pencil in a partner day in Munich", "Partner day in Munich")]
    [InlineData("We also want to run a trade show in Hannover", "Trade show in Hannover")]
    [InlineData("how about an open day", "Open day")]
    public async Task What_leads_into_a_line_is_no_part_of_its_title(string said, string title)
    {
        await _chat.Ask("start");
        await _chat.Ask("start", ("section", "marketing"));

        await _chat.Ask("update_line", ("field", "elements"), ("value", said));

        (await _chat.Plan()).Lines.ShouldHaveSingleItem().Title.ShouldBe(title);
    }

    private static string? Section(Reply reply) => reply.Card.ShouldBeOfType<PlanSectionCard>().Section;
}
