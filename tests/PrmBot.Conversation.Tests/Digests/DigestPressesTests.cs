using System.Text.Json.Nodes;
using PrmBot.Conversation.Cards;
using PrmBot.Cycle.Modify;
using PrmBot.Identity;
using Shouldly;
using Xunit;

namespace PrmBot.Conversation.Tests.Digests;

public sealed class DigestPressesTests
{
    private readonly DigestRoom _room = new();

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.PartnerContact)]
    public async Task A_number_recorded_on_the_digest_is_in_it_at_once_for_all(Role role)
    {
        await _room.PlantAsync();

        var reply = await _room.PressAsync(
            "Kpi-record", Of(("kpi", "K14"), ("value", "120"), ("period", "2026-11")), role);

        reply.InPlace.ShouldBeTrue();
        var card = reply.Card.ShouldBeOfType<WeeklyCard>();
        card.Echo.ShouldContain("120");
        card.Exceptions.Concat(card.Wins).Concat(card.Standing).ShouldContain(r => r.Method.Contains("158"));
    }

    [Fact]
    public async Task What_is_said_to_be_done_is_no_longer_due()
    {
        await _room.PlantAsync();

        var reply = await _room.PressAsync(
            "Work-report", Of(("line", "1"), ("status", "done"), ("evidence", "https://contoso/webinar")));

        var card = reply.Card.ShouldBeOfType<WeeklyCard>();
        card.Echo.ShouldContain("Joint webinar");
        card.Due.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_proposal_that_both_accepted_is_said_to_be_agreed_and_asked_no_more()
    {
        await _room.PlantAsync();
        await _room.PutAsync(DigestRoom.Proposal(1, ProposalState.Offered, "Partner newsletter"));
        var before = await _room.SharedAsync();

        var reply = await _room.PressAsync(
            "Change-accept", Of(("proposal", "1"), ("wording", "1")), Role.PartnerContact);

        before.ShouldContain("Change-accept");
        var card = reply.Card.ShouldBeOfType<WeeklyCard>();
        card.Exceptions.ShouldAllBe(e => !e.HasOffer);
        card.Agreed.ShouldHaveSingleItem().ShouldContain("Partner newsletter");
        reply.IsFinal.ShouldBeTrue();
    }

    [Fact]
    public async Task The_digest_of_a_week_that_is_over_stays_as_it_was()
    {
        await _room.PlantAsync();

        var reply = await _room.PressAsync(
            "Kpi-record", Of(("kpi", "K14"), ("value", "120"), ("period", "2026-11")), week: "2026-W47");

        reply.InPlace.ShouldBeFalse();
        reply.Card.ShouldBeOfType<RecordedCard>();
    }

    [Theory]
    [InlineData("Kpi-record", "value", "a lot", "a lot")]
    [InlineData("Change-counter", "proposal", "1", "What should be different in proposal 1?")]
    public async Task What_changes_nothing_is_answered_beside_the_digest(
        string verb, string name, string value, string said)
    {
        await _room.PlantAsync();
        await _room.PutAsync(DigestRoom.Proposal(1, ProposalState.Offered, "Partner newsletter"));

        var reply = await _room.PressAsync(verb, Of(("kpi", "K14"), (name, value)));

        reply.InPlace.ShouldBeFalse();
        reply.Text!.ShouldContain(said);
    }

    [Theory]
    [InlineData(Role.Manager, "a:personal", "internal")]
    [InlineData(Role.Manager, "19:contoso@thread.tacv2;messageid=17", "shared")]
    [InlineData(Role.PartnerContact, "a:personal", "shared")]
    public async Task Who_reads_decides_the_form_and_not_the_button(Role role, string place, string form)
    {
        await _room.PlantAsync();
        await _room.PutAsync(DigestRoom.Proposal(1, ProposalState.Proposed, "Newslettersekret"));

        var reply = await _room.PressAsync(
            "Kpi-record", Of(("kpi", "K14"), ("value", "39"), ("period", "2026-11")), role, form: "internal",
            place: place);

        reply.Card.ShouldBeOfType<WeeklyCard>().Form.ShouldBe(form);
        DigestRoom.Cards.Render(reply.Card!).Contains("Newslettersekret", StringComparison.Ordinal)
            .ShouldBe(form == "internal");
    }

    private static JsonObject Of(params IReadOnlyList<(string Name, string Value)> data) =>
        new(data.Select(d => KeyValuePair.Create(d.Name, (JsonNode?)d.Value)));
}
