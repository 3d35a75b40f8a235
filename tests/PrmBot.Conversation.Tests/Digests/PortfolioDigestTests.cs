using System.Text;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Plugins;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Cycle;
using PrmBot.Cycle.Modify;
using PrmBot.Cycle.Monitor;
using PrmBot.Identity;
using PrmBot.Partners;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Digests;

public sealed class PortfolioDigestTests
{
    private static readonly Partner Red = Named("Adatum"), Better = Named("Fabrikam"), Silent = Named("Litware"),
        Steady = Named("Northwind");

    private readonly DigestRoom _room = new();

    [Fact]
    public async Task It_ranks_who_is_at_risk_praises_who_got_better_and_asks_one_decision()
    {
        await PlantAsync();

        var card = await ShowAsync();

        card.Summary.ShouldBe("4 partners: 1 with something red, 0 with something amber, 2 all green, "
            + "1 without a current number.");
        var row = card.AtRisk.ShouldHaveSingleItem();
        row.Partner.ShouldBe("Adatum");
        row.Why[0].ShouldContain("30 %");
        row.Proposed.ShouldBe("Nothing is proposed yet.");
        card.Wins.ShouldHaveSingleItem().ShouldStartWith("Fabrikam: Plan score");
        card.Silent.ShouldBe("No current number: Litware");
        card.Decision.ShouldBe("Adatum has 1 red KPI, and nothing is proposed. Who takes it?");
        card.Rest.ShouldHaveSingleItem().ShouldStartWith("Northwind: 0 red");
    }

    [Fact]
    public async Task What_waits_for_whom_is_said_and_then_nothing_is_asked()
    {
        await PlantAsync();
        await _room.PutAsync(DigestRoom.Proposal(1, ProposalState.Offered, "Newsletter") with { Of = Red.Of });

        var card = await ShowAsync();

        card.AtRisk[0].Proposed.ShouldContain("waits for Adatum");
        card.Decision.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_a_partner_reads_along_it_is_not_shown_and_elsewhere_it_is_asked_first()
    {
        await PlantAsync();

        var linked = await _room.Plugin.PostNowAsync(
            _room.Turns.New(conversation: KpiTurns.Channel, kind: PlaceKind.Channel), "Contoso", "portfolio");
        var unlinked = await _room.Plugin.PostNowAsync(
            _room.Turns.New(conversation: "19:x@thread", kind: PlaceKind.Channel), null, "portfolio");

        (linked.Card is null).ShouldBeTrue();
        linked.Text!.ShouldContain("private chat");
        unlinked.AsksFirst!.ShouldContain("Everybody in this place will read it");
    }

    [Fact]
    public async Task A_thousand_partners_fit_on_the_card()
    {
        IReadOnlyList<Partner> many = [.. Enumerable.Range(0, 1000).Select(i => Named($"Partner {i:0000} 漢漢漢漢漢漢漢"))];
        foreach (var partner in many.Take(40))
        {
            await PutAsync(partner, 95, 30);
        }

        var json = DigestRoom.Cards.Render(await ShowAsync(many));

        Encoding.UTF8.GetByteCount(json).ShouldBeLessThanOrEqualTo(CardLibrary.MostBytes);
        json.ShouldContain("1000 partners: 40 with something red");
    }

    private async Task<PortfolioDigestCard> ShowAsync(IReadOnlyList<Partner>? partners = null)
    {
        var turn = _room.Turns.New(partners: partners ?? [Red, Better, Silent, Steady]);
        return (PortfolioDigestCard)(await _room.Plugin.PostNowAsync(turn, null, "portfolio")).Card!;
    }

    private async Task PlantAsync()
    {
        await PutAsync(Red, 95, 30);
        await PutAsync(Better, 75, 95);
        await PutAsync(Steady, 95, 95);
    }

    // Weekly commitments kept: before, and in the last week.
    private Task PutAsync(Partner partner, decimal before, decimal last)
    {
        var by = new KpiStamp(
            new Person(UserId.From("u1"), "Ada"), new(2026, 11, 22, 9, 0, 0, default), KpiSource.Said);
        var series = new KpiSeries { Of = partner.Of, Kpi = "K26" };
        foreach (var (week, value) in new[] { (44, before), (45, before), (46, before), (47, last) })
        {
            series = series.WithValue(new KpiNumber(Period.Parse($"2026-W{week}")!, value, by));
        }

        return _room.PutAsync(series);
    }

    private static Partner Named(string name) => new() { Of = PartnerId.From("p-" + name), Name = name };
}
