using PrmBot.Conversation.Understanding;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding;

public sealed class GuideAnswersTests
{
    [Theory]
    [InlineData("due", "jump to marketing", "Plan-start", "section", "marketing")]
    [InlineData("due", "let's do joint sales first", "Plan-start", "section", "joint_sales")]
    [InlineData("elements", "go back to ramp-up", "Plan-start", "section", "ramp_up")]
    [InlineData("our_owner", "ok let's move on to service now", "Plan-start", "section", "service")]
    [InlineData("target", "Q2 target 200k", "Plan-update_line", "field", "quarters")]
    [InlineData("due", "set the Q2 target to 200k", "Plan-update_line", "value", "Q2 200000")]
    [InlineData("target", "40 leads, up from 12", "Plan-update_line", "value", "from 12 to 40 leads")]
    [InlineData("target", "raise it from 1.2m to 1.5m", "Plan-update_line", "value", "from 1200000 to 1500000")]
    [InlineData("budget", "around 8k, half of it from the partner", "Plan-update_line", "value", "8000")]
    [InlineData("due", "31 February", "Plan-update_line", "value", "31 February")]
    [InlineData("partner_owner", "that will be Marco from their side", "Plan-update_line", "value", "Marco")]
    [InlineData("partner_owner", "Sven Berger, their sales lead", "Plan-update_line", "value", "Sven Berger")]
    [InlineData("elements", "how about a customer workshop in Basel?", "Plan-add_line", "title",
        "Customer workshop in Basel")]
    [InlineData("elements", "we also want a trade show", "Plan-add_line", "section", "marketing")]
    public void The_guide_is_told_in_many_ways(string field, string said, string function, string name, string value)
    {
        var understood = Understand(field, said);

        understood.Function.ShouldBe(function);
        understood.Arguments[name]?.ToString().ShouldBe(value);
    }

    [Theory]
    [InlineData("let's stop here for today", "Interview-pause")]
    [InlineData("that's enough for now", "Interview-pause")]
    [InlineData("what's still missing?", "Plan-check")]
    [InlineData("skip this section", "Interview-skip")]
    [InlineData("skip marketing", "Interview-skip")]
    [InlineData("no idea yet", "Interview-skip")]
    public void Moves_without_a_value_are_heard_at_any_field(string said, string function)
    {
        foreach (var field in new[] { "elements", "due", "our_owner", "target", "budget", "quarters" })
        {
            Understand(field, said).Function.ShouldBe(function, field);
        }
    }

    [Fact]
    public void A_quarter_after_a_line_was_talked_about_is_that_lines_and_a_kpis_is_the_kpis()
    {
        var last = new Request("Plan-update_line", new() { ["line"] = 2, ["field"] = "target", ["value"] = 800000 });

        var lines = Engines.Shared.Understand(Said("Q2 target 200k") with { Last = last });
        var kpis = Engines.Shared.Understand(Said("pipeline target Q2 200k") with { Last = last });

        (lines.Function, lines.Arguments["line"]?.ToString(), lines.Arguments["value"]?.ToString())
            .ShouldBe(("Plan-update_line", "2", "Q2 200000"));
        kpis.Function.ShouldBe("Kpi-set_target");
        Engines.Shared.Understand(Said("Q2 target 200k")).Function.ShouldBe("Kpi-set_target");
    }

    private static Understood Understand(string field, string said) => Engines.Shared.Understand(
        Said(said) with { Asked = new AskedQuestion(AskedFor.PlanField, field, "What do you want in Marketing?") });

    private static Utterance Said(string text) => new(text, null, ["Contoso"], new DateOnly(2026, 11, 23));
}
