using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

/// <summary>May to July against August to October 2026, as recorded by sentence.</summary>
public sealed class FunnelTests
{
    private static readonly string[] Months =
        ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"];

    private readonly KpiTurns _turns = new();
    private readonly KpiPlugin _plugin = KpiTurns.Plugin();

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.PartnerContact)]
    public async Task Both_sides_see_steps_cases_and_what_each_step_added(Role role)
    {
        await RecordAsync("K14", "120", "150");
        await RecordAsync("K15", "30 of 100", "24 of 100");
        await RecordAsync("K21", "25 %", "20 %");
        await RecordAsync("K23", "40k EUR", "45k EUR");

        var reply = await _plugin.ShowAsync(_turns.New(role: role), "Contoso", "funnel");

        var card = reply.Card.ShouldBeOfType<FunnelCard>();
        card.Summary.ShouldBe("Since 24 Aug 2026, against the three months before: 324,000 EUR won a month, before "
            + "360,000 EUR (−36,000 EUR).");
        card.Rows.Select(r => r.Now).ShouldBe(
            ["150 a month (450 in 3)", "24 % (72 of 300)", "20 % (mean of 3)", "45,000 EUR (mean of 3)"]);
        card.Rows.Select(r => r.Change).ShouldBe(["+76,245 EUR", "−76,245 EUR", "−76,245 EUR", "+40,245 EUR"]);
        card.Method.ShouldContain("logarithmic mean");
        CardExpansion.Size(card).ShouldBeLessThan(28_000);
    }

    [Fact]
    public async Task A_step_without_numbers_is_named()
    {
        await RecordAsync("K14", "120", "150");

        var card = (FunnelCard)(await _plugin.ShowAsync(_turns.New(), "Contoso", "Funnel")).Card!;

        card.Summary.ShouldContain(
            "one of both spans for Lead to opportunity, Win rate (registered), Average deal size");
        card.Rows.Select(r => r.Before).ShouldBe(["120 a month (360 in 3)", "No number", "No number", "No number"]);
        card.Rows.ShouldAllBe(r => r.Change.Length == 0);
    }

    [Fact]
    public async Task Why_shows_it_too_and_what_it_is_is_said()
    {
        (await _plugin.ExplainAsync(_turns.New(), "Contoso", "funnel")).Card.ShouldBeOfType<FunnelCard>();
        _plugin.Define(_turns.New(), "funnel").Text!.ShouldContain("from leads to opportunities");
    }

    [Fact]
    public async Task Nothing_is_recorded_for_it() =>
        (await _plugin.RecordAsync(_turns.New(), "Contoso", "funnel", "5")).Text!
            .ShouldStartWith("I know no KPI called “funnel”");

    private async Task RecordAsync(string kpi, string before, string now)
    {
        foreach (var (month, at) in Months.Select((m, i) => (m, i)))
        {
            await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", kpi, at < 3 ? before : now, month));
        }
    }
}
