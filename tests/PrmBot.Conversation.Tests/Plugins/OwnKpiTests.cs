using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Cycle.Monitor.Own;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class OwnKpiTests
{
    private readonly KpiTurns _turns = new();
    private readonly KpiPlugin _plugin = KpiTurns.Plugin();

    [Fact]
    public async Task A_kpi_of_its_own_is_used_like_those_of_the_catalogue()
    {
        await CreateAsync("Demo days", "count", "up", "30");

        var recorded = await RunAsync(t => _plugin.RecordAsync(t, "Contoso", "demo days", "4", "2026-10"));
        var table = await RunAsync(t => _plugin.ImportAsync(t, "Contoso", "KPI;Period;Value\nDemo days;2026-09;3\n"));
        var card = (ScorecardCard)(await RunAsync(t => _plugin.ShowAsync(t, "Contoso"))).Card!;
        var why = (ExplainCard)(await RunAsync(t => _plugin.ExplainAsync(t, "Contoso", "O1"))).Card!;

        recorded.Changed.ShouldBe("Contoso: Demo days for October 2026 is 4.");
        ((KpiImportCard)table.Card!).Numbers.ShouldHaveSingleItem().ShouldContain("Demo days, September 2026: 3");
        card.Rows.ShouldContain(r => r.Name == "Demo days");
        why.Why.ShouldBe("4 of 10 expected by 31 Oct 2026: 40 % of pace.");
    }

    [Fact]
    public async Task Less_can_be_better_and_other_units_are_held_against_their_target()
    {
        await CreateAsync("Onboarding delay", "days", "Less is better", "10");

        var reply = await RunAsync(t => _plugin.RecordAsync(t, "Contoso", "onboarding delay", "20 days", "2026-10"));

        ((RecordedCard)reply.Card!).Row.Color.ShouldBe("Attention");
        (await RunAsync(t => _plugin.RecordAsync(t, "Contoso", "onboarding delay", "20 %", "2026-10")))
            .Text!.ShouldContain("counted in days");
    }

    [Theory]
    [InlineData("pipeline", "There is a KPI like that already: Sourced pipeline created (K8)")]
    [InlineData("K8", "There is a KPI like that already")]
    [InlineData("123", "needs a name with letters")]
    public async Task A_name_that_cannot_be_says_what_would_be_right(string name, string why) =>
        (await CreateAsync(name, "count", "up", null)).Text!.ShouldContain(why);

    [Fact]
    public async Task What_is_not_said_is_asked_for_one_by_one()
    {
        (await CreateAsync("Demo days", null, null, null)).Asks!.Parameter.ShouldBe("unit");
        (await CreateAsync("Demo days", "count", null, null)).Asks!.Parameter.ShouldBe("direction");
        (await RunAsync(t => _plugin.CreateAsync(t, "Contoso"))).Card.ShouldBeOfType<OwnKpiCard>();
    }

    [Fact]
    public async Task A_partners_person_adds_none() =>
        (await _plugin.CreateAsync(_turns.New(role: Role.PartnerContact), "Contoso", "Demo days", "count", "up"))
            .Changed.ShouldBeNull();

    private Task<Reply> CreateAsync(string name, string? unit, string? direction, string? target) =>
        RunAsync(t => _plugin.CreateAsync(t, "Contoso", name, unit, direction, target));

    private async Task<Reply> RunAsync(Func<TurnScope, Task<Reply>> function)
    {
        var own = await _turns.New().Session.Work.AllAsync<OwnKpi>(default);
        return await _turns.RunAsync(function, _turns.New(own: own));
    }
}
