using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Tests.Plugins;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Cards;

public sealed class PlanGapsTests
{
    private readonly PlanChat _chat = new();

    [Fact]
    public async Task Everything_that_does_not_add_up_is_said_with_the_way_out()
    {
        await _chat.Complete();
        await Set("2", "weight", "60");
        await Set("2", "quarters", "5 / 5 / 5 / 5");
        await Set("3", "depends_on", "1");
        await Set("1", "due", "2027-06-30");
        await Set("5", "due", "2028-01-31");

        var card = (await _chat.Ask("check")).Card.ShouldBeOfType<PlanCheckCard>();

        card.Sections.SelectMany(s => s.Gaps).Select(g => (g.Line, g.Text, g.WayOut)).ShouldBe([
            ("2", "2.\u00a0Work on goals: the quarters sum to 20, the target is 40.",
                "Say \"change line 2\", press More, and write \"even\" or four numbers that sum to 40; "
                + "or change the target."),
            ("", "The weights of the goals sum to 60, not to 100.",
                "Open a goal with \"change line\" and its number, press More, "
                + "and set the weights so that they sum to 100."),
            ("3", "3.\u00a0Work on marketing is due before line 1, Work on ramp_up, "
                    + "which it waits for until 30 June 2027.",
                "Say \"change line 3's due date to 30 June 2027\", "
                + "or say \"change line 3\", press More, and write \"none\" for what it waits for."),
            ("5", "5.\u00a0Work on service is due after the last day of the plan.",
                "Move its due date into the plan's time, or leave it for the next plan.")]);
    }

    private Task<Reply> Set(string line, string field, string value) =>
        _chat.Ask("update_line", ("line", line), ("field", field), ("value", value));
}
