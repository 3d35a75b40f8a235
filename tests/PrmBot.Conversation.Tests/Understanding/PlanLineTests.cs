using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Understanding;

/// <summary>A plan's line, its owners and the plan's sponsors, each said in one breath.</summary>
public sealed class PlanLineTests
{
    [Theory]
    [InlineData("add goal \"New revenue\", target 800k EUR, weight 60",
        """{"section":"goals","title":"New revenue","target":800000,"weight":60}""")]
    [InlineData("add goal Certified engineers, 10 people by end of Q2, weight 30",
        """{"section":"goals","title":"Certified engineers","due":"2027-06-30","target":10,"weight":30}""")]
    [InlineData("new goal: 25 new customers, weight 40 %",
        """{"section":"goals","title":"25 new customers","target":25,"weight":40}""")]
    [InlineData("Ziel hinzufügen: 800k EUR neuer Umsatz bis Ende 2027, Gewicht 60",
        """{"section":"goals","title":"800k EUR neuer Umsatz","due":"2027-12-31","target":800000,"weight":60}""")]
    [InlineData("add support handover to service, Mia Keller and Pat Olsen, 95 % by 30 April",
        """
        {"section":"service","title":"Support handover","our_owner":"Mia Keller","partner_owner":"Pat Olsen",
        "due":"2027-04-30","target":95}
        """)]
    [InlineData("add a webinar in March to marketing, 40 leads, Dana for us, Pat for Fabrikam, 8k from MDF",
        """
        {"partner":"Fabrikam","section":"marketing","title":"Webinar","our_owner":"Dana","partner_owner":"Pat",
        "due":"2027-03-31","target":40,"budget":8000}
        """)]
    [InlineData("füge ein Webinar im März zum Marketing hinzu, 40 Leads, verantwortlich Dana und Pat, 8k aus MDF",
        """
        {"section":"marketing","title":"Webinar","our_owner":"Dana","partner_owner":"Pat","due":"2027-03-31",
        "target":40,"budget":8000}
        """)]
    [InlineData("we want a joint conference in May: 50 meetings, 20k EUR, half paid by the partner",
        """{"section":"marketing","title":"Joint conference","due":"2027-05-31","target":50,"budget":20000}""")]
    [InlineData("new line in service: deployment training, owner Mia, partner owner Pat, due 1 March, 12 certified",
        """
        {"section":"service","title":"Deployment training","our_owner":"Mia","partner_owner":"Pat",
        "due":"2027-03-01","target":12}
        """)]
    [InlineData("add to joint sales an account plan for Acme",
        """{"section":"joint_sales","title":"Account plan for Acme"}""")]
    [InlineData("add Battle Card and Price List to ramp-up",
        """{"section":"ramp_up","title":"Battle Card and Price List"}""")]
    [InlineData("add a roadshow to marketing, Berlin and Hamburg, in May",
        """{"section":"marketing","title":"Roadshow","due":"2027-05-31"}""")]
    [InlineData("füge einen Kick-off zum Ramp-up hinzu", """{"section":"ramp_up","title":"Kick-off"}""")]
    [InlineData("add a workshop to partnering, 20 people",
        """{"section":"partnering","title":"Workshop","target":20}""")]
    public void A_new_line_is_read_whole(string text, string arguments) => Reads(text, "Plan-add_line", arguments);

    [Theory]
    [InlineData("owners of line 2 are Mia Keller and Pat Olsen",
        """{"line":2,"our_owner":"Mia Keller","partner_owner":"Pat Olsen"}""")]
    [InlineData("line 3 is owned by me and Pat", """{"line":3,"our_owner":"me","partner_owner":"Pat"}""")]
    [InlineData("make Dana and Marco owners of line 3",
        """{"line":3,"our_owner":"Dana","partner_owner":"Marco"}""")]
    [InlineData("Verantwortlich für Zeile 3 sind Mia Keller und Pat Olsen",
        """{"line":3,"our_owner":"Mia Keller","partner_owner":"Pat Olsen"}""")]
    [InlineData("our owner of line 3 is Dana", """{"line":3,"field":"our_owner","value":"Dana"}""")]
    public void Both_owners_of_a_line_are_set_at_once(string text, string arguments) =>
        Reads(text, "Plan-update_line", arguments);

    [Theory]
    [InlineData("split line 2 over the quarters 100k, 200k, 200k, 300k", "100000 / 200000 / 200000 / 300000")]
    [InlineData("line 2: Q1 100k, Q2 200k, Q3 200k, Q4 300k", "100000 / 200000 / 200000 / 300000")]
    [InlineData("quarters of line 2: 10 / 10 / 15 / 15", "10 / 10 / 15 / 15")]
    [InlineData("teile das Ziel von Zeile 2 auf die Quartale auf: 10, 20, 30, 40", "10 / 20 / 30 / 40")]
    [InlineData("Q2 target of line 2 is 300k", "Q2 300000")]
    [InlineData("split the target of line 2 evenly over the quarters", "even")]
    public void A_split_over_quarters_is_no_budget(string text, string value) =>
        Reads(text, "Plan-update_line", $$"""{"line":2,"field":"quarters","value":"{{value}}"}""");

    [Theory]
    [InlineData("what did the partner change?", "{}")]
    [InlineData("what did Fabrikam change in the plan", """{"partner":"Fabrikam"}""")]
    public void What_the_other_side_changed_is_asked_of_the_plan(string text, string arguments) =>
        Reads(text, "Plan-versions", arguments);

    [Theory]
    [InlineData("claim 4k for the webinar, 45 people came, list attached", "45 people came, list attached")]
    [InlineData("claim 4k for the webinar, proof: photos of the stand", "photos of the stand")]
    public void What_a_claim_adds_is_its_proof(string text, string proof) => Reads(text, "Plan-mdf",
        $$"""{"action":"claim","amount":4000,"purpose":"webinar","proof":"{{proof}}"}""");

    [Theory]
    [InlineData("sponsors are Mia Keller and Pat Olsen",
        """{"our_sponsor":"Mia Keller","partner_sponsor":"Pat Olsen"}""")]
    [InlineData("the sponsors of the plan with Fabrikam are Mia Keller for us and Pat Olsen for them",
        """{"partner":"Fabrikam","our_sponsor":"Mia Keller","partner_sponsor":"Pat Olsen"}""")]
    [InlineData("our sponsor is Mia Keller and theirs is Pat Olsen",
        """{"our_sponsor":"Mia Keller","partner_sponsor":"Pat Olsen"}""")]
    [InlineData("die Sponsoren im Plan sind Mia Keller und Pat Olsen",
        """{"our_sponsor":"Mia Keller","partner_sponsor":"Pat Olsen"}""")]
    [InlineData("Fabrikam's sponsor is Pat Olsen",
        """{"partner":"Fabrikam","field":"partner_sponsor","value":"Pat Olsen"}""")]
    public void Both_sponsors_are_set_at_once(string text, string arguments) =>
        Reads(text, "Plan-update_line", arguments);

    private static void Reads(string text, string function, string arguments)
    {
        var understood = Engines.Understand(text);

        understood.Function.ShouldBe(function);
        understood.Then.ShouldBeEmpty();
        JsonNode.DeepEquals(understood.Arguments, JsonNode.Parse(arguments))
            .ShouldBeTrue(understood.Arguments.ToJsonString());
    }
}
