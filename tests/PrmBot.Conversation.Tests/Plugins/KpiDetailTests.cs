using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>What is said beside a number of K2, K32 and K34, and what its card says of it.</summary>
public sealed class KpiDetailTests
{
    private readonly KpiTurns _turns = new();
    private readonly KpiPlugin _plugin = KpiTurns.Plugin();

    [Theory]
    [InlineData("K2", "100", "2027-01-15", "Amber: Lapses soon",
        "100 % for October 2026 is good, but a certificate lapses on 15 Jan 2027, and within 60 days that is amber.")]
    [InlineData("K2", "100", "none lapses", "Green: On target", "100 % for October 2026; green is 100 %.")]
    [InlineData("K32", "12 %", null, "Grey: Quality not known",
        "12 % for October 2026. It is never judged without how well the cases were documented: say it with the "
        + "number, like “12 %, 80 % well documented”.")]
    [InlineData("K32", "12 %", "60 %", "Amber: Poorly documented",
        "12 % for October 2026 is good, but only 60 % of it is well documented, and under 80 % that is amber.")]
    [InlineData("K34", "4", "2", "Red: Sides far apart",
        "We gave 4 points, the partner 2 points for October 2026: they are 2 points apart, and 2 points or more "
        + "is red.")]
    [InlineData("K34", "3.5", "2.5", "Amber: One side is low",
        "We gave 3.5 points, the partner 2.5 points for October 2026; green wants 3 points of both, and under 2 points "
        + "of one is red.")]
    [InlineData("K34", "3.5", "ours", "Grey: Other side missing",
        "We gave 3.5 points, the partner nothing yet for October 2026; it takes both sides for a colour.")]
    public async Task The_card_says_why(string kpi, string value, string? detail, string state, string why)
    {
        var reply = await RecordAsync(kpi, value, detail);

        var card = reply.Card.ShouldBeOfType<RecordedCard>();
        (card.Row.State, card.Why).ShouldBe((state, why));
    }

    [Theory]
    [InlineData("K2", "soon", "I can't read “soon” as the day on which a certificate lapses.")]
    [InlineData("K32", "nicely", "I can't read “nicely” as the share that was well documented.")]
    [InlineData("K32", "130 %", "130 % can't be well documented")]
    [InlineData("K34", "the other one", "I can't read “the other one” as the other side's number.")]
    [InlineData("K21", "80 %", "Nothing goes beside a number of Win rate (registered).")]
    public async Task What_cannot_be_read_is_told_what_would_be_right(string kpi, string detail, string said)
    {
        var reply = await RecordAsync(kpi, "3", detail);

        reply.Text!.ShouldContain(said);
        reply.Changed.ShouldBeNull();
    }

    [Fact]
    public async Task A_partner_speaks_of_its_own_side_and_the_echo_names_both()
    {
        await RecordAsync("K34", "3.5", "ours");

        var reply = await RecordAsync("K34", "3", "ours", Role.PartnerContact);

        reply.Changed!.ShouldEndWith("3.5 points from us, 3 points from the partner.");
        (await RecordAsync("K34", "3", "4", Role.PartnerContact)).Text!.ShouldContain("theirs to give");
    }

    [Fact]
    public async Task Why_names_it_among_the_facts_and_the_definition_says_the_rule()
    {
        await RecordAsync("K32", "12 %", "88 %");

        var reply = await _turns.RunAsync(t => _plugin.ExplainAsync(t, "Contoso", "K32"));

        var facts = reply.Card.ShouldBeOfType<ExplainCard>().Facts.ToDictionary(f => f.Title, f => f.Value);
        facts["Documented"].ShouldBe("88 % well documented");
        facts["Rule"].ShouldEndWith("No colour without how much is well documented; amber at best under 80 %.");
        ((DefineCard)_plugin.Define(_turns.New(), "K34").Card!).Rule.ShouldEndWith("2 points or more apart.");
    }

    [Fact]
    public async Task The_form_asks_for_it_where_one_of_its_KPIs_takes_it()
    {
        await RecordAsync("K8", "420k", null);
        (await ScorecardAsync()).HasDetails.ShouldBeFalse();

        await RecordAsync("K34", "3.5", "3");

        (await ScorecardAsync()).HasDetails.ShouldBeTrue();
    }

    private async Task<ScorecardCard> ScorecardAsync() =>
        (await _turns.RunAsync(t => _plugin.ShowAsync(t, "Contoso"))).Card.ShouldBeOfType<ScorecardCard>();

    private Task<Reply> RecordAsync(string kpi, string value, string? detail, Role role = Role.Manager) =>
        _turns.RunAsync(
            t => _plugin.RecordAsync(t, "Contoso", kpi, value, "2026-10", detail: detail), _turns.New(role: role));
}
