using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Planning;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Cards;

public sealed class PlanAnswersTests
{
    private readonly PlanChat _chat = new();

    [Fact]
    public async Task The_check_answers_the_three_questions_or_says_what_is_not_answered()
    {
        await _chat.Complete();

        var open = await Answers();
        await _chat.Ask("update_line", ("line", "2"), ("field", "target"), ("value", "800000 GBP"));
        var told = await Answers();

        open.Select(a => a.Value).ShouldBe(
        [
            "Not answered yet. Give a goal a target in money, for example \"target of line 2 is 800k EUR\".",
            "Lines with a person on both sides: 5 of 5", "Lines with a target: 5 of 5; money: 40,000 GBP (own money)",
            "1; 3 to 5 are usual.",
        ]);
        told[0].ShouldBe(new PlanFact("What revenue?", "Work on goals: 800,000 GBP (first 40)"));
    }

    [Fact]
    public async Task The_ramp_up_says_what_was_promised_at_each_gate_once_it_is_shared()
    {
        await _chat.Complete();
        await _chat.Ask("update_line", ("line", "1"), ("field", "due"), ("value", "2026-12-10"));
        (await Notes("ramp_up")).ShouldBeEmpty();

        await _chat.Ask("share");
        await _chat.Put(p => p with { Start = new DateOnly(2026, 8, 20) });

        (await Notes("ramp_up")).ShouldBe(
        [
            "Day 30 (19 September 2026): promised 0, done 0, stuck 0.",
            "Day 60 (19 October 2026): promised 0, done 0, stuck 0.",
            "Day 90 (18 November 2026): promised 0, done 0, stuck 0. Until the first deal is won it is not shown that "
                + "the partner can sell alone; finished courses don't show it.",
        ]);
        (await Notes("goals")).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<PlanFact>> Answers() =>
        (await _chat.Ask("check")).Card.ShouldBeOfType<PlanCheckCard>().Answers;

    private async Task<IReadOnlyList<string>> Notes(string section) =>
        (await _chat.Ask("show", ("section", section))).Card.ShouldBeOfType<PlanCard>().Notes;
}
