using System.Text.Json.Nodes;
using PrmBot.Conversation.Understanding;
using PrmBot.Testing;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding;

public sealed class LocalEngineTests
{
    private static readonly AskedQuestion Question = new(AskedFor.AssessmentQuestion, "TF1", "How many?");

    [Theory]
    [InlineData("3", "3")]
    [InlineData("level 3", "3")]
    [InlineData("three", "3")]
    [InlineData("a 2 I think", "2")]
    [InlineData("don't know", "dont_know")]
    [InlineData("no idea, sorry", "dont_know")]
    [InlineData("I have no idea", "dont_know")]
    [InlineData("-1", "-1")]
    [InlineData("n/a", "not_applicable")]
    [InlineData("not applicable", "not_applicable")]
    [InlineData("they run two campaigns a year", "they run two campaigns a year")]
    [InlineData("that doesn't apply to them", "not_applicable")]
    [InlineData("I don't really know", "dont_know")]
    [InlineData("Documented", "Documented")]
    [InlineData("flat revenue, break even last year", "flat revenue, break even last year")]
    [InlineData("they break even", "they break even")]
    [InlineData("we have a break clause in the contract", "we have a break clause in the contract")]
    [InlineData("they can't do that", "they can't do that")]
    public void A_plain_answer_belongs_to_the_open_question(string text, string answer)
    {
        var understood = Engines.Understand(text, Question);

        understood.Function.ShouldBe("Assessment-answer");
        understood.Arguments["answer"]!.ToString().ShouldBe(answer);
    }

    [Theory]
    [InlineData("skip", "Interview-skip")]
    [InlineData("let's take a break", "Interview-pause")]
    [InlineData("back", "Interview-back")]
    [InlineData("why?", "Interview-explain")]
    [InlineData("show Fabrikam's KPIs", "Kpi-show")]
    [InlineData("what does market making mean?", "Help-term")]
    [InlineData("change TF2 to 3", "Assessment-change_answer")]
    public void Control_words_and_other_requests_are_no_answers(string text, string function) =>
        Engines.Understand(text, Question).Function.ShouldBe(function);

    [Theory]
    [InlineData("change the target of line 1 to 70 leads in Contoso's plan", "target", "70")]
    [InlineData("target of line 6 is 40 leads", "target", "40")]
    [InlineData("set line 3's weight to 35", "weight", "35")]
    [InlineData("weight of line 2 is 40", "weight", "40")]
    public void A_numbered_line_with_its_field_is_no_KPI_and_no_weight_of_a_fit(string text, string field, string value)
    {
        var understood = Engines.Understand(text);

        understood.Function.ShouldBe("Plan-update_line");
        understood.Arguments["field"]!.ToString().ShouldBe(field);
        understood.Arguments["value"]!.ToString().ShouldBe(value);
    }

    [Theory]
    [InlineData("our_owner", "Sarah", "Sarah")]
    [InlineData("our_owner", "me", "me")]
    [InlineData("our_owner", "I own it", "me")]
    [InlineData("our_owner", "it's Dana", "Dana")]
    [InlineData("partner_owner", "Maria from their marketing", "Maria")]
    [InlineData("budget", "no budget", "0")]
    [InlineData("our_owner", "Mark", "Mark")]
    [InlineData("partner_owner", "Jean-Luc O'Brien", "Jean-Luc O'Brien")]
    [InlineData("due", "end of March", "2027-03-31")]
    [InlineData("due", "in six weeks", "2027-01-04")]
    [InlineData("budget", "8k", "8000")]
    [InlineData("title", "Joint webinar for bakers", "Joint webinar for bakers")]
    public void A_bare_value_fills_the_plan_field_that_was_asked_for(string field, string text, string value)
    {
        var understood = Engines.Understand(text, new AskedQuestion(AskedFor.PlanField, field, "?"));

        understood.Function.ShouldBe("Plan-update_line");
        understood.Arguments["field"]!.ToString().ShouldBe(field);
        understood.Arguments["value"]!.ToString().ShouldBe(value);
    }

    [Theory]
    [InlineData("yes", "Talk-confirm")]
    [InlineData("sure, do that", "Talk-confirm")]
    [InlineData("nope", "Talk-deny")]
    public void Yes_and_no_answer_a_confirmation(string text, string function) =>
        Engines.Understand(text, new AskedQuestion(AskedFor.Confirmation, string.Empty,
            "Sure?")).Function.ShouldBe(function);

    [Theory]
    [InlineData("add a fair stand with Fabrikam in April, 10k from MDF and 5k our money", "10000 mdf + 5000 own")]
    [InlineData("add a fair stand with Fabrikam in April, 12k from MDF plus 3k from the partner",
        "12000 mdf + 3000 partner")]
    [InlineData("add a booth in May, € 8.000 MDF and € 2.000 own", "8000 EUR mdf + 2000 EUR own")]
    [InlineData("füge einen Messestand mit Fabrikam im April hinzu, 10k aus MDF und 5k eigenes Geld",
        "10000 mdf + 5000 own")]
    [InlineData("plane einen Messestand im April, 12k MDF plus 3k vom Partner", "12000 mdf + 3000 partner")]
    public void A_line_with_two_purses_is_added_with_both(string text, string budget)
    {
        var understood = Engines.Understand(text);

        (understood.Function, understood.Arguments["budget"]!.ToString()).ShouldBe(("Plan-add_line", budget));
        understood.Arguments["our_owner"].ShouldBeNull();
        understood.Arguments["title"]!.ToString().ShouldBeOneOf("Fair stand", "Booth", "Messestand");
    }

    [Theory]
    [InlineData("10k MDF and 5k own", null)]
    [InlineData("10k aus MDF und 5k eigenes Geld", null)]
    [InlineData("line 2 budget 10k MDF and 5k own", "2")]
    public void Two_purses_alone_pay_for_the_line_just_spoken_of(string text, string? line)
    {
        var understood = Engines.Understand(text);

        understood.Function.ShouldBe("Plan-update_line");
        (understood.Arguments["field"]!.ToString(), understood.Arguments["value"]!.ToString())
            .ShouldBe(("budget", "10000 mdf + 5000 own"));
        understood.Arguments["line"]?.ToString().ShouldBe(line);
    }

    [Theory]
    [InlineData("our sponsor is Anna Berg", "our_sponsor", "Anna Berg")]
    [InlineData("make Anna Berg our executive sponsor", "our_sponsor", "Anna Berg")]
    [InlineData("unser Sponsor ist Anna Berg", "our_sponsor", "Anna Berg")]
    [InlineData("Contoso's sponsor is Megan Bowen", "partner_sponsor", "Megan Bowen")]
    [InlineData("der Sponsor des Partners ist Megan Bowen", "partner_sponsor", "Megan Bowen")]
    [InlineData("we review the plan every two weeks", "review_cadence", "fortnightly")]
    [InlineData("wir überprüfen den Plan vierteljährlich", "review_cadence", "quarterly")]
    [InlineData("rules of engagement: a deal is protected for 90 days", "rules", "a deal is protected for 90 days")]
    public void What_is_said_of_the_plan_as_a_whole_needs_no_line(string text, string field, string value)
    {
        var understood = Engines.Understand(text);

        understood.Function.ShouldBe("Plan-update_line");
        (understood.Arguments["field"]!.ToString(), understood.Arguments["value"]!.ToString())
            .ShouldBe((field, value));
        understood.Arguments["line"].ShouldBeNull();
    }

    [Theory]
    [InlineData("pulse 3.5 ours, 2 theirs", "K34", "3.5", "2")]
    [InlineData("Contoso pulse: they say 2, we say 3.5", "K34", "3.5", "2")]
    [InlineData("Der Puls bei Contoso ist 3,5 von uns und 2 vom Partner", "K34", "3.5", "2")]
    [InlineData("our pulse is 3", "K34", "3", "ours")]
    [InlineData("escalations 12 % in October, 80 % well documented", "K32", "12", "80")]
    [InlineData("Eskalationen bei Fabrikam 12 %, davon 80 % gut dokumentiert", "K32", "12", "80")]
    [InlineData("certified people 100 %, one lapses on 15 January", "K2", "100", "2027-01-15")]
    [InlineData("Zertifizierte 100 %, eines läuft am 15. Januar ab", "K2", "100", "2027-01-15")]
    [InlineData("certified people 100 %, none lapses", "K2", "100", "none")]
    public void What_goes_beside_a_number_is_read_with_it(string text, string kpi, string value, string detail)
    {
        var understood = Engines.Understand(text);

        understood.Function.ShouldBe("Kpi-record");
        new[] { "kpi", "value", "detail" }.Select(n => understood.Arguments[n]!.ToString())
            .ShouldBe([kpi, value, detail]);
    }

    [Theory]
    [InlineData("who is our sponsor?", "Plan-show")]
    [InlineData("how often do we review the plan with Contoso", "Plan-show")]
    [InlineData("what are the rules of engagement?", "Plan-show")]
    [InlineData("who sponsors the football team", null)]
    public void What_is_asked_of_the_plan_as_a_whole_stands_on_its_card(string text, string? function) =>
        Engines.Understand(text).Function.ShouldBe(function);

    [Fact]
    public void Two_requests_of_one_message_come_in_order_and_share_the_partner()
    {
        var understood = Engines.Understand("assess Contoso and then build a plan with them");

        understood.Function.ShouldBe("Assessment-start");
        understood.Then.ShouldHaveSingleItem().Function.ShouldBe("Plan-start");
        understood.Then[0].Arguments["partner"]!.ToString().ShouldBe("Contoso");
    }

    [Fact]
    public void And_another_partner_repeats_the_last_request_for_it()
    {
        var last = new Request("Kpi-show", new() { ["partner"] = "Contoso", ["kpi"] = "K8" });

        var understood = Engines.Shared.Understand(Engines.Said("and Fabrikam?") with { Last = last });

        understood.Function.ShouldBe("Kpi-show");
        understood.Arguments.ToJsonString().ShouldBe("""{"partner":"Fabrikam","kpi":"K8"}""");
    }

    [Fact]
    public void The_same_message_is_always_understood_the_same()
    {
        var other = LocalEngine.Load(RepoFiles.Prompts);

        foreach (var text in new[] { "show the plan", "how is Contoso doing", "post it", "Contoso pipeline 420k" })
        {
            var again = other.Understand(Engines.Said(text));
            again.Confidence.ShouldBe(Engines.Understand(text).Confidence);
            again.Function.ShouldBe(Engines.Understand(text).Function);
        }
    }

    [Theory]
    [InlineData("""{"text":"show the plan"}""", "Plan-show")]
    [InlineData("""{"text":"show the plan","partners":[null,"Contoso"],"question":null,"last":null}""", "Plan-show")]
    [InlineData("""{"text":""}""", null)]
    [InlineData("""{"text":"\u0000\ud83d\ude00 \u202e"}""", null)]
    public void What_is_missing_from_a_line_has_a_default(string line, string? function)
    {
        var output = new StringWriter();

        UnderstandCommand.Run(new StringReader(line), output, Engines.Shared, TimeProvider.System);

        ((string?)JsonNode.Parse(output.ToString())!["function"]).ShouldBe(function);
        output.ToString().ShouldNotContain("error");
    }

    [Fact]
    public void A_very_long_message_is_kept_whole_as_an_answer()
    {
        var text = string.Concat(Enumerable.Repeat("they ran a campaign with us and 12 partners, ", 4000));

        var understood = Engines.Understand(text, Question);

        understood.Arguments["answer"]!.ToString().ShouldBe(text.Trim());
    }

    [Fact]
    public void A_damaged_line_gets_an_error_and_the_next_one_its_answer()
    {
        var output = new StringWriter();

        UnderstandCommand.Run(new StringReader(
            "{nonsense\n{\"text\":\"show the plan\",\"today\":\"2026-11-23\"}\n"), output, Engines.Shared,
            TimeProvider.System);

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("""{"error":""");
        lines[1].ShouldStartWith("""{"function":"Plan-show","arguments":{}""");
    }

    [Fact]
    public void Two_commands_joined_by_and_are_two_requests()
    {
        var understood = Engines.Understand("Add Litware as a reseller and assess them");

        understood.Function.ShouldBe("Partners-add");
        understood.Then.ShouldHaveSingleItem().Function.ShouldBe("Assessment-start");
        understood.Then[0].Arguments["partner"]!.ToString().ShouldBe("Litware");
    }

    [Fact]
    public void A_number_for_each_of_two_months_is_two_records()
    {
        var understood = Engines.Understand("Contoso pipeline 420k in October and 380k in September");

        understood.Arguments["period"]!.ToString().ShouldBe("2026-10");
        understood.Then.ShouldHaveSingleItem().Arguments["value"]!.ToString().ShouldBe("380000");
        understood.Then[0].Arguments["period"]!.ToString().ShouldBe("2026-09");
    }

    [Theory]
    [InlineData("partner_owner", "remove the summit", "Plan-drop_line")]
    [InlineData("our_owner", "Fabrikam pipeline minus 5 in November", "Kpi-record")]
    public void A_request_is_nobodys_name(string field, string text, string function) =>
        Engines.Understand(text, new AskedQuestion(AskedFor.PlanField, field, "?")).Function.ShouldBe(function);
}
