using System.Text;
using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Conversation.Tests.Cards;
using PrmBot.Conversation.Tests.Plugins;
using PrmBot.Cycle;
using PrmBot.Cycle.Analyze;
using PrmBot.Cycle.Modify;
using PrmBot.Digest;
using PrmBot.Identity;
using PrmBot.Ledger;
using PrmBot.Planning;
using PrmBot.Selection;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Digests;

public sealed class WeeklyCardTests
{
    private readonly DigestRoom _room = new();

    [Fact]
    public async Task An_exception_says_number_method_owner_reasons_and_one_change_to_decide_on()
    {
        await _room.PlantAsync();
        await _room.PutAsync(DigestRoom.Proposal(1, ProposalState.Offered, "Partner newsletter"));

        var turn = _room.Turns.New(conversation: KpiTurns.Channel);
        var card = (WeeklyCard)(await _room.Plugin.PostNowAsync(turn, "Contoso")).Card!;

        var row = card.Exceptions.Single(e => e.Kpi == "K14");
        row.Method.ShouldContain("38");
        row.Owner.ShouldBe("Owner: Dana, Karl");
        row.Why.Count.ShouldBeGreaterThan(3);
        row.Offer.ShouldContain("Partner newsletter");
        (row.Proposal, row.Wording).ShouldBe(("1", "1"));
        row.Spark.ShouldNotBeEmpty();
        card.HasPoints.ShouldBeTrue();
        card.Tasks.ShouldHaveSingleItem().ShouldBe(new CardChoice("Joint webinar", "1"));
    }

    [Fact]
    public async Task What_is_not_released_is_in_no_digest_that_the_partner_reads()
    {
        await _room.PlantAsync();
        await _room.PutAsync(KpiTurns.Contoso with { Note = "Notesekret" });
        await _room.PutAsync(DigestRoom.Proposal(1, ProposalState.Proposed, "Newslettersekret"));
        await _room.PutAsync(new AnalysisRun
        {
            Of = KpiTurns.Contoso.Of, Round = Period.Parse("2026-11")!, Day = new(2026, 11, 2), By = Ada,
            Answers = [new CauseAnswer("f", PlanSide.Us, Ada, default, "Causesekret")],
        });
        await _room.PutAsync(new LedgerRow
        {
            Id = "row", Of = KpiTurns.Contoso.Of, Giver = Side.Us, What = "Rowsekret", IsDelivered = true,
            Date = new(2026, 11, 2), By = Ada, BySide = Side.Us, At = default,
        });

        var shared = await _room.SharedAsync();
        var preview = await _room.Plugin.PostNowAsync(_room.Turns.New(), "Contoso");

        shared.ShouldContain("Joint webinar");
        shared.ShouldNotContain("sekret");
        DigestRoom.Cards.Render(preview.Card!).ShouldContain("Newslettersekret");
    }

    [Fact]
    public async Task Nothing_of_a_draft_plan_is_in_it()
    {
        await _room.PlantAsync(PlanState.Draft, "Titlesekret");

        var shared = await _room.SharedAsync();

        shared.ShouldNotContain("sekret");
        shared.ShouldNotContain("Karl");
    }

    [Theory]
    [InlineData('x')]
    [InlineData('漢')]
    [InlineData('"')]
    public void Whatever_the_partner_the_card_is_under_28_KB_and_keeps_what_calls_for_something(char letter)
    {
        string Text(int length) => new(letter, length);
        DigestRow Row(int i) => new($"K{i}", Text(100), "Attention", "Red", Text(30), Text(400), "▁▂▃▄▅▆▇█")
        {
            Owner = Text(200), Offer = Text(900), Proposal = "12", Wording = "3", MayCounter = true,
            MayReject = true, Why = [.. Enumerable.Range(0, 12).Select(n => new CardFact($"Fact {n}", Text(200)))],
        };
        var card = new WeeklyCard(Text(80), Text(100), "Plan score 93 %", "▼ 4 since last week")
        {
            Week = DigestRoom.Week, Form = "internal", ForUs = Text(150), Echo = Text(300), MayPropose = true,
            Exceptions = [.. Enumerable.Range(1, 5).Select(Row)], Wins = [.. Enumerable.Range(6, 3).Select(Row)],
            Due = [.. Enumerable.Range(1, 5).Select(i => new DigestDueRow(Text(300), $"{i}"))],
            Tasks = [.. Enumerable.Range(1, 5).Select(i => new CardChoice(Text(200), $"{i}"))],
            Agreed = [Text(900), Text(900)], Decision = Text(400),
            Points = [.. Enumerable.Range(1, 12).Select(i => new ChartPoint("2026-08-01", i, Text(20), Text(20)))],
            ChartTitle = Text(100), ChartAlt = Text(600), ChartSpark = "▁▂▃▄▅▆▇█",
            Rest = [.. Enumerable.Range(1, 60).Select(
                i => new KpiRow($"K{i}", Text(100), "Good", Text(40), Text(20), Text(90), "↗"))],
            Choices = [.. Enumerable.Range(1, 60).Select(i => new CardChoice(Text(100), $"K{i}"))],
        };

        var json = DigestRoom.Cards.Render(card);

        Encoding.UTF8.GetByteCount(json).ShouldBeLessThanOrEqualTo(CardLibrary.MostBytes);
        var parts = CardElements.All(JsonNode.Parse(json)!).ToList();
        parts.Count(p => p["verb"]?.ToString() == "Change-accept").ShouldBe(10);
        parts.Count(p => p["verb"]?.ToString() == "Work-report").ShouldBe(2);
        json.ShouldContain("60 more");
    }

    [Theory]
    [InlineData(DigestMood.Empty, "Nothing has been recorded with Contoso yet")]
    [InlineData(DigestMood.AllStale, "recent enough to be judged")]
    [InlineData(DigestMood.AllGreen, "Everything that can be judged is green")]
    [InlineData(DigestMood.Quiet, "A quiet week")]
    [InlineData(DigestMood.Usual, "")]
    public void A_week_without_news_says_which_kind_it_is(DigestMood mood, string said)
    {
        var digest = new WeeklyDigest { Week = Period.Parse(DigestRoom.Week)!, Mood = mood };

        var (card, _) = DigestCardData.Weekly(
            _room.Turns.New(), KpiTurns.Contoso, new ComposedDigest(digest, []), KpiTurns.Catalogue);

        card.Empty.ShouldContain(said);
        (card.Empty.Length == 0).ShouldBe(said.Length == 0);
        DigestRoom.Cards.Render(card).ShouldContain("Kpi-record");
    }

    private static Person Ada => new(UserId.From("u1"), "Ada");
}
