using PrmBot.Planning;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>Each kind of bad input: the sentence says what was wrong and the way out, and nothing is lost.</summary>
public sealed class PlanBadInputTests
{
    private readonly PlanChat _chat = new();

    [Fact]
    public async Task A_date_before_the_start_and_one_in_the_past_are_told_apart()
    {
        await _chat.Complete();

        var before = await Update("due", "2026-11-22");
        await _chat.Put(p => p with { Start = new DateOnly(2026, 1, 1) });
        var past = await Update("due", "2026-11-20");

        before.ShouldBe("Sunday, 22 November 2026 is before the start, Monday, 23 November 2026. "
            + "Pick that day or a later one.");
        past.ShouldBe("Friday, 20 November 2026 is in the past. Pick a day from Monday, 23 November 2026 on.");
    }

    [Fact]
    public async Task An_owner_whom_nobody_knows_is_kept_and_asked_about()
    {
        await _chat.Complete();

        var said = await Update("partner_owner", "Xaver Unheard");

        said.ShouldContain("I don't know Xaver Unheard at Contoso yet. Is the name right?");
        (await _chat.Plan()).Line(1).PartnerOwner!.Name.ShouldBe("Xaver Unheard");
    }

    [Fact]
    public async Task A_budget_below_zero_and_one_over_the_pool_are_not_stored()
    {
        await _chat.Complete();
        await _chat.Ask("mdf", ("action", "pool"), ("amount", "5000"));

        (await Update("budget", "-1")).ShouldBe("A budget of -1 is below zero. Give 0 or more.");
        (await Update("budget", "6000 GBP mdf")).ShouldContain("Give at most 5,000");
        (await _chat.Plan()).Line(1).Budget!.Amount.ShouldBe(8000);
    }

    [Fact]
    public async Task What_a_target_counts_is_taken_from_the_sentence()
    {
        await _chat.Complete();
        _chat.Says = "target of line 1 is 3 workshops by March";

        await Update("target", "3");

        (await _chat.Plan()).Line(1).Target!.Unit.ShouldBe("workshops");
    }

    [Fact]
    public async Task A_target_without_a_unit_is_kept_and_asked_what_it_counts()
    {
        await _chat.Complete();

        var reply = await _chat.Ask("add_line", ("section", "service"), ("title", "Our own idea"), ("target", "40"));

        reply.Text!.ShouldContain("40 of what?");
        (await _chat.Plan()).Line(6).Target!.Value.ShouldBe(40);
    }

    [Fact]
    public async Task Weights_that_do_not_sum_to_100_are_in_the_check_with_the_way_out()
    {
        await _chat.Complete();
        await _chat.Put(p => p with { Lines = [.. p.Lines.Select(Weighted)] });

        var card = (await _chat.Ask("check")).Card;

        System.Text.Json.JsonSerializer.Serialize(card, card!.GetType())
            .ShouldContain("The weights of the goals sum to 60, not to 100.");

        static PlanLine Weighted(PlanLine line) =>
            line.Section == PlanSection.Goals ? line with { Weight = 60 } : line;
    }

    private async Task<string> Update(string field, string value) =>
        (await _chat.Ask("update_line", ("line", "1"), ("field", field), ("value", value))).Text!;
}
