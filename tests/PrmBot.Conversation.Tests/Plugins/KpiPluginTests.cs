using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Plugins;

public sealed class KpiPluginTests
{
    private readonly KpiTurns _turns = new();
    private readonly KpiPlugin _plugin = KpiTurns.Plugin();

    [Fact]
    public async Task Recording_echoes_partner_kpi_period_and_number()
    {
        var reply = await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "pipeline", "420000", "2026-10"));

        reply.Changed.ShouldBe("Contoso: Sourced pipeline created for October 2026 is 420,000.");
        reply.Card.ShouldBeOfType<RecordedCard>();
    }

    [Fact]
    public async Task Recording_again_says_what_stood_there_before()
    {
        await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "K8", "400k", "2026-10", "EUR"));

        var reply = await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "K8", "420k", "2026-10"));

        reply.Changed!.ShouldContain("is 420,000 EUR now; it was 400,000 EUR, given by Ada");
    }

    [Fact]
    public async Task A_target_and_a_month_give_pace()
    {
        await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "K8", "420k", "2026-10"));

        var reply = await _turns.RunAsync(t => _plugin.SetTargetAsync(t, "Contoso", "pipeline", "1.5m", "2026-Q4"));

        reply.Changed.ShouldBe("Contoso: the target of Sourced pipeline created for Q4 2026 is 1,500,000.");
        ((RecordedCard)reply.Card!).Why.ShouldBe("420,000 of 500,000 expected by 31 Oct 2026: 84 % of pace.");
        ((RecordedCard)reply.Card!).Row.Color.ShouldBe("Warning");
    }

    [Theory]
    [InlineData("pipelin", "420k", null, "I know no KPI called “pipelin”. Near it: Sourced pipeline created (K8)")]
    [InlineData("K8", "lots", null, "I can't read “lots” as a number")]
    [InlineData("K8", "5", "octember", "I can't read “octember” as a period")]
    [InlineData("K8", "5", "2027-01", "January 2027 has not begun yet")]
    [InlineData("K8", "-5", null, "can't be below zero")]
    [InlineData("K8", "35 %", null, "is an amount of money")]
    [InlineData("K21", "135 %", null, "100 % is the most")]
    [InlineData("K14", "3.5", null, "whole numbers")]
    public async Task Bad_input_is_told_what_would_be_right(string kpi, string value, string? period, string said)
    {
        var reply = await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", kpi, value, period));

        reply.Text!.ShouldContain(said);
        reply.Changed.ShouldBeNull();
    }

    [Fact]
    public async Task A_disputed_number_shows_both_until_one_is_recorded()
    {
        await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "K8", "420k", "2026-10", "EUR"));
        var disputed = await _turns.RunAsync(
            t => _plugin.DisputeAsync(t, "Contoso", "pipeline", "380k", "one deal was ours"));
        var explained = await _plugin.ExplainAsync(_turns.New(), "Contoso", "K8");

        await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "K8", "380k", "2026-10"));

        ((RecordedCard)disputed.Card!).Row.Value
            .ShouldBe("420,000 EUR (Ada) or 380,000 EUR (Ada), disputed");
        ((ExplainCard)explained.Card!).Facts.Single(f => f.Title == "Disputed").Value
            .ShouldContain("380,000 EUR for October 2026, from Ada");
        var settled = await _plugin.ExplainAsync(_turns.New(), "Contoso", "K8");
        ((ExplainCard)settled.Card!).Row.Value.ShouldBe("380,000 EUR");
        ((ExplainCard)settled.Card!).Facts.Count(f => f.Title == "Before that").ShouldBe(2);
    }

    [Fact]
    public async Task The_disputed_number_is_the_one_of_the_period_that_was_named()
    {
        await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "pipeline", "420k", "2026-10"));
        await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "pipeline", "90k", "2026-W46"));

        await _turns.RunAsync(
            t => _plugin.DisputeAsync(t, "Contoso", "pipeline", "380k"),
            _turns.New(said: new TurnInput.Said("we dispute the October pipeline, we count 380k", [], null)));

        var series = (await _turns.Store.Open(TenantId.From("t1")).AllAsync<KpiSeries>(default)).Single();
        series.Values.Single(v => v.Dispute is not null).Value.ShouldBe(420_000);
    }

    [Theory]
    [InlineData("K14", "5", "nothing to dispute")]
    [InlineData("K8", "420k", "is that number already")]
    [InlineData("K8", "3 of 7", "is no share")]
    public async Task A_dispute_that_cannot_be_says_what_would_be_right(string kpi, string value, string said)
    {
        await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "K8", "420k", "2026-10"));

        (await _plugin.DisputeAsync(_turns.New(), "Contoso", kpi, value)).Text!.ShouldContain(said);
    }

    [Fact]
    public async Task A_share_given_as_a_part_of_all_keeps_both()
    {
        foreach (var month in new[] { "2026-07", "2026-08", "2026-09" })
        {
            await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "K21", "20 of 50", month));
        }

        var reply = await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "win rate", "2 of 7", "2026-10"));

        ((RecordedCard)reply.Card!).Why.ShouldStartWith("Not enough cases yet (2 of 7)");
    }

    [Fact]
    public async Task The_scorecard_has_8_to_12_rows_and_a_chart()
    {
        await _turns.LoadSampleAsync();

        var reply = await _plugin.ShowAsync(_turns.New(), "Contoso");

        var card = reply.Card.ShouldBeOfType<ScorecardCard>();
        card.Rows.Count.ShouldBeInRange(8, 12);
        card.Bars.Count.ShouldBeGreaterThan(4);
        card.Rows.First(r => r.Kpi == "K8").Color.ShouldBe("Attention");
        CardExpansion.Size(card).ShouldBeLessThan(28_000);
    }

    [Fact]
    public async Task An_empty_scorecard_says_what_to_do()
    {
        var reply = await _plugin.ShowAsync(_turns.New(), "Contoso");

        ((ScorecardCard)reply.Card!).Empty.ShouldContain("Contoso pipeline 420k in October");
    }

    [Fact]
    public async Task One_series_has_its_points_and_its_target_for_each()
    {
        await _turns.LoadSampleAsync();

        var card = (SeriesCard)(await _plugin.ShowAsync(_turns.New(), "Contoso", "pipeline")).Card!;

        card.Points.Count.ShouldBe(26);
        card.Targets.ShouldNotBeEmpty();
        card.TrendWords.ShouldContain("Mann-Kendall");
        CardExpansion.Size(card).ShouldBeLessThan(28_000);
    }

    [Fact]
    public async Task Why_names_rule_threshold_series_source_person_and_the_number_before()
    {
        await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "K8", "500k", "2026-09"));
        await _turns.RunAsync(t => _plugin.RecordAsync(t, "Contoso", "K8", "400k", "2026-10"));
        await _turns.RunAsync(t => _plugin.CorrectAsync(t, "Contoso", "K8", "300k", "2026-10"));
        await _turns.RunAsync(t => _plugin.SetTargetAsync(t, "Contoso", "K8", "1.5m", "2026-Q4"));

        var card = (ExplainCard)(await _plugin.ExplainAsync(_turns.New(), "Contoso", "K8")).Card!;

        var facts = card.Facts.ToDictionary(f => f.Title, f => f.Value);
        card.Title.ShouldBe("Contoso: why Sourced pipeline created is red");
        facts["Rule"].ShouldContain("amber from 80 %");
        facts["Threshold today"].ShouldBe("Green from 475,000, red below 400,000.");
        facts["Numbers"].ShouldBe("September 2026 500,000, October 2026 300,000");
        facts["Target"].ShouldBe("1,500,000 for Q4 2026, set by Ada on 23 Nov 2026");
        facts["Latest number"].ShouldBe("300,000 for October 2026, from Ada on 23 Nov 2026 (in a message)");
        facts["Before that"].ShouldContain("400,000");
    }

    [Fact]
    public async Task Numbers_are_written_in_the_readers_culture()
    {
        var reply = await _turns.RunAsync(
            t => _plugin.RecordAsync(t, "Contoso", "K8", "420.000 €", "2026-10"), _turns.New("de-DE"));

        reply.Changed!.ShouldContain("Oktober 2026 is 420.000 EUR");
    }

    [Fact]
    public async Task A_partner_contact_records_for_the_own_partner()
    {
        var reply = await _turns.RunAsync(
            t => _plugin.RecordAsync(t, "Contoso", "K14", "12"), _turns.New(role: Role.PartnerContact));

        reply.Changed!.ShouldContain("W48 2026 is 12");
    }

    [Fact]
    public void Every_kpi_can_be_defined()
    {
        foreach (var kpi in KpiTurns.Catalogue.All)
        {
            var card = (DefineCard)_plugin.Define(_turns.New(), kpi.Name).Card!;

            card.Title.ShouldEndWith($"({kpi.Id})");
            card.Rule.ShouldNotContain("{");
        }
    }
}
